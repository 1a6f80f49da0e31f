"""Keeps secrets out of what is printed: headers, addresses and bodies, for logs, errors, `repr`, hooks and recordings.

A secret is known by the name of its place: one of a table, one that ends like one of the table, or one that the
document of an API declares. In the path of an address, what follows `/token/` and `/private/` is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_plus

MASK: Final = "***"
NO_NAMES: Final = frozenset[str]()

SECRET_NAMES: Final[Mapping[str, str]] = {
    "accesskey": "access-key",
    "accesskeyid": "access-key",
    "accesstoken": "access-token",
    "amzcredential": "access-key",
    "apikey": "api-key",
    "authorization": "secret",
    "bearertoken": "access-token",
    "cookie": "cookie",
    "credential": "secret",
    "credentials": "secret",
    "idtoken": "access-token",
    "jwt": "token",
    "passphrase": "password",
    "passwd": "password",
    "password": "password",
    "privatekey": "private-key",
    "pwd": "password",
    "refreshtoken": "refresh-token",
    "secret": "secret",
    "secretaccesskey": "secret",
    "secretkey": "secret",
    "sig": "signature",
    "signature": "signature",
    "signaturesecret": "webhook-secret",
    "streamkey": "stream-key",
    "token": "token",
    "uploadtoken": "upload-token",
}
"""Plain names of places that hold a secret, and of what kind it is. A longer name may end with one of `_ENDINGS`."""

_ENDINGS: Final = tuple(
    sorted((name for name in SECRET_NAMES if name not in {"sig", "pwd", "jwt", "cookie"}), key=len, reverse=True)
)
_HARMLESS: Final = re.compile(
    r"(?:next|previous|prev|page|continuation|cursor|sync|scroll|resume)(?:page)?token|(?:max|min|stop|has|is|no)\w*token"
)
"""Names that end like one of a secret, and are of none: of a place in a list, or of a count."""
_JSON_MEMBER: Final = re.compile(r'("([^"\\]{1,64})"\s*:\s*)"((?:[^"\\]|\\.)*)("?)')
_USER: Final = re.compile(r"//[^/?#@\s]*@")
_IN_PATH: Final = re.compile(r"/(tokens?|private)/[^/?#\s\"'<>]+", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?:)?//[^\s\"'<>\\]+")


def kind_of_name(name: str) -> str:
    """Give the kind of secret that a header, a parameter or a member of this name holds; "" where it holds none."""
    return _kind(plain_name(name))


def is_secret_name(name: str, declared: Collection[str] = NO_NAMES) -> bool:
    """Whether a header, a parameter or a member of this name holds a secret. declared: further plain names."""
    plain = plain_name(name)
    return plain in declared or bool(_kind(plain))


@lru_cache(maxsize=1024)
def plain_name(name: str) -> str:
    """Give a name in lower case, without the marks in which spellings differ."""
    return re.sub(r"[_\-.\s\[\]]", "", name.lower()).removeprefix("x") or name.lower()


def redact_headers(headers: Mapping[str, str], declared: Collection[str] = NO_NAMES) -> dict[str, str]:
    """Give a copy fit to print. An authorization keeps its scheme, so that a log tells Basic from Bearer."""
    return {name: _redacted_header(name, value, declared) for name, value in headers.items()}


def redact_url(url: str, declared: Collection[str] = NO_NAMES) -> str:
    """Mask secret query values, tokens in the path, and a user that stands in the address."""
    head, mark, rest = url.partition("?")
    if "@" in head:
        head = _USER.sub(f"//{MASK}@", head, count=1)
    if "/token" in head.lower() or "/private/" in head.lower():
        head = _IN_PATH.sub(rf"/\1/{MASK}", head)
    if not mark:
        return head
    query, hash_mark, fragment = rest.partition("#")
    pairs = "&".join(_redacted_pair(pair, declared) for pair in query.split("&"))
    return head + mark + pairs + hash_mark + fragment


def redact_text(text: str, declared: Collection[str] = NO_NAMES, values: Collection[str] = NO_NAMES) -> str:
    """Mask secrets in text of any form: members of JSON, also where it was cut short, addresses, and known values."""
    if '"' in text:
        text = _JSON_MEMBER.sub(
            lambda found: f'{found[1]}"{MASK}{found[4]}' if is_secret_name(found[2], declared) else found[0], text
        )
    if "//" in text:
        text = _ADDRESS.sub(lambda found: redact_url(found[0], declared), text)
    elif "=" in text:
        text = "&".join(_redacted_pair(pair, declared) for pair in text.split("&"))
    for value in values:
        text = text.replace(value, MASK)
    return text


@lru_cache(maxsize=1024)
def _kind(plain: str) -> str:
    if kind := SECRET_NAMES.get(plain):
        return kind
    ending = next((one for one in _ENDINGS if plain.endswith(one)), "")
    return "" if not ending or _HARMLESS.fullmatch(plain) else SECRET_NAMES[ending]


def _redacted_header(name: str, value: str, declared: Collection[str]) -> str:
    lowered = name.lower()
    if lowered in {"location", "content-location", "link", "referer"}:
        return redact_text(value, declared)
    if not is_secret_name(lowered, declared) and lowered != "set-cookie":
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and lowered.endswith("authorization") else MASK


def _redacted_pair(pair: str, declared: Collection[str]) -> str:
    written, equals, value = pair.partition("=")
    if not equals or value.startswith(MASK) or not is_secret_name(unquote_plus(written), declared):
        return pair
    return f"{written}={MASK}"
