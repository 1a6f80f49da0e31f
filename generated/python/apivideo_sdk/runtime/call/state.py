"""The state of one call: sent, held back, sent again, redirected, read. Flows; nothing here does I/O.

Every call goes this way, a part of an upload and a download too: what they do otherwise, they override.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urljoin

import msgspec

from ..errors import SdkError, TransportError, file_error
from ..operation import Operation, ResponseSpec, RetryClass
from ..options import ClientSettings, origin_of
from ..rate_limit import TOO_MANY_REQUESTS, UNKNOWN, asked_wait, read_rate_limit
from ..ratelimit.gate import CallKind, Closure, kind_of
from ..response.error_responses import LOWEST_ERROR, LOWEST_REDIRECT, LOWEST_SERVER_ERROR, api_error, is_success
from ..response.reading import read_data, response_spec
from ..response.response import RequestInfo, Response
from ..retry import Attempt, AttemptResult, wait_before_retry, was_refused_unread
from ..transport.flow import Flow, Send, Sleep, overdue
from ..transport.protocol import RawResponse, Request
from ..values.decoding import Decoded
from .arguments import is_own
from .channel import CallChannel
from .reporting import Reporter
from .session import Session

UNAUTHORIZED: Final = 401
MOST_REDIRECTS: Final = 5
_NO_BODY: Final = ResponseSpec(kind="none")


class CallState:
    """One call under way: what it is, and how far it has come.

    kind: the limit it counts against, where that is not the one of its operation; None for none at all.
    may_have_arrived: an attempt failed after which the server may have acted on the call.
    """

    __slots__ = (
        "attempts",
        "auth",
        "ends_at",
        "failures",
        "held_by",
        "held_since",
        "is_authenticated",
        "kind",
        "may_have_arrived",
        "operation",
        "reporter",
        "request",
        "retry_class",
        "session",
        "settings",
        "started",
    )

    def __init__(
        self,
        session: Session,
        settings: ClientSettings,
        operation: Operation[Any],
        request: Request,
        kind: CallKind | None = None,
    ) -> None:
        self.session = session
        self.settings = settings
        self.operation = operation
        self.request = request
        info = RequestInfo(request.method, request.shown_url)
        self.reporter = Reporter(session, operation.id, info, settings.secret_names)
        self.retry_class: RetryClass = operation.retry
        if operation.idempotency_header and request.headers.get(operation.idempotency_header.lower()):
            self.retry_class = "idempotent" if operation.retry == "unsafe" else operation.retry
        self.is_authenticated = operation.is_authenticated and is_own(settings, request.url)
        self.auth = session.auth.chosen(operation) if self.is_authenticated else session.auth
        self.kind: CallKind | None = kind or kind_of(operation)
        self.attempts = 0
        self.failures = 0
        self.held_by = 0
        self.held_since = 0.0
        self.may_have_arrived = False
        self.started = session.clock()
        self.ends_at = None if settings.deadline is None else self.started + settings.deadline

    def response(self) -> Flow[Response[Any]]:
        """Send until there is a response, and read it."""
        raw = yield from self.raw_response()
        return self.read(raw)

    def raw_response(self) -> Flow[RawResponse]:
        """Send until the response is good, or there is no sense in sending again. Raises what went wrong at last."""
        try:
            return (yield from self._last_response())
        except SdkError as error:
            self.explained(error)
            raise

    def read(self, raw: RawResponse) -> Response[Any]:
        """Read a response. Raises ApiError for an error response, DecodeError for one that cannot be read."""
        spec = response_spec(self.operation, raw.status)
        if spec is None and not is_success(raw.status):
            raise self.error_response(raw)
        due = _NO_BODY if self.operation.method == "HEAD" else spec
        try:
            read = read_data(self.operation.id, raw, due, strict=self.settings.strict)
        except SdkError as error:
            self.explained(error)
            raise
        response = self.result(raw, read)
        self.reporter.response(response)
        return response

    def result(self, raw: RawResponse, reading: Decoded) -> Response[Any]:
        """Give a response with what was read of it."""
        return Response(
            status=raw.status,
            headers=raw.headers,
            data=reading.value,
            content=raw.content,
            reading=reading,
            operation_id=self.operation.id,
            request=self.reporter.request,
            elapsed=self.session.clock() - self.started,
            attempts=self.attempts,
        )

    def error_response(self, raw: RawResponse) -> SdkError:
        """Give the error of an error response."""
        declared = response_spec(self.operation, raw.status, errors=True)
        error = api_error(
            self.operation.id,
            raw,
            where=self.reporter.where,
            declared=declared,
            advice=self._advice(raw),
        )
        error.response = self.result(raw, Decoded(value=error.body))
        return self.explained(error)

    def explained(self, error: SdkError) -> SdkError:
        """Add to an error what is known of the call."""
        if error.request is not None:
            return error
        error.request, error.attempts = self.reporter.request, self.attempts
        if error.outcome == "not processed" and self.may_have_arrived:
            error.outcome = "unknown"
        error.args = (f"{self._text(error)}{self._so_far(error)}",)
        return error

    def time_left(self) -> float | None:
        """Seconds until the deadline of the call; None where it has none."""
        return None if self.ends_at is None else self.ends_at - self.session.clock()

    def _last_response(self) -> Flow[RawResponse]:
        is_renewed = False
        while True:
            request = yield from self._admitted()
            if isinstance(request, RawResponse):
                return request
            result = yield from self._attempt(request)
            if isinstance(result, RawResponse):
                if result.status < LOWEST_ERROR:
                    return result
                if result.status == UNAUTHORIZED and not is_renewed and self.is_authenticated:
                    is_renewed = True
                    if (yield from self.auth.renew(request, result, self._channel())) and self._can_replay():
                        continue
            is_renewed = False
            self._count_failure()
            wait = self._wait(result)
            if wait is None:
                return _final(result)
            self.reporter.retry(result, self.attempts, wait)
            if not self._is_held_by(result):
                yield Sleep(wait)

    def _admitted(self) -> Flow[Request | RawResponse]:
        """Wait until the call may be sent, and sign it; or give the refusal of a call that cannot wait so long.

        Credentials come last, for they may expire during a wait; the gate may close while they are got.
        """
        while True:
            closure = self._closure()
            if closure is None:
                request = yield from self._signed()
                if self._closure() is None:
                    return request
            elif self._can_wait_for(closure):
                wait = max(0.0, closure.until - self.session.clock())
                self.reporter.hold(wait)
                yield Sleep(wait)
            else:
                return closure.refusal(self.session.clock())

    def _closure(self) -> Closure | None:
        return None if self.kind is None else self.session.gate.closure(self.kind)

    def _can_wait_for(self, closure: Closure) -> bool:
        """Whether there is a retry, and the time, to wait until the gate opens again. Each closing costs one retry."""
        now, policy = self.session.clock(), self.settings.retry
        if closure.number != self.held_by:
            if closure.response is not None and self.failures >= policy.retries:
                return False
            self.failures += closure.response is not None
            self._hold(closure)
        time_left = self.time_left()
        return closure.until - self.held_since <= policy.longest_wait and (
            time_left is None or closure.until - now < time_left
        )

    def _hold(self, closure: Closure) -> None:
        self.held_by, self.held_since = closure.number, self.session.clock()

    def _is_held_by(self, result: AttemptResult) -> bool:
        """Whether the gate makes the call wait for what this response asked. That was paid for as a retry."""
        if not isinstance(result, RawResponse) or result.status != TOO_MANY_REQUESTS:
            return False
        closure = self._closure()
        if closure is not None and closure.number != self.held_by:
            self._hold(closure)
        return closure is not None

    def _signed(self) -> Flow[Request]:
        if not self.is_authenticated:
            return self._next_request()
        return (yield from self.auth.authenticate(self._next_request(), self._channel()))

    def _channel(self) -> CallChannel:
        return CallChannel(self.settings, self.time_left, self._asked)

    def _asked(self, operation: Operation[None], request: Request) -> Flow[RawResponse]:
        """Make a call for a token: it counts against none of the limits of others, and has what is left of the time."""
        call = CallState(self.session, self.settings, operation, request, "token")
        call.ends_at = self.ends_at
        return (yield from call.raw_response())

    def _next_request(self) -> Request:
        """Give what is sent next, without credentials."""
        return self.request

    def _attempt(self, request: Request) -> Flow[AttemptResult]:
        """Send once."""
        self.attempts += 1
        self.reporter.attempt(request, self.attempts)
        started = self.session.clock()
        if self.kind is not None:
            self.session.gate.begin(self.kind)
        try:
            raw = yield from self._sent(request)
        except TransportError as error:
            self.may_have_arrived |= error.may_have_been_processed
            return error
        except OSError as error:
            if isinstance(error, SdkError) or error.errno is None:  # not the system's: somebody else's code raised it
                raise
            raise file_error(error, f"{self.operation.id}: the body cannot be read: {error}") from error
        finally:
            if self.kind is not None:
                self.session.gate.end(self.kind)
        self._learn(raw, started)
        return raw

    def _learn(self, raw: RawResponse, started: float) -> None:
        self.reporter.raw_response(raw, self.session.clock() - started)
        if raw.status >= LOWEST_SERVER_ERROR:
            is_unread = was_refused_unread(raw.status, asked_wait(raw.status, raw.headers))
            self.may_have_arrived |= not is_unread
        if self.kind is None:
            return
        limit = read_rate_limit(raw.headers)
        if limit is not UNKNOWN:
            self.session.rate_limit = limit
        self.session.gate.learn(self.kind, raw, limit, started)

    def _sent(self, request: Request) -> Flow[RawResponse]:
        """Send, and follow redirects."""
        raw = yield from self._exchanged(self._timed(request))
        for _ in range(MOST_REDIRECTS):
            target = self._redirect_target(request, raw)
            if target is None:
                break
            request = request.with_url(target)
            raw = yield from self._exchanged(self._timed(request))
        return raw

    def _exchanged(self, request: Request) -> Flow[RawResponse]:
        """Send one request."""
        raw: RawResponse = yield Send(request)
        return raw

    def _timed(self, request: Request) -> Request:
        """Set for the transport how long it may take. Raises DeadlineError when there is no time left."""
        time_left = self.time_left()
        if time_left is None:
            return request
        if time_left <= 0:
            raise overdue()
        return msgspec.structs.replace(request, time_left=time_left)

    def _redirect_target(self, request: Request, raw: RawResponse) -> str | None:
        """Give the address to go on to; None where there is none, or on another host."""
        if not LOWEST_REDIRECT <= raw.status < LOWEST_ERROR or request.method not in {"GET", "HEAD"}:
            return None
        target = joined(request.url, raw.headers.get("location"))
        return target if target is not None and origin_of(target) == origin_of(request.url) else None

    def _can_replay(self) -> bool:
        return self.request.body is None or self.request.body.can_replay

    def _count_failure(self) -> None:
        self.failures += 1

    def _wait(self, result: AttemptResult) -> float | None:
        """Seconds until the next attempt; None for no other one."""
        asked = None if isinstance(result, TransportError) else asked_wait(result.status, result.headers)
        attempt = Attempt(
            number=self.failures,
            outcome=result,
            asked_wait=asked,
            time_left=self.time_left(),
            retry_class=self.retry_class,
            can_replay=self._can_replay(),
        )
        return wait_before_retry(self.settings.retry, attempt, self.session.random)

    def _text(self, error: SdkError) -> str:
        """Say without secrets what happened, and where if the error does not say that itself."""
        text = self.reporter.redact(str(error)) or type(error).__name__
        return f"{self.reporter.where}: {text}" if isinstance(error, TransportError) else text

    def _so_far(self, error: SdkError) -> str:
        times = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        if isinstance(error, TransportError) and error.outcome == "unknown" and self.retry_class == "unsafe":
            return f"{times}; the server may have processed the call, so it was not sent again"
        return times

    def _advice(self, raw: RawResponse) -> str:
        if raw.status != UNAUTHORIZED:
            return ""
        if self.is_authenticated:
            return f"check the API key, and that it belongs to {self.settings.base_url}"
        return "no credentials were sent: they go only to the client's own base_url"


def joined(url: str, location: str | None) -> str | None:
    """Give the address that a `Location` header leads to; None where it is none."""
    try:
        return None if location is None else urljoin(url, location)
    except ValueError:
        return None


def _final(result: AttemptResult) -> RawResponse:
    if isinstance(result, RawResponse):
        return result
    raise result
