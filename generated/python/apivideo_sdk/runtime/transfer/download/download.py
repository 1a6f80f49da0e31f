"""Downloads a file: streamed to disk, and gone on with where it broke off. A flow; what blocks is done by its effects.

No credential is sent with it, to no host, so that an address may lead anywhere.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urldefrag, urlsplit, urlunsplit

import msgspec

from ...call.call import check_open
from ...call.session import Session
from ...call.state import MOST_REDIRECTS, CallState, joined
from ...errors import ArgumentError, DecodeError, SdkError, TransportError, file_error
from ...operation import Operation, ResponseSpec
from ...options import ClientSettings
from ...redaction import redact_url
from ...request.progress import Meter, OnProgress
from ...response.error_responses import LOWEST_ERROR, LOWEST_REDIRECT
from ...retry import AttemptResult
from ...transport.flow import Flow, Run, Send
from ...transport.protocol import RawResponse, Request
from ...values.decoding import Decoded
from .part_file import PartFile, PartialFile, find_part, target_path
from .response_headers import ACCEPTED, NO_SUCH_RANGE, PART, WHOLE, UnusableResponseError

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REFUSALS: Final = frozenset({401, 403})


def download(
    session: Session,
    settings: ClientSettings,
    url: str,
    path: str | os.PathLike[str],
    *,
    name: str = "",
    on_progress: OnProgress | None = None,
) -> Flow[Path]:
    """Download a file, and give its path once it is whole.

    path: of the file, or of an existing folder, where it is called `name`, or as the address says. A file that is there
    already stays as it is until the new one is whole. settings: of its headers only `user-agent` is sent.
    A lost connection is made again as `settings.retry` says, from zero when bytes have arrived. What came is kept in
    `<path>.part`, and the next download to the same path goes on from there, if the server can tell versions apart.
    Raises ApiError, TransportError or DecodeError; ConfigurationError for a closed client, ArgumentError for what is no
    address, and FileError for a missing folder and a full disk.
    """
    check_open(session, "download")
    shown = plain_url(url)
    state: DownloadState | None = None
    try:
        target: Path = yield Run(partial(target_path, path, url, name))
        found: PartialFile = yield Run(partial(find_part, target, shown))
        meter = Meter(on_progress, clock=session.clock, parts_total=1, done=found.done)
        state = DownloadState(session, settings, url, PartFile(target, shown, found, meter))
        return (yield from _downloaded(state, target))
    except SdkError as error:
        if state is not None:
            state.reporter.error(error)
        raise
    except OSError as error:
        if error.errno is None:  # not the system's: somebody else's code raised it
            raise
        raise file_error(error, f"download of {shown}: {error}") from error


def plain_url(url: str) -> str:
    """Give an address without what may be secret in it: its query, its fragment, and a token in its path.

    Raises ArgumentError for what is no address of a file.
    """
    if not _is_address(url):
        raise ArgumentError("the address to download is not like https://host/path; give it without a user")
    parts = urlsplit(redact_url(url))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _downloaded(state: DownloadState, target: Path) -> Flow[Path]:
    part = state.part
    try:
        raw = yield from state.raw_response()
        if raw.status not in {WHOLE, PART}:
            raise state.error_response(raw)
        yield Run(part.finish)
    finally:
        part.close()
    state.reporter.response(state.result(raw, Decoded(value=target)))
    part.report_end()
    return target


class DownloadState(CallState):
    """The call that fills a file, in as many requests as it takes. It counts against no rate limit."""

    __slots__ = ("part",)

    def __init__(self, session: Session, settings: ClientSettings, url: str, part: PartFile) -> None:
        shown = plain_url(url)
        operation: Operation[Any] = Operation(
            id=f"GET {shown}",
            method="GET",
            path=shown,
            responses={"200": ResponseSpec(kind="bytes")},
            retry="safe",
            is_authenticated=False,
        )
        headers = {"accept": "*/*", "accept-encoding": "identity"}  # a range counts the bytes that are sent
        if agent := settings.headers.get("user-agent"):
            headers["user-agent"] = agent
        request = Request(
            method="GET", url=url, headers=headers, timeout=settings.timeout, sink=part, is_anonymous=True
        )
        super().__init__(session, settings, operation, request)
        self.reporter.request = msgspec.structs.replace(self.reporter.request, url=shown)
        self.kind = None
        self.part = part

    def _next_request(self) -> Request:
        condition = self.part.condition
        if not condition:
            return self.request
        return self.request.with_headers({"range": f"bytes={self.part.done}-", "if-range": condition})

    def _attempt(self, request: Request) -> Flow[AttemptResult]:
        """Send until the file is whole, or something went wrong: what a server sends of it may have to begin anew."""
        while True:
            condition = self.part.condition
            try:
                result = yield from super()._attempt(request)
                if not isinstance(result, RawResponse):
                    return result
                if result.status in {WHOLE, PART}:
                    self.part.end()
                    if self.part.is_whole:
                        return result
                elif result.status == NO_SUCH_RANGE and condition:
                    self.part.forget()
                else:
                    return result
            except TransportError as error:
                return error
            except UnusableResponseError as error:
                if not condition:
                    raise DecodeError(f"{self.reporter.where}: {error}", operation_id=self.operation.id) from None
                self.part.forget()
            request = self._next_request()

    def _sent(self, request: Request) -> Flow[RawResponse]:
        """Send, and follow redirects: to any host, since nothing secret is sent."""
        raw = yield from self._poured(request)
        for _ in range(MOST_REDIRECTS):
            target = self._redirect_target(request, raw)
            if target is None:
                break
            request = request.with_url(target)
            raw = yield from self._poured(request)
        return raw

    def _poured(self, request: Request) -> Flow[RawResponse]:
        """Send, and write a response that came whole, from a transport that does not know sinks."""
        self.part.is_begun = False
        raw: RawResponse = yield Send(self._timed(request))
        if not self.part.is_begun:
            yield Run(partial(_pour, raw, self.part))
            self.part.report()
        if self.part.is_begun and raw.status in {WHOLE, PART}:
            self.ends_at = None
        return raw

    def _redirect_target(self, request: Request, raw: RawResponse) -> str | None:
        location = joined(request.url, raw.headers.get("location"))
        if raw.status not in _REDIRECTS or location is None:
            return None
        target = urldefrag(location).url
        if not _is_address(target) or (request.url.startswith("https:") and not target.startswith("https:")):
            return None
        return target

    def _count_failure(self) -> None:
        if self.part.has_advanced():
            self.failures = 0
            self.ends_at = None
        super()._count_failure()

    def _so_far(self, error: SdkError) -> str:
        times = super()._so_far(error)
        if not self.part.condition or not isinstance(error, TransportError):
            return times
        return f"{times}; {self.part.done} bytes are kept in {self.part.path}, download again to go on from there"

    def _advice(self, raw: RawResponse) -> str:
        if raw.status == ACCEPTED:
            return "the file is not ready yet; wait, and download it again"
        if raw.status in _REFUSALS:
            return "no credentials are sent with a download; the address may be too old, ask the API for it again"
        if LOWEST_REDIRECT <= raw.status < LOWEST_ERROR:
            return (
                f"it redirects more than {MOST_REDIRECTS} times, from https to http, or nowhere; that is not followed"
            )
        return ""


def _pour(raw: RawResponse, part: PartFile) -> None:
    if part.begin(raw.status, raw.headers):
        part.write(raw.content)
