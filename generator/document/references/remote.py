"""Fetching documents and references over HTTP, bounded in time, bytes and files; no private address unless allowed."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from generator.document.source import Source, decode, refuse
from generator.problems import Location

MAX_REMOTE_BYTES = 64 * 1024 * 1024
"""Bytes of all remote files of a document together: 64 MiB."""

MAX_REMOTE_FILES = 200
"""Remote files of a document."""

MAX_REMOTE_SECONDS = 60.0
"""Seconds that all remote files of a document may take together."""

MAX_REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTTP_OK = 200
_PATH = "/%:@!$&'()*+,;=~-._"
_BLOCK = 65536


def fetch(url: str, where: Location) -> Source:
    """Fetch the one document that the user named. Raises UnusableInputError at `where` if that fails."""
    return Fetcher(allow_private_addresses=False, trusted=url).fetch(url, where)


class _FetchError(Exception):
    """Why a URL cannot be fetched, and what to do."""


class Fetcher:
    """Fetches the remote files of one document; its limits hold for all of them together.

    trusted: host and port that the user named, which may be private.
    """

    def __init__(self, *, allow_private_addresses: bool, trusted: str = "") -> None:
        self._allow_private = allow_private_addresses
        self._trusted = _host_of(trusted) if trusted else None
        self._seconds = MAX_REMOTE_SECONDS
        self._bytes = MAX_REMOTE_BYTES
        self._files = 0

    def fetch(self, url: str, where: Location) -> Source:
        """Fetch a text over http or https. Raises UnusableInputError at `where` if that fails or a limit is reached."""
        self._files += 1
        if self._files > MAX_REMOTE_FILES:
            _refuse(f"the document has more than {MAX_REMOTE_FILES} remote files; copy them here", where)
        started = time.monotonic()
        try:
            data = self._within(lambda: self._get(url), f"{url} was not complete")
        except _FetchError as error:
            _refuse(str(error), where)
        except (http.client.HTTPException, OSError, ValueError) as error:
            _refuse(f"{url} cannot be fetched ({error}); check the address", where)
        self._seconds -= time.monotonic() - started
        self._bytes -= len(data)
        return Source(name=url, path=None, text=decode(data, url))

    def _within(self, work: Callable[[], bytes], subject: str) -> bytes:
        """Do something in a thread, for name servers and slow servers keep no time limit themselves."""
        done: list[bytes] = []
        failed: list[Exception] = []

        def run() -> None:
            try:
                done.append(work())
            except Exception as error:  # noqa: BLE001 # raised again by the thread that waits
                failed.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(max(0.0, self._seconds))
        if failed:
            raise failed[0]
        if not done:
            limit = f"{MAX_REMOTE_SECONDS:.0f} seconds, the limit for all remote files"
            raise _FetchError(f"{subject} within {limit}; copy it here")
        return done[0]

    def _get(self, url: str) -> bytes:
        address = url
        for _ in range(MAX_REDIRECTS + 1):
            response = self._request(address)
            if response.status in _REDIRECTS:
                address = urljoin(address, response.headers.get("Location", ""))
                if urlsplit(address).scheme not in _PORTS:
                    raise _FetchError(f"{url} redirected to {address}, which is neither http nor https; copy it here")
                continue
            if response.status != _HTTP_OK:
                raise _FetchError(f"{url} cannot be fetched ({response.status} {response.reason}); check the address")
            return self._read(response, url)
        raise _FetchError(f"{url} redirected more than {MAX_REDIRECTS} times; check the address")

    def _request(self, url: str) -> http.client.HTTPResponse:
        parts = urlsplit(url)
        if not parts.hostname:
            raise _FetchError(f"{url} names no host; check the address")
        connection, target = self._connect(parts)
        headers = {"Accept": "application/yaml, application/json, */*;q=0.8", "Host": parts.netloc.rpartition("@")[2]}
        connection.request("GET", target, headers=headers)
        return connection.getresponse()

    def _connect(self, parts: SplitResult) -> tuple[http.client.HTTPConnection, str]:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        target = urlunsplit(("", "", quote(parts.path or "/", safe=_PATH), quote(parts.query, safe=_PATH + "?"), ""))
        proxy = "" if proxy_bypass(host) else getproxies().get(parts.scheme, "")
        if proxy:
            self._check_address(host, parts, _literal_addresses(host))
            return _through_proxy(proxy, parts, host, port), target if parts.scheme == "https" else parts.geturl()
        addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        self._check_address(host, parts, addresses)
        return _direct(parts.scheme, host, port, addresses[0], self._seconds), target

    def _check_address(self, host: str, parts: SplitResult, addresses: list[str]) -> None:
        """Refuse a private address, of those that are connected to: a name may be resolved otherwise later."""
        if self._allow_private or _host_of(parts.geturl()) == self._trusted:
            return
        for address in addresses:
            if not ipaddress.ip_address(address.partition("%")[0]).is_global:
                message = f"{host} is the private address {address}; copy the file here or use"
                raise _FetchError(f"{message} --allow-private-addresses")

    def _read(self, response: http.client.HTTPResponse, url: str) -> bytes:
        data = bytearray()
        while block := response.read1(_BLOCK):
            data += block
            if len(data) > self._bytes:
                limit = f"{MAX_REMOTE_BYTES // 2**20} MiB, the limit for all remote files"
                raise _FetchError(f"{url} is larger than is left of {limit}; copy it here")
        return bytes(data)


def _host_of(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme, 0)


def _literal_addresses(host: str) -> list[str]:
    """Give the address that a host is; behind a proxy, names are resolved by the proxy."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        return ["127.0.0.1"] if host == "localhost" or host.endswith(".localhost") else []


def _through_proxy(proxy: str, parts: SplitResult, host: str, port: int) -> http.client.HTTPConnection:
    own = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if parts.scheme == "http":
        return http.client.HTTPConnection(own.hostname or "", own.port, timeout=MAX_REMOTE_SECONDS)
    secure = http.client.HTTPSConnection(own.hostname or "", own.port, timeout=MAX_REMOTE_SECONDS)
    secure.set_tunnel(host, port)
    return secure


def _direct(scheme: str, host: str, port: int, address: str, seconds: float) -> http.client.HTTPConnection:
    """Connect to an address that was checked, under the name of its host."""
    connected = socket.create_connection((address, port), timeout=max(0.1, seconds))
    connection = http.client.HTTPConnection(host, port)
    if scheme == "https":
        connected = ssl.create_default_context().wrap_socket(connected, server_hostname=host)
    connection.sock = connected
    return connection


def _refuse(message: str, where: Location) -> NoReturn:
    refuse(message, where, rule="remote-ref")
