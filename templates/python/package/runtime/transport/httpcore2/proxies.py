"""Which proxy a request goes through: one that was given, or what the environment names and excludes.

Besides, whether what a connection needs is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies

import httpcore2
import msgspec

from ...errors import ConfigurationError

_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}

Exclusion: TypeAlias = Callable[[str, str, int], bool]
"""Says of scheme, host and port whether they are asked directly."""


class Proxies(msgspec.Struct, frozen=True):
    """Proxies by the scheme of what is asked, "all" for the others, and what is asked directly."""

    by_scheme: dict[str, httpcore2.Proxy]
    exclusions: tuple[Exclusion, ...] = ()

    def of(self, scheme: str, host: str, port: int | None) -> httpcore2.Proxy | None:
        """Give the proxy for an address, None for a direct connection."""
        if not self.by_scheme:
            return None
        number = port or _PORTS.get(scheme, 0)
        if any(excludes(scheme, host, number) for excludes in self.exclusions):
            return None
        return self.by_scheme.get(scheme) or self.by_scheme.get("all")


def make_proxies(given: str | None) -> Proxies:
    """Give the proxy that was given, else those of HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, with NO_PROXY left out.

    Raises ConfigurationError for what is no address of a proxy.
    """
    if given is not None:
        return Proxies({"all": _proxy(given, "proxy")})
    found = getproxies()
    excluded = [entry.strip() for entry in found.get("no", "").split(",") if entry.strip()]
    if "*" in excluded:
        return Proxies({})
    named = {scheme: found[scheme] for scheme in ("http", "https", "all") if found.get(scheme)}
    by_scheme = {
        scheme: _proxy(text if "://" in text else f"http://{text}", f"{scheme.upper()}_PROXY")
        for scheme, text in named.items()
    }
    return Proxies(by_scheme, tuple(_exclusion(entry) for entry in excluded))


def has_http2() -> bool:
    """Check that HTTP/2 is available. Raises ConfigurationError where the package for it is missing."""
    if find_spec("h2") is None:
        raise ConfigurationError(
            "http2 needs the package h2, which the extra `http2` brings; install it, or leave the option out"
        )
    return True


def _proxy(text: str, source: str) -> httpcore2.Proxy:
    try:
        url = urlsplit(text)
        host, port = url.hostname or "", url.port
    except ValueError:
        host, port, url = "", None, urlsplit("")
    if url.scheme not in _PORTS or not host:
        raise ConfigurationError(
            f"{source} is no address of a proxy; give one like http://host:8080, or https, socks5 or socks5h"
        )
    if url.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError(f"{source} is a SOCKS proxy, which needs the package socksio; install it")
    auth = (unquote(url.username).encode(), unquote(url.password or "").encode()) if url.username else None
    address = httpcore2.URL(scheme=url.scheme, host=host, port=port or _PORTS[url.scheme], target="/")
    return httpcore2.Proxy(address, auth=auth)


def _exclusion(entry: str) -> Exclusion:
    """Read an entry of NO_PROXY: a host, which stands for its subdomains too, an address or a network, or a URL."""
    scheme, _, rest = entry.rpartition("://")
    host, port = _host_and_port(rest.rstrip("/") if scheme else rest)
    matches = _network(host) or _name(host.lower())

    def excludes(asked: str, name: str, number: int) -> bool:
        return scheme in ("", "all", asked) and port in (None, number) and matches(name.lower())

    return excludes


def _host_and_port(text: str) -> tuple[str, int | None]:
    if text.startswith("["):
        host, _, tail = text[1:].partition("]")
        mask, _, port = tail.partition(":")
        return host + mask, int(port) if port.isdigit() else None
    host, colon, port = text.rpartition(":")
    return (host, int(port)) if colon and port.isdigit() and ":" not in host else (text, None)


def _network(text: str) -> Callable[[str], bool] | None:
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return None

    def matches(host: str) -> bool:
        address = _address(host)
        return address is not None and address in network

    return matches


@lru_cache(maxsize=256)
def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _name(entry: str) -> Callable[[str], bool]:
    if entry.startswith((".", "*.")):
        return lambda host: host.endswith(entry.removeprefix("*"))
    if entry == "localhost":
        return lambda host: host == entry
    return lambda host: host == entry or host.endswith(f".{entry}")
