"""Between this package's requests and responses and those of httpcore2: for both of its transports."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import quote

import httpcore2
import msgspec

from ...headers import Headers
from ..deadline import timeouts
from ..http_logs import mask_values
from ..protocol import Request

USER_AGENT: Final = f"httpcore2/{httpcore2.__version__}"
Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
RawHeaders: TypeAlias = list[tuple[bytes, bytes]]

_URL: Final = re.compile(r"(https?)://(?:[^/?#@]*@)?(\[[^\]/?#]+\]|[^:/?#\[\]]+)(?::(\d*))?(?=[/?#]|$)", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^!-~]|[\"<>\\^`{|}]")
_SAFE: Final = "!#$%&'()*+,-./:;=?@_~[]"
_PORTS: Final = {"http": 80, "https": 443}
_LOST_TUNNEL: Final = (httpcore2.NetworkError, httpcore2.ProtocolError)
_SENDS_BODY: Final = frozenset({"POST", "PUT", "PATCH"})


class Authority(msgspec.Struct, frozen=True):
    """Whom an address names. name: as it stands in the header `host`."""

    scheme: str
    host: str
    port: int | None
    name: bytes


def outgoing(request: Request, content: Content | None) -> tuple[Authority, httpcore2.Request]:
    """Give a request as httpcore2 sends it, and to whom."""
    if request.secret_values:
        mask_values(request.secret_values)
    origin, target = split_url(request.url)
    headers = [(b"host", origin.name)]
    headers += [(name.encode("ascii"), value.encode("ascii")) for name, value in request.headers.items()]
    if request.body is None:
        if request.method in _SENDS_BODY:
            headers.append((b"content-length", b"0"))
    else:
        length = len(content) if isinstance(content, bytes) else request.body.content_length
        framing = (b"transfer-encoding", b"chunked") if length is None else (b"content-length", b"%d" % length)
        headers.append(framing)
    url = httpcore2.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=target)
    extensions = {"timeout": timeouts(request)}
    return origin, httpcore2.Request(request.method, url, headers=headers, content=content, extensions=extensions)


def split_url(url: str) -> tuple[Authority, str]:
    """Give whom an address names, and what is asked there. Raises UnicodeError for a host that is none."""
    match = _URL.match(url)
    if match is None:
        raise httpcore2.UnsupportedProtocol(f"{url[:40]!r} is no address like https://host/path")
    origin = _origin(match[1], match[2], match[3])
    target = url[match.end() :].partition("#")[0]
    if _UNSAFE.search(target):
        target = quote(target, safe=_SAFE)
    return origin, target if target.startswith("/") else f"/{target}"


@lru_cache(maxsize=256)
def _origin(scheme: str, host: str, port: str | None) -> Authority:
    scheme, host = scheme.lower(), host.lower()
    if not host.isascii():
        import idna  # noqa: PLC0415 - few hosts need its tables

        host = idna.encode(host, uts46=True).decode("ascii")
    number = int(port) if port else None
    shown = None if number == _PORTS[scheme] else number
    name = host if shown is None else f"{host}:{shown}"
    return Authority(scheme=scheme, host=host.strip("[]"), port=number, name=name.encode("ascii"))


def read_headers(raw: RawHeaders) -> Headers:
    """Give the headers of a response, whose body may still be on its way."""
    return Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in raw])


class SendingNote:
    """Notes whether a request itself went on its way, and not only the proxy was asked to open a tunnel for it.

    It listens to the events by which httpcore2 traces a request, which cost time: only requests by a proxy have one.
    """

    __slots__ = ("is_sent",)

    def __init__(self) -> None:
        self.is_sent = False

    def hear(self, event: str, info: Mapping[str, object]) -> None:
        """Take an event of a blocking connection."""
        request = info.get("request")
        if event.endswith("send_request_headers.started") and isinstance(request, httpcore2.Request):
            self.is_sent |= request.method != b"CONNECT"

    async def hear_on_loop(self, event: str, info: Mapping[str, object]) -> None:
        """Take an event of an asynchronous connection."""
        self.hear(event, info)


def can_be_repeated(request: Request, error: BaseException) -> bool:
    """Whether a server ended a kept HTTP/2 connection without a look at a request, which can be sent once more."""
    is_unseen = isinstance(error, httpcore2.ConnectionNotAvailable)
    return is_unseen and (request.body is None or request.body.can_replay)


def connecting_error(message: httpcore2.Request, error: BaseException) -> Exception | None:
    """Give the error of a tunnel that did not come about as one of connecting; None for any other error."""
    note = message.extensions.get("note")
    if not isinstance(note, SendingNote) or note.is_sent:
        return None
    if isinstance(error, httpcore2.TimeoutException):
        return httpcore2.ConnectTimeout(error)
    return httpcore2.ConnectError(error) if isinstance(error, _LOST_TUNNEL) else None
