"""Every error a client raises. All of them are `SdkError`s, and all of them pickle.

The call cannot be made: ConfigurationError, ArgumentError, FileError. No response: TransportError. An error response:
ApiError, by status. A response that cannot be read: DecodeError, ResponseTooLargeError. An error within a stream:
StreamError.
"""

from __future__ import annotations

import builtins
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import msgspec

from .headers import Headers, request_id
from .operation import ResponseSpec
from .rate_limit import RateLimit, read_rate_limit, read_retry_after
from .values.decoding import decode

if TYPE_CHECKING:
    from .response.response import RequestInfo, Response
    from .transfer.upload.state import UploadState

CallOutcome: TypeAlias = Literal["processed", "not processed", "unknown"]
"""Whether the server acted on a call."""


class SdkError(Exception):
    """Anything this package raises on purpose.

    request: method and address of the call, without secrets; None where no request was made. attempts: how often it
    was sent. response: the error response, None where none came. outcome: whether the server acted on the call.
    "unknown" means that it may have: look before you make the call again.
    """

    request: RequestInfo | None = None
    response: Response[Any] | None = None
    attempts: int = 0
    outcome: CallOutcome = "not processed"

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, for its support; None where it does not say."""
        headers = getattr(self.response, "headers", None) or getattr(self, "headers", None)
        return None if headers is None else request_id(headers)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, dict(self.__dict__))


def _restore(kind: type[SdkError], args: tuple[Any, ...], state: dict[str, Any]) -> SdkError:
    error = kind.__new__(kind, *args)
    error.args = args
    for name, value in state.items():
        setattr(error, name, value)
    return error


class ConfigurationError(SdkError, ValueError):
    """The client cannot make this call as it is set up; the text says what to set."""


class ArgumentError(SdkError, ValueError, TypeError):
    """An argument cannot be sent; the text names it. It is a ValueError and a TypeError, too."""


class FileError(SdkError, OSError):
    """A file of the caller's cannot be read or written. It is what the system raised, such as a FileNotFoundError, too.

    `errno` and `filename` are those of the system's error.
    """

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        kind = next(one for one in type(self).__mro__ if not issubclass(one, SdkError))
        return _restore_file_error, (kind, self.args, {**self.__dict__, **_system_facts(self)})


def file_error(cause: OSError, message: str) -> FileError:
    """Give a system's error as one of this package."""
    return _restore_file_error(type(cause), (message,), _system_facts(cause))


def _restore_file_error(kind: type[OSError], args: tuple[Any, ...], state: dict[str, Any]) -> FileError:
    return cast("FileError", _restore(_file_error_class(kind), args, state))


def _system_facts(error: OSError) -> dict[str, Any]:
    return {"errno": error.errno, "strerror": error.strerror, "filename": error.filename}


def _file_error_class(kind: type[OSError]) -> type[FileError]:
    if issubclass(FileError, kind):
        return FileError
    known = _FILE_ERRORS.get(kind)
    if known is None:
        members = {"__doc__": kind.__doc__, "__module__": __name__, "__qualname__": "FileError"}
        known = _FILE_ERRORS.setdefault(kind, type("FileError", (FileError, kind), members))
    return known


_FILE_ERRORS: dict[type[OSError], type[FileError]] = {}


class TransportError(SdkError):
    """No response came. `may_have_been_processed` is False only when the server cannot have acted on the call."""

    def __init__(self, message: str, *, may_have_been_processed: bool = True) -> None:
        super().__init__(message)
        self.may_have_been_processed = may_have_been_processed


class ConnectError(TransportError, ConnectionError):
    """No connection to the server could be made; nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__(message, may_have_been_processed=False)


class ConnectionLostError(TransportError, ConnectionError):
    """The connection broke before the response was whole; the server may have acted on the call."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The server, or a free connection to it, did not come in time."""


class DeadlineError(TimeoutError):
    """The call as a whole took longer than its `deadline` allows."""


class ResponseTooLargeError(SdkError):
    """A response is larger than `max_response_size` allows. The call itself was processed."""

    outcome: CallOutcome = "processed"


class ProblemItem(msgspec.Struct, frozen=True, kw_only=True):
    """One of several things wrong with a request; a value is None where the response does not say it."""

    type: str | None = None
    title: str | None = None
    name: str | None = None


