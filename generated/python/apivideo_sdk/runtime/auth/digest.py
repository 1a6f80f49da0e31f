"""Digest authentication, RFC 7616: a server's challenge, answered with a hash of the password.

The first request goes out without credentials, and its 401 brings the challenge. Later requests answer the same
challenge ahead, each with its count, until the server sends another one.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from ..errors import ConfigurationError
from ..headers import Headers
from ..transport.flow import Flow
from ..transport.protocol import RawResponse, Request
from .schemes import AUTHORIZATION, Auth, Channel, long_enough

_Hash = Callable[[str], str]


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _sha512_256(text: str) -> str:
    return hashlib.new("sha512_256", text.encode()).hexdigest()


_HASHES: Final[Mapping[str, _Hash]] = {"MD5": _md5, "SHA-256": _sha256, "SHA-512-256": _sha512_256}
_SESSION: Final = "-SESS"
_PART: Final = re.compile(r'([^\s=",]+)(?:\s*(=)\s*("(?:[^"\\]|\\.)*"|[^\s,"]*))?')
"""A name of a scheme, or a member of its challenge with its value."""


class Challenge(NamedTuple):
    """What a server asks: its realm and nonce, and how to hash. protects: whether it counts requests (`qop=auth`)."""

    realm: str
    nonce: str
    opaque: str
    algorithm: str
    protects: bool
    is_stale: bool
    hides_user: bool

    @property
    def hash(self) -> _Hash:
        """The hash function of its algorithm."""
        return _HASHES[self.algorithm.upper().removesuffix(_SESSION) or "MD5"]


class DigestLogin(Auth):
    """`Authorization: Digest`: user and password, of which only a hash is sent. client_nonce: random text, of any kind.

    Algorithms are MD5, SHA-256 and SHA-512-256, each also with sessions, quality of protection is `auth` or none.
    """

    def __init__(
        self, user: str, password: str, *, client_nonce: Callable[[], str] = lambda: secrets.token_hex(16)
    ) -> None:
        if not user or not f"{user}{password}".isprintable():
            raise ConfigurationError("the user name is empty, or user or password hold control characters")
        self._user, self._password = user, password
        self._secrets = long_enough(user, password)
        self._client_nonce = client_nonce
        self._challenge: Challenge | None = None
        self._session_nonce = ""
        self._count = 0
        self._lock = threading.Lock()

    def sign(self, request: Request) -> Request:
        """Give the request with the hash for the latest challenge; as it is before the first one."""
        with self._lock:
            challenge = self._challenge
            self._count += 1
            count, session = f"{self._count:08x}", self._session_nonce
        if challenge is None:
            return request
        return request.with_headers({AUTHORIZATION: self._header(challenge, request, count, session)})

    def renew(self, rejected: Request, response: RawResponse, channel: Channel) -> Flow[bool]:  # noqa: ARG002 - as called
        """Take the challenge of a 401. False where there is none, or where it refuses user and password."""
        challenge = next(_challenges(response.headers), None)
        if challenge is None:
            return False
        sent = rejected.headers.get(AUTHORIZATION, "")
        with self._lock:
            if f"nonce={_quoted(challenge.nonce)}" in sent and not challenge.is_stale:
                return False
            if self._challenge is None or self._challenge.nonce != challenge.nonce or challenge.is_stale:
                self._challenge, self._count, self._session_nonce = challenge, 0, self._client_nonce()
        return True
        yield  # makes this a flow

    def _header(self, challenge: Challenge, request: Request, count: str, session: str) -> str:
        digest, parts = challenge.hash, urlsplit(request.url)
        uri = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        is_session = challenge.algorithm.upper().endswith(_SESSION)
        nonce = session if is_session else self._client_nonce()
        secret = digest(f"{self._user}:{challenge.realm}:{self._password}")
        if is_session:
            secret = digest(f"{secret}:{challenge.nonce}:{nonce}")
        counted = f"{count}:{nonce}:auth:" if challenge.protects else ""
        response = digest(f"{secret}:{challenge.nonce}:{counted}{digest(f'{request.method}:{uri}')}")
        members = [
            self._shown_user(challenge),
            f"realm={_quoted(challenge.realm)}",
            f"nonce={_quoted(challenge.nonce)}",
            f"uri={_quoted(uri)}",
            *([f"algorithm={challenge.algorithm}"] if challenge.algorithm else []),
            f'response="{response}"',
            *([f"opaque={_quoted(challenge.opaque)}"] if challenge.opaque else []),
            *([f"qop=auth, nc={count}"] if challenge.protects else []),
            *([f"cnonce={_quoted(nonce)}"] if challenge.protects or is_session else []),
            *(["userhash=true"] if challenge.hides_user else []),
        ]
        return f"Digest {', '.join(members)}"

    def _shown_user(self, challenge: Challenge) -> str:
        if challenge.hides_user:
            return f'username="{challenge.hash(f"{self._user}:{challenge.realm}")}"'
        if not self._user.isascii():
            return f"username*=UTF-8''{quote(self._user, safe='')}"
        return f"username={_quoted(self._user)}"


def _challenges(headers: Headers) -> Iterator[Challenge]:
    """Give the challenges that can be answered, in the order of the server's preference."""
    text = headers.get("www-authenticate", "")
    for name, members in _named_members(text if text.isascii() else ""):
        algorithm = members.get("algorithm", "")
        is_known = (algorithm.upper().removesuffix(_SESSION) or "MD5") in _HASHES
        protections = [one.strip().lower() for one in members.get("qop", "").split(",") if one.strip()]
        if name == "digest" and "nonce" in members and is_known and (not protections or "auth" in protections):
            yield Challenge(
                realm=members.get("realm", ""),
                nonce=members["nonce"],
                opaque=members.get("opaque", ""),
                algorithm=algorithm,
                protects=bool(protections),
                is_stale=members.get("stale", "").lower() == "true",
                hides_user=members.get("userhash", "").lower() == "true",
            )


def _named_members(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the challenges of a header: the scheme in lower case, and its members."""
    name, members = "", dict[str, str]()
    for part, sign, value in _PART.findall(text):
        if sign:
            members[part.lower()] = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
            continue
        yield name, members
        name, members = part.lower(), {}
    yield name, members


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
