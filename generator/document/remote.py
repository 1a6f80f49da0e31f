"""Fetching a remote reference, bounded in size and time. Used only when remote references are allowed."""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import IO
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from generator.document.source import Source, decode, refuse
from generator.problems import Location

MAX_REMOTE_BYTES = 8 * 1024 * 1024
"""The largest remote file that is read: 8 MiB."""

TIMEOUT = 20.0
"""Seconds a remote file may take, in all."""


def fetch(url: str, where: Location) -> Source:
    """Fetch a text over http or https. Raises UnusableInputError at `where` when that fails."""
    request = Request(url, headers={"Accept": "application/yaml, application/json"})  # noqa: S310 # the caller checks the scheme, `_WebOnly` that of redirects
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            data = _read(answer, url, where)
    except (URLError, HTTPException, OSError, ValueError) as error:
        refuse(f"{url} cannot be fetched ({error}); check the address", where, rule="remote-ref")
    return Source(name=url, path=None, text=decode(data, url))


class _WebOnly(HTTPRedirectHandler):
    """Follows redirects to http and https only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        if not newurl.startswith(("http://", "https://")):
            raise URLError(f"redirected to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type] # typeshed names the class of headers


def _opener() -> OpenerDirector:
    return build_opener(_WebOnly)


def _read(answer: IO[bytes], url: str, where: Location) -> bytes:
    deadline = time.monotonic() + TIMEOUT
    data = b""
    while chunk := answer.read(65536):
        data += chunk
        if len(data) > MAX_REMOTE_BYTES:
            refuse(f"{url} is larger than {MAX_REMOTE_BYTES // 2**20} MiB; copy it here", where, rule="remote-ref")
        if time.monotonic() > deadline:
            refuse(f"{url} took longer than {TIMEOUT:.0f} seconds; copy it here", where, rule="remote-ref")
    return data