class ApiError(SdkError):
    """An error response.

    status: of the response. type, title, name, detail: of its problem body, each None where not given; `name` is the
    parameter at fault. problems: several of them, where listed. body: the parsed JSON, None when it is not JSON.
    retry_after: seconds the server asks to wait, None where it does not.
    content: the raw bytes. data: the body as the type the document declares for this status, else as `body`.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        headers: Headers | None = None,
        content: bytes = b"",
        operation_id: str = "",
        declared: ResponseSpec | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or Headers()
        self.content = content
        self.operation_id = operation_id
        self.body = parse_error_body(content)
        self._declared = declared
        self.type = error_text(self.body, "type")
        self.title = error_text(self.body, "title")
        self.name = error_text(self.body, "name")
        self.detail = error_text(self.body, "detail")
        self.problems = _problems(self.body)
        self.retry_after = read_retry_after(status, self.headers)

    def __reduce__(self) -> tuple[Any, ...]:
        state = {**self.__dict__, "_data": self.data, "_declared": None}
        return _restore, (type(self), self.args, state)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8", "replace")

    @property
    def rate_limit(self) -> RateLimit:
        """What the response said of the rate limit."""
        return read_rate_limit(self.headers)

    @property
    def data(self) -> Any:  # noqa: ANN401 - its type is declared per operation and status
        """The body, read on first use as the type the document declares for this status."""
        if "_data" not in self.__dict__:
            self._data = self._decoded()
        return self._data

    def _decoded(self) -> Any:  # noqa: ANN401 - see data
        if self.body is None or self._declared is None or self._declared.kind != "json":
            return self.body
        return decode(self.content, self._declared.type, strict=False).value


class BadRequestError(ApiError):
    """400: something in the request is wrong; see `name` and `problems`."""


class AuthenticationError(ApiError):
    """401: the credentials were refused. Also raised when the API key could not be exchanged for a token."""


class PermissionDeniedError(ApiError):
    """403: these credentials may not do this."""


class NotFoundError(ApiError):
    """404: there is no such thing."""


class ConflictError(ApiError):
    """409: the call contradicts the present state."""


class UnprocessableError(ApiError):
    """422: the request reads well but asks for something impossible."""


class RateLimitError(ApiError):
    """429: too many calls; each value is None where the server did not say it."""

    @property
    def limit(self) -> int | None:
        """Calls allowed in one window."""
        return self.rate_limit.limit

    @property
    def remaining(self) -> int | None:
        """Calls left in this window."""
        return self.rate_limit.remaining


class ServerError(ApiError):
    """5xx: the server failed."""


class DecodeError(SdkError, ValueError):
    """A successful response that cannot be read as documented. The call itself was processed.

    pointer: JSON Pointer of the first misfit, "" for the whole body.
    """

    outcome: CallOutcome = "processed"

    def __init__(
        self,
        message: str,
        *,
        pointer: str = "",
        status: int = 0,
        headers: Headers | None = None,
        content: bytes = b"",
        operation_id: str = "",
    ) -> None:
        super().__init__(message)
        self.pointer = pointer
        self.status = status
        self.headers = headers or Headers()
        self.content = content
        self.operation_id = operation_id


class StreamError(SdkError):
    """An error that the server reports within a stream, after it has begun. The call itself was processed.

    event: name of the event that reports it. data: what it says. body: the parsed JSON, None when it is not JSON.
    """

    outcome: CallOutcome = "processed"

    def __init__(self, message: str, *, event: str = "", data: str = "") -> None:
        super().__init__(message)
        self.event = event
        self.data = data
        self.body = parse_error_body(data.encode())


class UploadError(SdkError):
    """An upload that did not come to its end.

    state: what is needed to go on with it (`resume=`), None where there is nothing to go on with. error: the response
    that says no or the lost connection that ended it, None where it was neither, such as a file that changed.
    """

    def __init__(
        self,
        message: str,
        *,
        state: UploadState | None = None,
        error: SdkError | None = None,
    ) -> None:
        super().__init__(message)
        self.state = state
        self.error = error


class WaitTimeoutError(SdkError, builtins.TimeoutError):
    """What was waited for did not happen in time.

    last: the last response seen. error: what the latest call failed with, None where it did not.
    """

    def __init__(self, message: str, *, last: Any = None, error: SdkError | None = None) -> None:  # noqa: ANN401 - any
        super().__init__(message)
        self.last = last
        self.error = error


class WebhookSignatureError(SdkError):
    """A webhook call that was not signed with the expected secret."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableError,
    429: RateLimitError,
}


def error_class(status: int) -> type[ApiError]:
    """Which class a response of this status is raised as."""
    return _BY_STATUS.get(status, ServerError if status >= HTTPStatus.INTERNAL_SERVER_ERROR else ApiError)


def parse_error_body(content: bytes) -> Any:  # noqa: ANN401 - any JSON
    """Parse the JSON, or give None: error pages of proxies are HTML, and cut responses are anything."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def error_text(body: object, name: str) -> str | None:
    """Give one text member of a problem body, None when it is absent, empty or something else."""
    value = body.get(name) if isinstance(body, dict) else None
    return value if isinstance(value, str) and value else None


def _problems(body: object) -> tuple[ProblemItem, ...]:
    listed = body.get("problems") if isinstance(body, dict) else None
    return tuple(_problem(item) for item in listed if isinstance(item, dict)) if isinstance(listed, list) else ()


def _problem(item: dict[str, Any]) -> ProblemItem:
    return ProblemItem(type=error_text(item, "type"), title=error_text(item, "title"), name=error_text(item, "name"))
