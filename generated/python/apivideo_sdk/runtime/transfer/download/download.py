"""Downloads a file: streamed to disk, and gone on with where it broke off. A flow; what blocks is done by its effects.

No credential is sent with it, to no host, so that an address may lead anywhere.
"""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from ...call.hooks import ErrorEvent, RequestEvent, RetryEvent, notify
from ...call.log import log_request, log_response, log_retry
from ...call.session import Session
from ...errors import ConfigurationError, DecodeError, SdkError, TransportError
from ...options import Settings
from ...rate_limit import read_retry_after
from ...redaction import MASK
from ...request.progress import Meter, OnProgress
from ...response.error_responses import LOWEST_ERROR, LOWEST_REDIRECT, api_error
from ...response.reading import NOTHING_READ
from ...response.response import RequestInfo, Response
from ...retry import Attempt, Outcome, wait_before_retry
from ...transport.flow import Flow, Run, Send, Sleep
from ...transport.protocol import RawResponse, Request
from .part_file import Found, PartFile, find_part, target_path
from .response_headers import ACCEPTED, NO_SUCH_RANGE, PART, WHOLE, UnusableAnswerError

MOST_REDIRECTS: Final = 5

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REFUSALS: Final = frozenset({401, 403})
_TOKEN_IN_PATH: Final = re.compile(r"(/tokens?/)[^/]+", re.IGNORECASE)


def download(
    session: Session,
    settings: Settings,
    url: str,
    path: str | os.PathLike[str],
    *,
    name: str = "",
    on_progress: OnProgress | None = None,
) -> Flow[Path]:
    """Download a file, and give its path once it is whole.

    path: of the file, or of an existing folder, where it is called `name`, or as the address says. A file that is there
    already stays as it is until the new one is whole. settings: of its headers only `user-agent` is sent.
    A lost connection is made again as `settings.retry` says, counted anew whenever bytes came. What came is kept in
    `<path>.part`, and the next download to the same path goes on from there, if the server can tell versions apart.
    Raises ApiError, TransportError or DecodeError; ConfigurationError for a closed client, ValueError for what is no
    address, FileNotFoundError for a missing folder, and OSError as the disk gives it.
    """
    if session.is_closed:
        raise ConfigurationError("download: this client is closed; make another one")
    shown = plain_url(url)
    target: Path = yield Run(partial(target_path, path, url, name))
    found: Found = yield Run(partial(find_part, target, shown))
    meter = Meter(on_progress, clock=session.clock, parts_total=1, done=found.done)
    part = PartFile(target, shown, found, meter)
    fetch = _Fetch(session, settings, url, part)
    try:
        yield from fetch.whole()
        yield Run(part.finish)
    except SdkError as error:
        fetch.announce_error(error)
        raise
    finally:
        part.close()
    fetch.announce_end(target)
    part.report_end()
    return target


