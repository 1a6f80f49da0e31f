"""What the errors of httpcore2 and httpx2 mean for a call: one table for all transports of this package.

Both libraries name their errors alike, so an error is looked up by the names of its class and of its bases. Libraries
that those two use themselves let a few errors of their own through; a connection on which they appear is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Final, TypeAlias

from ..errors import ConnectError, ConnectionLostError, SdkError, TimeoutError, TransportError, UploadError
from ..request.contents import FileChangedError

Meaning: TypeAlias = Callable[[BaseException], SdkError]


def _not_connected(error: BaseException) -> SdkError:
    advice = "; SSL_CERT_FILE names further authorities to trust" if "issuer certificate" in str(error) else ""
    return ConnectError(f"no connection: {error}{advice}")


def _not_connected_in_time(_error: BaseException) -> SdkError:
    return TimeoutError("no connection in time", may_have_been_processed=False)


def _no_response_in_time(_error: BaseException) -> SdkError:
    return TimeoutError("no response in time")


def _not_sent(error: BaseException) -> SdkError:
    return TransportError(f"not sent: {str(error) or type(error).__name__}", may_have_been_processed=False)


def _lost(error: BaseException) -> SdkError:
    return ConnectionLostError(f"the connection broke: {str(error) or type(error).__name__}")


def _broken(error: BaseException) -> SdkError:
    return TransportError(f"the connection broke: {str(error) or type(error).__name__}")


_MEANINGS: Final[Mapping[str, Meaning]] = {
    "ConnectError": _not_connected,
    "ConnectionNotAvailable": _not_sent,
    "ConnectTimeout": _not_connected_in_time,
    "PoolTimeout": _not_connected_in_time,
    "TimeoutException": _no_response_in_time,
    "UnsupportedProtocol": _not_sent,
    "LocalProtocolError": _not_sent,
    "ProxyError": _not_sent,
    "InvalidURL": _not_sent,
    "NetworkError": _lost,
    "RemoteProtocolError": _lost,
    "ProtocolError": _broken,
    "HTTPError": _broken,
}
_LIBRARIES: Final = frozenset({"httpcore2", "httpx2"})
_BELOW: Final = frozenset({"anyio", "h11", "h2", "hpack", "hyperframe", "socksio", "ssl"})


def transport_error(error: BaseException) -> SdkError | None:
    """Give the error of this package for one of an HTTP library; None for what comes from elsewhere."""
    if isinstance(error, FileChangedError):
        return UploadError(str(error))
    if isinstance(error, UnicodeError):  # a host or a header that no request can have
        return _not_sent(error)
    for kind in type(error).__mro__:
        library = kind.__module__.partition(".")[0]
        if library in _LIBRARIES and kind.__name__ in _MEANINGS:
            return _MEANINGS[kind.__name__](error)
        if library in _BELOW:
            return _lost(error)
    return None


class TransportErrors:
    """A `with` block that raises what `transport_error` gives for whatever goes wrong on the way."""

    __slots__ = ()

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        """Raise a TransportError, or UploadError for a file that changed; other errors pass."""
        if error is not None:
            known = transport_error(error)
            if known is not None:
                raise known from error


as_transport_errors: Final = TransportErrors()
"""Nothing in it belongs to one request."""
