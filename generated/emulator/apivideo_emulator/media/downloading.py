"""Fetching a file from an address that a caller named: http and https alone, and no private network unless allowed.

The address is resolved once, checked, and connected to as it was checked, at each redirection again: a name that
changes its address in between leads nowhere else.
"""

from __future__ import annotations

import http.client
import ipaddress
import os
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_TIMEOUT: Final = 30.0
_MOST_REDIRECTIONS: Final = 5
_BLOCK: Final = 256 * 1024
_SAFE: Final = "%/?&=:;,+$!*'()@~-._[]"
_PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_REDIRECTIONS: Final = frozenset({301, 302, 303, 307, 308})


Resolve: TypeAlias = Callable[[str, int], list[str]]


class DownloadError(OSError):
    """Why there is no file."""


def resolve(host: str, port: int) -> list[str]:
    """Give the addresses of a host, by the system's resolver. Raises OSError when it has none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Downloads:
    """What is fetched: files of at most `longest` bytes, from private networks only where that is allowed."""

    longest: int
    allow_private: bool
    resolve: Resolve = resolve


def download(address: str, handle: int, downloads: Downloads) -> None:
    """Write what an address gives into an open file, and close it. Raises OSError, and DownloadError for a refusal."""
    with os.fdopen(handle, "wb") as file, _opened(address, downloads) as response:
        while block := response.read(_BLOCK):
            if file.tell() + len(block) > downloads.longest:
                raise DownloadError(f"{address} has more than {downloads.longest} bytes")
            file.write(block)
        if response.length:
            raise DownloadError(f"{address} ends {response.length} bytes before its end")
        if file.tell() == 0:
            raise DownloadError(f"{address} is an empty file")
        file.flush()
        os.fsync(file.fileno())


def check_address(address: str, *, allow_private: bool) -> None:
    """Refuse what is known without asking anybody: other schemes, and hosts that are private by their spelling.

    Raises DownloadError.
    """
    host, _ = _host_and_port(urlsplit(address))
    is_local = host == "localhost" or host.endswith(".localhost")
    if not allow_private and (is_local or _is_private(host)):
        raise _private_network(host)


@contextmanager
def _opened(address: str, downloads: Downloads) -> Iterator[http.client.HTTPResponse]:
    for _ in range(_MOST_REDIRECTIONS + 1):
        connection = _connection(address, downloads)
        try:
            response = _get(connection, urlsplit(address))
            if response.status not in _REDIRECTIONS:
                if response.status != http.client.OK:
                    raise DownloadError(f"{address} answers {response.status}")
                yield response
                return
            address = urljoin(address, response.getheader("location") or "")
        except (http.client.HTTPException, ValueError) as error:
            raise DownloadError(f"{address} cannot be fetched: {error!r}") from error
        finally:
            connection.close()
    raise DownloadError(f"{address} is reached by more than {_MOST_REDIRECTIONS} redirections")


def _get(connection: http.client.HTTPConnection, parts: SplitResult) -> http.client.HTTPResponse:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request(
        "GET", quote(target, safe=_SAFE), headers={"Accept-Encoding": "identity", "User-Agent": "apivideo-emulator"}
    )
    return connection.getresponse()


def _connection(address: str, downloads: Downloads) -> http.client.HTTPConnection:
    check_address(address, allow_private=downloads.allow_private)
    parts = urlsplit(address)
    host, port = _host_and_port(parts)
    try:
        found = downloads.resolve(host, port)
    except UnicodeError as error:
        raise DownloadError(f"{host} is no name of a host") from error
    if not downloads.allow_private and any(map(_is_private, found)):
        raise _private_network(host)
    return _Connection(host, port, found, is_secure=parts.scheme == "https")


class _Connection(http.client.HTTPConnection):
    """A connection to addresses that were checked, whatever the name of the host leads to by now."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], *, is_secure: bool) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self._addresses = addresses
        self._is_secure = is_secure

    def connect(self) -> None:
        plain = self._first_that_answers()
        context = ssl.create_default_context() if self._is_secure else None
        self.sock = plain if context is None else context.wrap_socket(plain, server_hostname=self.host)

    def _first_that_answers(self) -> socket.socket:
        failure: OSError = DownloadError(f"{self.host} has no address")
        for address in self._addresses:
            try:
                return socket.create_connection((address, self.port), timeout=_TIMEOUT)
            except OSError as error:
                failure = error
        raise failure


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    try:
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise DownloadError(f"the address has a port that cannot be: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise DownloadError("only http and https addresses are fetched")
    return host, port or _PORTS[parts.scheme]


def _private_network(host: str) -> DownloadError:
    return DownloadError(f"{host} is in a private network; --allow-private-sources allows that, except to web pages")


def _is_private(host: str) -> bool:
    """Return whether an address is not of the public internet; a name that is no address is not."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return _is_legacy_address(host)
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or _translated(address) or address
    return not address.is_global or address.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Give the address behind the well-known prefix of NAT64 (RFC 6052)."""
    return ipaddress.IPv4Address(address.packed[-4:]) if address in _NAT64 else None


def _is_legacy_address(host: str) -> bool:
    """Return whether a host is a number such as 2130706433 or 0x7f.1, which systems take for an address."""
    try:
        return not ipaddress.ip_address(socket.inet_aton(host)).is_global
    except (OSError, UnicodeEncodeError):
        return False
