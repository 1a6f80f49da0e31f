from __future__ import annotations

import hashlib
import importlib
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Answer, Received, Wire

USER, PASSWORD = "Mufasa", "Circle of Life"
HASHES: dict[str, Callable[[bytes], Any]] = {
    "MD5": hashlib.md5,
    "SHA-256": hashlib.sha256,
    "SHA-512-256": lambda data: hashlib.new("sha512_256", data),
}
MEMBER = re.compile(r'([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


def members_of(text: str) -> dict[str, str]:
    return {name: quoted or plain for name, quoted, plain in MEMBER.findall(text)}


@dataclass(kw_only=True)
class Guard:
    """A server that lets in who knows the password, and counts requests by nonce. most: requests of one nonce."""

    user: str = USER
    algorithm: str = ""
    qop: str = 'qop="auth, auth-int"'
    extra: str = ""
    most: int = 100
    nonces: Any = field(default_factory=lambda: (f"nonce-{n}" for n in itertools.count(1)))
    counts: dict[str, int] = field(default_factory=dict)
    before: str = ""

    def __call__(self, request: Received) -> Answer:
        given = members_of(request.header("authorization"))
        nonce = given.get("nonce", "")
        if nonce in self.counts and self.is_right(request, given):
            self.counts[nonce] += 1
            if self.counts[nonce] <= self.most:
                return Answer()
            return self.challenge("stale=true")
        return self.challenge("")

    def challenge(self, more: str) -> Answer:
        nonce = next(self.nonces)
        self.counts[nonce] = 0
        named = f"algorithm={self.algorithm}" if self.algorithm else ""
        stated = ['realm="the \\"realm\\""', f'nonce="{nonce}"', 'opaque="o"', named, self.qop, self.extra, more]
        text = f"Digest {', '.join(one for one in stated if one)}"
        return Answer(
            status=401,
            headers=(*[("WWW-Authenticate", one) for one in [self.before] if one], ("WWW-Authenticate", text)),
        )

    def is_right(self, request: Received, given: dict[str, str]) -> bool:
        def digest(text: str) -> str:
            return str(HASHES[self.algorithm.removesuffix("-sess") or "MD5"](text.encode()).hexdigest())

        secret = digest(f'{self.user}:the "realm":{PASSWORD}')
        if self.algorithm.endswith("-sess"):
            secret = digest(f"{secret}:{given['nonce']}:{given['cnonce']}")
        counted = f"{self.counts[given['nonce']] + 1:08x}:{given['cnonce']}:auth:" if self.qop else ""
        expected = digest(f"{secret}:{given['nonce']}:{counted}{digest(f'{request.method}:{request.target}')}")
        return given["response"] == expected and given["uri"] == request.target and given["opaque"] == "o"


@pytest.mark.parametrize("algorithm", ["", "MD5", "SHA-256", "SHA-512-256", "MD5-sess", "SHA-256-sess"])
@pytest.mark.parametrize("qop", ['qop="auth, auth-int"', "qop=auth", ""])
def test_a_challenge_is_answered_and_answered_ahead_from_then_on(
    sdk: ModuleType, wire: Wire, algorithm: str, qop: str
) -> None:
    wire.response = Guard(algorithm=algorithm, qop=qop)

    with sdk.Sample(base_url=wire.url, retries=0, login=(USER, PASSWORD)) as client:
        client.s.index(q="a b/ü")
        client.s.change(name="n")
        client.s.index()

    assert ["", "Digest", "Digest", "Digest"] == [
        one.header("authorization").partition(" ")[0] for one in wire.requests
    ]
    assert b'{"name":"n"}' == wire.requests[2].body


def test_both_clients_answer_with_counts_and_fresh_client_nonces(sdk: ModuleType, wire: Wire) -> None:
    wire.response = Guard(algorithm="SHA-256")

    wire.call(sdk, lambda client: client.s.index(), login=(USER, PASSWORD))

    sent = [members_of(one.header("authorization")) for one in wire.requests if "authorization" in one.headers]
    assert [("auth", "00000001", "nonce-1"), ("auth", "00000001", "nonce-2")] == [
        (one["qop"], one["nc"], one["nonce"]) for one in sent
    ]
    assert sent[0]["cnonce"] != sent[1]["cnonce"]


def test_a_stale_nonce_is_replaced_in_the_same_call(sdk: ModuleType, wire: Wire) -> None:
    wire.response = Guard(most=2)

    with sdk.Sample(base_url=wire.url, retries=0, login=(USER, PASSWORD)) as client:
        for _ in range(4):
            client.s.index()

    sent = [members_of(one.header("authorization")) for one in wire.requests[1:]]
    assert [("nonce-1", "1"), ("nonce-1", "2"), ("nonce-1", "3"), ("nonce-2", "1"), ("nonce-2", "2")] == [
        (one["nonce"], one["nc"].lstrip("0")) for one in sent
    ]


def test_a_wrong_password_is_tried_once_and_never_shown(sdk: ModuleType, wire: Wire) -> None:
    wire.response = Guard(qop="qop=auth")

    with pytest.raises(sdk.AuthenticationError) as caught:
        wire.call(sdk, lambda client: client.s.index(), login=(USER, "wrong-password"))

    assert 2 == len(wire.requests)
    assert "wrong-password" not in str(caught.value)


@pytest.mark.parametrize(
    "before", ['Basic realm="x", charset="UTF-8"', 'Digest realm="r", nonce="n", algorithm=MD6, qop=auth']
)
def test_the_first_challenge_that_can_be_answered_counts(sdk: ModuleType, wire: Wire, before: str) -> None:
    wire.response = Guard(before=before)

    wire.call(sdk, lambda client: client.s.index(), login=(USER, PASSWORD))

    assert "Digest" == wire.last.header("authorization").partition(" ")[0]


@pytest.mark.parametrize(
    "challenge", ["", 'Basic realm="x"', 'Digest realm="r", nonce="n", qop="auth-int"', "Negotiate a=="]
)
def test_without_such_a_challenge_nothing_of_the_password_is_sent(sdk: ModuleType, wire: Wire, challenge: str) -> None:
    headers = (("WWW-Authenticate", challenge),) if challenge else ()
    wire.response = lambda _: Answer(status=401, headers=headers)

    with pytest.raises(sdk.AuthenticationError):
        wire.call(sdk, lambda client: client.s.index(), login=(USER, PASSWORD))

    assert [False] == ["authorization" in one.headers for one in wire.requests]


@pytest.mark.parametrize(
    ("user", "extra", "shown"),
    [
        (USER, "userhash=true", 'username="f6a1de0a3c16f44ed98d9d421899f9e4"'),
        ("Jäsøn", "charset=UTF-8", "username*=UTF-8''J%C3%A4s%C3%B8n"),
        ('a "b"', "", r'username="a \"b\""'),
    ],
)
def test_user_names_of_any_kind(sdk: ModuleType, wire: Wire, user: str, extra: str, shown: str) -> None:
    wire.response = Guard(user=user, extra=extra)

    wire.call(sdk, lambda client: client.s.index(), login=(user, PASSWORD))

    assert wire.last.header("authorization").startswith(f"Digest {shown}, realm=")


def test_a_key_in_the_query_is_covered(sdk: ModuleType, wire: Wire) -> None:
    wire.response = Guard()

    wire.call(sdk, lambda client: client.s.keyed(), login=(USER, PASSWORD), key="k")

    assert "/keyed?key=k" == members_of(wire.last.header("authorization"))["uri"]


def test_user_and_password_come_from_the_environment(
    sdk: ModuleType, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_LOGIN_USERNAME", USER)
    monkeypatch.setenv("SAMPLE_LOGIN_PASSWORD", PASSWORD)
    wire.response = Guard()

    wire.call(sdk, lambda client: client.s.index())

    assert "Mufasa" == members_of(wire.last.header("authorization"))["username"]


@pytest.mark.parametrize(
    ("algorithm", "realm", "nonce", "client_nonce", "password", "response"),
    [
        (
            "",
            "testrealm@host.com",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "0a4f113b",
            "Circle Of Life",
            "6629fae49393a05397450978507c4ef1",
        ),
        (
            "SHA-256",
            "http-auth@example.org",
            "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            "Circle of Life",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ),
    ],
    ids=["RFC 2617", "RFC 7616"],
)
def test_examples_of_the_standards(
    sdk: ModuleType,
    wire: Wire,
    algorithm: str,
    realm: str,
    nonce: str,
    client_nonce: str,
    password: str,
    response: str,
) -> None:
    digest = importlib.import_module(f"{sdk.__name__}.runtime.auth.digest")
    named = f", algorithm={algorithm}" if algorithm else ""
    challenge = f'Digest realm="{realm}", qop="auth, auth-int", nonce="{nonce}", opaque="o"{named}'
    headers = (("WWW-Authenticate", challenge),)
    wire.response = lambda _: Answer(status=204 if len(wire.requests) > 1 else 401, headers=headers)

    login = digest.DigestLogin(USER, password, client_nonce=lambda: client_nonce)
    with sdk.Sample(base_url=wire.url, retries=0, login=login) as client:
        client.s.index()

    assert response == members_of(wire.last.header("authorization"))["response"]
