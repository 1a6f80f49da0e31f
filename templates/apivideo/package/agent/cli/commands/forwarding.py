"""A server of this machine that receives webhook calls and forwards them as they came."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, cast

import httpx2
import msgspec

from ....extensions.webhook_signatures import SIGNATURE_HEADER, WEBHOOK_ID_HEADER, sign

_LARGEST: Final = 1 << 20
_PATIENCE: Final = 5.0
_FORWARDED: Final = ("Content-Type", "User-Agent", SIGNATURE_HEADER, WEBHOOK_ID_HEADER)
_UNREACHABLE: Final = 502


class ReceivedCall(msgspec.Struct, frozen=True, kw_only=True):
    """One webhook call. status: that of the endpoint it was forwarded to, None where there is none."""

    event: dict[str, Any]
    is_signed: bool
    status: int | None


class WebhookReceiver(ThreadingHTTPServer):
    """Receives calls at `url`. endpoint: gets each of them, "" for none. secret: what they are signed with."""

    daemon_threads = True

    def __init__(self, port: int, endpoint: str, on_call: Callable[[ReceivedCall], object]) -> None:
        super().__init__(("127.0.0.1", port), _CallHandler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"
        self.secret = ""
        self._endpoint = endpoint
        self._on_call = on_call
        self._client = httpx2.Client(timeout=_PATIENCE, trust_env=False)

    def server_close(self) -> None:
        """Stop listening, and forward nothing any more."""
        super().server_close()
        self._client.close()

    def receive(self, headers: dict[str, str], body: bytes) -> int:
        """Take one call, and give the status of its response: that of the endpoint."""
        try:
            event = msgspec.json.decode(body, type=dict[str, Any])
        except msgspec.DecodeError:
            return 400
        status = self._forward(headers, body) if self._endpoint else None
        self._on_call(ReceivedCall(event=event, is_signed=self._is_signed(headers, body), status=status))
        return status or 200

    def _forward(self, headers: dict[str, str], body: bytes) -> int:
        try:
            return self._client.post(self._endpoint, content=body, headers=headers).status_code
        except httpx2.HTTPError:
            return _UNREACHABLE

    def _is_signed(self, headers: dict[str, str], body: bytes) -> bool:
        return self.secret.startswith("secret:") or headers.get(SIGNATURE_HEADER) == sign(body, self.secret)


class _CallHandler(BaseHTTPRequestHandler):
    @property
    def _receiver(self) -> WebhookReceiver:
        return cast("WebhookReceiver", self.server)

    def do_POST(self) -> None:
        """Receive a call, and respond as the endpoint does, so that what it refuses is sent again."""
        size = int(self.headers.get("Content-Length") or 0)
        if size > _LARGEST:
            self.send_error(413)
            return
        headers = {name: self.headers[name] for name in _FORWARDED if name in self.headers}
        self.send_response(self._receiver.receive(headers, self.rfile.read(size)))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names them
        """Write nothing: each call is a line already."""