def plain_url(url: str) -> str:
    """Give an address without what may be secret in it: its query, its fragment, and a token in its path.

    Raises ValueError for what is no address of a file.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise ValueError("the address to download is not like https://host/path; give it without a user")
    return urlunsplit((parts.scheme, parts.netloc, _TOKEN_IN_PATH.sub(rf"\1{MASK}", parts.path), "", ""))


class _Fetch:
    """One download under way: all the requests it takes."""

    __slots__ = (
        "attempts",
        "failures",
        "info",
        "last",
        "operation_id",
        "part",
        "session",
        "settings",
        "since",
        "started",
        "url",
    )

    def __init__(self, session: Session, settings: Settings, url: str, part: PartFile) -> None:
        self.session = session
        self.settings = settings
        self.url = url
        self.part = part
        self.info = RequestInfo("GET", plain_url(url))
        self.operation_id = f"GET {self.info.url}"
        self.attempts = 0
        self.failures = 0
        self.started = self.since = session.clock()
        self.last = RawResponse(status=0)

    def whole(self) -> Flow[None]:
        """Send until the file is whole, or there is no sense in sending again."""
        while not self.part.is_whole:
            outcome = yield from self._attempt()
            if outcome is not None:
                yield from self._pause(outcome)

    def _attempt(self) -> Flow[Outcome | None]:
        """Ask for what is missing. Gives None where a response is in the file, or where to ask for all of it."""
        condition = self.part.condition
        try:
            raw = self.last = yield from self._reply(condition)
            if raw.status in {WHOLE, PART}:
                self.part.end()
                return None
        except TransportError as error:
            return error
        except UnusableAnswerError as error:
            if not condition:
                raise DecodeError(f"{self.operation_id}: {error}", operation_id=self.operation_id) from None
            self.part.forget()
            return None
        if raw.status == NO_SUCH_RANGE and condition:
            self.part.forget()
            return None
        return raw

    def _reply(self, condition: str) -> Flow[RawResponse]:
        """Send once, and follow redirects: to any host, since nothing secret is sent."""
        self.attempts += 1
        request = self._request(condition)
        self._announce(request)
        started = self.session.clock()
        raw = yield from self._sent(request)
        for _ in range(MOST_REDIRECTS):
            target = _redirect_target(request.url, raw)
            if target is None:
                break
            request = request.with_url(target)
            raw = yield from self._sent(request)
        log_response(self.session.logger, self.info, raw, self.session.clock() - started)
        return raw

    def _request(self, condition: str) -> Request:
        headers = {"accept": "*/*", "accept-encoding": "identity"}  # a range counts the bytes that are sent
        if agent := self.settings.headers.get("user-agent"):
            headers["user-agent"] = agent
        if condition:
            headers |= {"range": f"bytes={self.part.done}-", "if-range": condition}
        return Request(
            method="GET",
            url=self.url,
            headers=headers,
            timeout=self.settings.timeout,
            sink=self.part,
            is_anonymous=True,
        )

    def _sent(self, request: Request) -> Flow[RawResponse]:
        self.part.is_begun = False
        raw: RawResponse = yield Send(request)
        if not self.part.is_begun:
            yield Run(partial(_pour, raw, self.part))
            self.part.report()
        return raw

    def _pause(self, outcome: Outcome) -> Flow[None]:
        if self.part.has_advanced():
            self.failures, self.since = 0, self.session.clock()
        self.failures += 1
        wait = self._wait(outcome)
        if wait is None:
            raise self._error(outcome)
        self._announce_retry(outcome, wait)
        yield Sleep(wait)

    def _wait(self, outcome: Outcome) -> float | None:
        told = None if isinstance(outcome, TransportError) else read_retry_after(outcome.status, outcome.headers)
        attempt = Attempt(
            number=self.failures,
            outcome=outcome,
            told_wait=told,
            elapsed=self.session.clock() - self.since,
            retry_class="safe",
            can_replay=True,
        )
        return wait_before_retry(self.settings.retry, attempt, self.session.random)

    def _error(self, outcome: Outcome) -> SdkError:
        if isinstance(outcome, RawResponse):
            return api_error(self.operation_id, outcome, advice=_advice(outcome.status))
        first = outcome.args[0] if outcome.args else type(outcome).__name__
        outcome.args = (f"{self.operation_id}: {first}{self._so_far()}",)
        return outcome

    def _so_far(self) -> str:
        times = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        if not self.part.condition:
            return times
        return f"{times}; {self.part.done} bytes are kept in {self.part.path}, download again to go on from there"

    def _announce(self, request: Request) -> None:
        log_request(self.session.logger, request.with_url(self.info.url))
        if hook := self.session.hooks.on_request:
            event = RequestEvent(operation_id=self.operation_id, request=self.info, attempt=self.attempts)
            notify(hook, event, self.session.logger)

    def _announce_retry(self, outcome: Outcome, wait: float) -> None:
        status, error = (outcome.status, None) if isinstance(outcome, RawResponse) else (None, outcome)
        log_retry(self.session.logger, self.info, status or error, wait)
        if hook := self.session.hooks.on_retry:
            event = RetryEvent(
                operation_id=self.operation_id,
                request=self.info,
                attempt=self.attempts,
                wait=wait,
                status=status,
                error=error,
            )
            notify(hook, event, self.session.logger)

    def announce_end(self, target: Path) -> None:
        """Tell that the file is whole."""
        if hook := self.session.hooks.on_response:
            response = Response(
                status=self.last.status,
                headers=self.last.headers,
                data=target,
                content=b"",
                reading=NOTHING_READ,
                operation_id=self.operation_id,
                request=self.info,
                elapsed=self.session.clock() - self.started,
                attempts=self.attempts,
            )
            notify(hook, response, self.session.logger)

    def announce_error(self, error: SdkError) -> None:
        """Tell that the download failed for good."""
        if hook := self.session.hooks.on_error:
            event = ErrorEvent(operation_id=self.operation_id, request=self.info, error=error)
            notify(hook, event, self.session.logger)


def _pour(raw: RawResponse, part: PartFile) -> None:
    """Write a response that came whole, from a transport that does not know sinks."""
    if part.begin(raw.status, raw.headers):
        part.write(raw.content)


def _redirect_target(url: str, raw: RawResponse) -> str | None:
    location = raw.headers.get("location")
    if raw.status not in _REDIRECTS or location is None:
        return None
    try:
        target = urldefrag(urljoin(url, location)).url
        plain_url(target)
    except ValueError:
        return None
    return None if url.startswith("https:") and not target.startswith("https:") else target


def _advice(status: int) -> str:
    if status == ACCEPTED:
        return "the file is not ready yet; wait, and download it again"
    if status in _REFUSALS:
        return "no credentials are sent with a download; the address may be too old, ask the API for it again"
    if LOWEST_REDIRECT <= status < LOWEST_ERROR:
        return f"it redirects more than {MOST_REDIRECTS} times, from https to http, or nowhere; that is not followed"
    return ""
