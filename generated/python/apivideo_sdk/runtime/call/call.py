"""The life of one call: build, authenticate, send, retry, follow, read. A flow; nothing here does I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar
from urllib.parse import urljoin

import msgspec

from ..errors import ConfigurationError, SdkError, TransportError
from ..operation import Body, Operation, ResponseSpec, RetryClass
from ..options import NO_STYLES, NOTHING, Settings, origin_of
from ..rate_limit import UNKNOWN, read_rate_limit, told_wait
from ..ratelimit.limiter import Kind, kind_of, told_pause
from ..ratelimit.queue import FREE, Place
from ..redaction import redact_url
from ..request.bodies import encode_body
from ..request.parameters import encode_cookies, encode_headers, encode_path
from ..request.query import encode_query, query_string
from ..response.error_responses import LOWEST_ERROR, LOWEST_REDIRECT, api_error, is_success
from ..response.reading import read_data, response_spec
from ..response.response import RequestInfo, Response
from ..retry import Attempt, Outcome, wait_before_retry
from ..transport.flow import Flow, Send, Sleep
from ..transport.protocol import RawResponse, Request
from ..values.models import UNSET
from .hooks import ErrorEvent, IssueEvent, RequestEvent, RetryEvent, notify
from .log import log_request, log_response, log_retry
from .session import Session

T = TypeVar("T")

UNAUTHORIZED: Final = 401
MOST_REDIRECTS: Final = 5
_NO_BODY: Final = ResponseSpec(kind="none")
_JSON_BODY: Final = Body(kind="json", content_type="application/json")


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one call by wire name, by place. UNSET anywhere is left out."""

    path: Mapping[str, object] = NOTHING
    query: Mapping[str, object] = NOTHING
    headers: Mapping[str, object] = NOTHING
    cookies: Mapping[str, object] = NOTHING
    body: object = UNSET


def call(session: Session, settings: Settings, operation: Operation[T], arguments: Arguments) -> Flow[Response[T]]:
    """Make a call and read its response.

    Raises ConfigurationError, TransportError, ApiError or DecodeError; TypeError and ValueError for arguments
    that cannot be written.
    """
    return (yield from send(session, settings, operation, build_request(settings, operation, arguments)))


def send(session: Session, settings: Settings, operation: Operation[T], request: Request) -> Flow[Response[T]]:
    """Make the call of a request that is built already."""
    if session.is_closed:
        raise ConfigurationError(f"{operation.id}: this client is closed; make another one")
    life = Life(session, settings, operation, request)
    try:
        return (yield from life.response())
    except SdkError as error:
        if hook := session.hooks.on_error:
            event = ErrorEvent(operation_id=operation.id, request=life.info, error=error)
            notify(hook, event, session.logger)
        raise


def build_request(settings: Settings, operation: Operation[Any], arguments: Arguments) -> Request:
    """Write the arguments where the operation says they go; without credentials."""
    headers = {**settings.headers, "accept": _accepted(operation)}
    for name, value in encode_headers(arguments.headers, operation.header_styles):
        headers[name.lower()] = value
    if arguments.cookies and (cookie := encode_cookies(arguments.cookies, NO_STYLES)):
        headers["cookie"] = cookie
    if settings.idempotency_key:
        headers["idempotency-key"] = settings.idempotency_key
    body = None if operation.body is None else encode_body(operation.body, arguments.body)
    if body is not None and body.content_type:
        headers["content-type"] = body.content_type
    return Request(
        method=operation.method,
        url=_address(settings, operation, arguments),
        headers=headers,
        timeout=settings.timeout,
        body=body,
    )


def _accepted(operation: Operation[Any]) -> str:
    for spec in operation.responses.values():
        if spec.kind == "json":
            return "application/json"
    return "*/*" if operation.responses else "application/json"


def _address(settings: Settings, operation: Operation[Any], arguments: Arguments) -> str:
    base = settings.base_url
    if operation.server:
        base = urljoin(f"{base}/", operation.server).rstrip("/")
    url = base + encode_path(operation.path, arguments.path, operation.path_styles)
    pairs = encode_query(arguments.query, operation.query_styles) if arguments.query else []
    if settings.query:
        pairs = [*pairs, *encode_query(settings.query, NO_STYLES)]
    if not pairs:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query_string(pairs)}"


