"""Keeps secrets out of what is printed: headers, addresses and bodies, for logs, errors and `repr`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote_plus

MASK: Final = "***"

SECRET_HEADERS: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key"}
)
_SECRET_NAMES: Final = frozenset(
    {
        "apikey",
        "accesstoken",
        "refreshtoken",
        "idtoken",
        "token",
        "uploadtoken",
        "clientsecret",
        "secret",
        "signature",
        "signaturesecret",
        "password",
        "privatekey",
        "streamkey",
    }
)
_JSON_MEMBER: Final = re.compile(r'("([^"\\]{1,64})"\s*:\s*)"((?:[^"\\]|\\.)*)("?)')


def redact_headers(headers: Mapping[str, str], secret_names: frozenset[str] = frozenset()) -> dict[str, str]:
    """Give a copy fit to print. An authorization keeps its scheme, so that a log tells Basic from Bearer.

    secret_names: further names to mask, in lower case.
    """
    return {name: _redacted_header(name, value, secret_names) for name, value in headers.items()}


def redact_url(url: str, secret_names: frozenset[str] = frozenset()) -> str:
    """Mask secret query values, and a password that stands in the address.

    secret_names: further names to mask, in lower case.
    """
    head, mark, query = url.partition("?")
    if "@" in head:
        head = re.sub(r"//[^/@]*@", f"//{MASK}@", head, count=1)
    if not mark:
        return head
    return head + mark + "&".join(_redacted_pair(pair, secret_names) for pair in query.split("&"))


def redact_body(text: str) -> str:
    """Mask the values of secret members in JSON text, also when the text was cut short."""
    return _JSON_MEMBER.sub(
        lambda found: f'{found[1]}"{MASK}{found[4]}' if is_secret_name(found[2]) else found[0], text
    )


def _redacted_header(name: str, value: str, secret_names: frozenset[str]) -> str:
    lowered = name.lower()
    if lowered not in SECRET_HEADERS and lowered not in secret_names and not is_secret_name(lowered):
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and lowered.endswith("authorization") else MASK


def _redacted_pair(pair: str, secret_names: frozenset[str]) -> str:
    written, equals, _ = pair.partition("=")
    name = unquote_plus(written).lower()
    return f"{written}={MASK}" if equals and (name in secret_names or is_secret_name(name)) else pair


def is_secret_name(name: str) -> bool:
    """Whether a member, a header or a parameter of this name holds a secret."""
    return plain_name(name) in _SECRET_NAMES


def plain_name(name: str) -> str:
    """Give a name in lower case, without the marks in which spellings differ."""
    return name.lower().replace("_", "").replace("-", "").removeprefix("x")
