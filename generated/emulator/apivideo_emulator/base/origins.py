"""Addresses of this machine, and web pages that come from elsewhere."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit


def is_this_machine(url: str) -> bool:
    """Return whether an address is one of this machine's own. Names are not looked up: only `localhost` is one."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def foreign_page(headers: Mapping[str, str], public_url: str = "") -> str:
    """Return the origin of the web page that sent a request, "" for a program and for a page of this machine.

    headers: those of the request, names in lower case. public_url: another address of the emulator itself. A page
    without an origin of its own, as of a file, is `null` and foreign.
    """
    origin = headers.get("origin", "")
    own = {headers.get("host"), urlsplit(public_url).netloc} - {"", None}
    is_own = not origin or is_this_machine(origin) or urlsplit(origin).netloc in own
    return "" if is_own else origin
