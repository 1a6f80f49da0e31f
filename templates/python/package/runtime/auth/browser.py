"""A person's agreement, got by a browser on this machine that comes back to a server on the loopback interface.

Source: https://www.rfc-editor.org/rfc/rfc8252#section-7.3.
"""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final
from urllib.parse import urlsplit

from ..errors import ConfigurationError

_DONE: Final = b"<!doctype html><meta charset=utf-8><title>Done</title><p>You can close this window."


class LoopbackRedirect:
    """Opens the address that it is called with in a browser, and waits until that is sent back.

    port: of this machine, as registered with the server; open_url: opens an address, the usual browser by default.
    timeout: seconds to wait. Blocks; an asynchronous client calls it in a thread.
    """

    def __init__(
        self,
        port: int = 8765,
        *,
        path: str = "/callback",
        open_url: Callable[[str], object] = webbrowser.open,
        timeout: float = 300.0,
    ) -> None:
        self.redirect_uri = f"http://127.0.0.1:{port}{path}"
        self._port, self._path = port, path
        self._open_url, self._timeout = open_url, timeout

    def __call__(self, url: str) -> str:
        """Give the address that the browser was sent back to. Raises ConfigurationError when that is not in time."""
        found: list[str] = []
        path = self._path

        class Handler(BaseHTTPRequestHandler):
            """Takes one redirect."""

            def do_GET(self) -> None:
                """Keep the address, and show the person that this is all."""
                is_ours = urlsplit(self.path).path == path
                found.extend([self.path] if is_ours else [])
                self.send_response(200 if is_ours else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(_DONE if is_ours else b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
                """Print nothing: the address holds a code."""

        with HTTPServer(("127.0.0.1", self._port), Handler) as server:
            self._open_url(url)
            ends_at = time.monotonic() + self._timeout
            while time.monotonic() < ends_at:  # a browser may ask for an icon as well
                server.timeout = max(0.0, ends_at - time.monotonic())
                server.handle_request()
                if found:
                    return f"http://127.0.0.1:{self._port}{found[0]}"
        raise ConfigurationError(f"no browser came back to {self.redirect_uri} within {self._timeout:g} seconds")