class Life:
    """One call under way: what it is, and how far it has come.

    kind: the limit it counts against, where that is not the one of its operation.
    """

    __slots__ = (
        "attempts",
        "info",
        "is_authenticated",
        "kind",
        "operation",
        "request",
        "retry_class",
        "session",
        "settings",
        "started",
    )

    def __init__(
        self,
        session: Session,
        settings: Settings,
        operation: Operation[Any],
        request: Request,
        kind: Kind | None = None,
    ) -> None:
        self.session = session
        self.settings = settings
        self.operation = operation
        self.request = request
        self.info = RequestInfo(request.method, redact_url(request.url))
        self.retry_class: RetryClass = operation.retry
        if settings.idempotency_key and operation.retry == "unsafe":
            self.retry_class = "idempotent"
        self.is_authenticated = operation.is_authenticated and is_own(settings, request.url)
        self.kind: Kind = kind or kind_of(operation)
        self.attempts = 0
        self.started = session.clock()

    def response(self) -> Flow[Response[Any]]:
        """Send until there is a response, and read it."""
        raw = yield from self.raw_response()
        return self.read(raw)

    def read(self, raw: RawResponse) -> Response[Any]:
        """Read a response. Raises ApiError for one that says no, DecodeError for one that cannot be read."""
        answer = response_spec(self.operation, raw.status)
        if answer is None and not is_success(raw.status):
            raise self.refusal(raw)
        due = _NO_BODY if self.operation.method == "HEAD" else answer
        read = read_data(self.operation.id, raw, due, strict=self.settings.strict)
        response = Response(
            status=raw.status,
            headers=raw.headers,
            data=read.value,
            content=raw.content,
            reading=read,
            operation_id=self.operation.id,
            request=self.info,
            elapsed=self.session.clock() - self.started,
            attempts=self.attempts,
        )
        self._report(response)
        return response

    def raw_response(self) -> Flow[RawResponse]:
        """Send until the response is good, or there is no sense in sending again."""
        failures = 0
        is_renewed = False
        while True:
            admitted = yield from self._admitted()
            if isinstance(admitted, RawResponse):
                return admitted
            signed, place = admitted
            outcome = yield from self._attempt(signed, place)
            if isinstance(outcome, RawResponse):
                if outcome.status < LOWEST_ERROR:
                    return outcome
                if outcome.status == UNAUTHORIZED and not is_renewed and self.is_authenticated:
                    is_renewed = True
                    if (yield from self.session.auth.renew(signed, self._channel())) and self._can_replay():
                        continue
            failures += 1
            is_renewed = False
            wait = self._wait(outcome, failures)
            if wait is None:
                return self._final(outcome)
            self._announce_retry(outcome, wait)
            if told_pause(outcome) is None:  # else all calls wait, and so does this one for its next place
                yield Sleep(wait)

    def _admitted(self) -> Flow[tuple[Request, Place] | RawResponse]:
        """Get a place and credentials, or the refusal of a call that cannot wait for its place.

        Credentials come last, for they may expire in line; a refusal that comes meanwhile puts the call back there.
        """
        limiter = self.session.limiter
        while True:
            place: Place = FREE
            if not limiter.is_calm():
                entry = yield from limiter.enter(self.kind, self.settings.retry, self.started)
                if isinstance(entry, RawResponse):
                    return entry
                place = entry
            try:
                signed = yield from self._signed()
            except BaseException:
                limiter.leave(place)
                raise
            if not limiter.is_paused():
                return signed, place
            limiter.leave(place)

    def _signed(self) -> Flow[Request]:
        if not self.is_authenticated:
            return self.request
        return (yield from self.session.auth.authenticate(self.request, self._channel()))

    def _channel(self) -> _Channel:
        return _Channel(self.session, self.settings)

    def _attempt(self, request: Request, place: Place) -> Flow[Outcome]:
        """Send once; whatever comes of it, the place is given back."""
        self.attempts += 1
        self._announce(request)
        started = self.session.clock()
        try:
            raw = yield from _sent(request)
            self._take_note(raw, started)
        except TransportError as error:
            return error
        finally:
            self.session.limiter.leave(place)
        return raw

    def _take_note(self, raw: RawResponse, started: float) -> None:
        log_response(self.session.logger, self.info, raw, self.session.clock() - started)
        limit = read_rate_limit(raw.headers)
        if limit is not UNKNOWN:
            self.session.rate_limit = limit
        self.session.limiter.answered(self.kind, raw, limit, started)

    def _announce(self, request: Request) -> None:
        log_request(self.session.logger, request)
        if hook := self.session.hooks.on_request:
            event = RequestEvent(operation_id=self.operation.id, request=self.info, attempt=self.attempts)
            notify(hook, event, self.session.logger)

    def _can_replay(self) -> bool:
        return self.request.body is None or self.request.body.can_replay

    def _wait(self, outcome: Outcome, failures: int) -> float | None:
        told = None if isinstance(outcome, TransportError) else told_wait(outcome.status, outcome.headers)
        attempt = Attempt(
            number=failures,
            outcome=outcome,
            told_wait=told,
            elapsed=self.session.clock() - self.started,
            retry_class=self.retry_class,
            can_replay=self._can_replay(),
        )
        return wait_before_retry(self.settings.retry, attempt, self.session.random)

    def _final(self, outcome: Outcome) -> RawResponse:
        if isinstance(outcome, RawResponse):
            return outcome
        first = outcome.args[0] if outcome.args else type(outcome).__name__
        outcome.args = (f"{self.operation.id}: {self.info.method} {self.info.url}: {first}{self._so_far(outcome)}",)
        raise outcome

    def _so_far(self, error: TransportError) -> str:
        times = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        if error.may_have_been_processed and self.retry_class == "unsafe":
            return f"{times}; the server may have processed the call, so it was not sent again"
        return times

    def _announce_retry(self, outcome: Outcome, wait: float) -> None:
        status, error = (outcome.status, None) if isinstance(outcome, RawResponse) else (None, outcome)
        log_retry(self.session.logger, self.info, status or error, wait)
        if hook := self.session.hooks.on_retry:
            event = RetryEvent(
                operation_id=self.operation.id,
                request=self.info,
                attempt=self.attempts,
                wait=wait,
                status=status,
                error=error,
            )
            notify(hook, event, self.session.logger)

    def refusal(self, raw: RawResponse) -> SdkError:
        """Give the error of an error response."""
        advice = self._advice_on_credentials() if raw.status == UNAUTHORIZED else ""
        declared = response_spec(self.operation, raw.status, errors=True)
        return api_error(self.operation.id, raw, declared=declared, advice=advice)

    def _advice_on_credentials(self) -> str:
        if self.is_authenticated:
            return f"check the API key, and that it belongs to {self.settings.base_url}"
        return "no credentials were sent: they go only to the client's own base_url"

    def _report(self, response: Response[Any]) -> None:
        hooks = self.session.hooks
        if on_issue := hooks.on_issue:
            for issue in response.issues:
                event = IssueEvent(operation_id=self.operation.id, request=self.info, issue=issue)
                notify(on_issue, event, self.session.logger)
        if hooks.on_response:
            notify(hooks.on_response, response, self.session.logger)


class _Channel:
    """The API without credentials, for the strategies of `auth`.

    Its calls count against none of the limits of others, for one of them may be what the call needs that has the last
    place. They do wait out a refusal, since what they are for could not be sent either: that wait ends by itself.
    """

    __slots__ = ("_session", "_settings")

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self._settings = msgspec.structs.replace(settings, query=NOTHING, idempotency_key="")

    def post_json(self, path: str, members: dict[str, str], *, retry: RetryClass) -> Flow[RawResponse]:
        """Send an object and give the response, whatever it says."""
        operation = Operation[None](
            id=f"POST {path}",
            method="POST",
            path=path,
            responses={"200": ResponseSpec(kind="json")},
            body=_JSON_BODY,
            retry=retry,
            is_authenticated=False,
        )
        request = build_request(self._settings, operation, Arguments(body=members))
        return (yield from Life(self._session, self._settings, operation, request, "token").raw_response())


def is_own(settings: Settings, url: str) -> bool:
    """Whether an address is of the client's own API, and so may be sent its credentials."""
    base = settings.base_url
    return url.startswith((f"{base}/", f"{base}?")) or origin_of(url) == origin_of(base)


def _sent(request: Request) -> Flow[RawResponse]:
    """Send, and follow redirects that stay on the host."""
    raw: RawResponse = yield Send(request)
    for _ in range(MOST_REDIRECTS):
        target = _redirect_target(request, raw)
        if target is None:
            break
        request = request.with_url(target)
        raw = yield Send(request)
    return raw


def _redirect_target(request: Request, raw: RawResponse) -> str | None:
    if not LOWEST_REDIRECT <= raw.status < LOWEST_ERROR or request.method not in {"GET", "HEAD"}:
        return None
    location = raw.headers.get("location")
    if location is None:
        return None
    target = urljoin(request.url, location)
    return target if origin_of(target) == origin_of(request.url) else None
