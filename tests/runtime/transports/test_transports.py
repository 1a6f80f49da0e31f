"""One contract for every transport: this package's own and those over httpx2, blocking and asynchronous."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import Any

import pytest
from doubles import response_bytes, serving
from every_transport import TRANSPORTS, Blocks, Opened, Options, Send, asked, own
from package.runtime.errors import (
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    TimeoutError,
    TransportError,
)
from package.runtime.request.bodies import EncodedBody
from package.runtime.transport.httpcore2.asynchronous import AsyncHttpcore2Transport
from package.runtime.transport.httpcore2.blocking import Httpcore2Transport
from package.runtime.transport.httpcore2.messages import split_url
from package.runtime.transport.httpcore2.proxies import make_proxies


@pytest.fixture(params=TRANSPORTS, ids=lambda opened: opened.__name__)
def send(request: pytest.FixtureRequest) -> Iterator[Send]:
    opened: Opened = request.param
    with opened(Options()) as found:
        yield found


def test_status_headers_and_body_arrive(send: Send) -> None:
    sent = response_bytes(b"[1]", "404 Not Found", "X-Two: a\r\nX-Two: b\r\n")

    with serving(lambda _head, _body: sent) as server:
        response = send(asked(f"{server.url}/a?b=c"))

    assert (404, b"[1]", "a, b") == (response.status, response.content, response.headers["x-two"])
    assert server.requests[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert b"x-a: 1\r\n" in server.requests[0].lower()


@pytest.mark.parametrize(("content", "length"), [(b"abcd", b"4"), (Blocks(), b"4")])
def test_body_of_known_length_is_sent_with_it(send: Send, content: Any, length: bytes) -> None:
    bodies: list[bytes] = []

    def note(_head: bytes, body: bytes) -> bytes:
        bodies.append(body)
        return response_bytes()

    body = EncodedBody(content=content, content_type="text/plain", content_length=4, can_replay=True)
    with serving(note) as server:
        send(asked(f"{server.url}/", "PUT", body))

    assert [b"abcd"] == bodies
    assert b"content-length: " + length in server.requests[0].lower()


def test_request_without_a_body_says_that_it_is_empty(send: Send) -> None:
    with serving(lambda _head, _body: response_bytes()) as server:
        send(asked(f"{server.url}/", "POST"))

    assert b"content-length: 0\r\n" in server.requests[0].lower()


@pytest.mark.parametrize(
    ("given_back", "kind", "may_have_been_processed"),
    [
        (None, ConnectionLostError, True),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\nhalf", ConnectionLostError, True),
        (b"no HTTP at all\r\nconnection: close\r\n\r\n", ConnectionLostError, True),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf", TimeoutError, True),
    ],
    ids=["closed", "cut", "garbage", "silent"],
)
def test_errors_say_what_happened(
    send: Send, given_back: bytes | None, kind: type[TransportError], *, may_have_been_processed: bool
) -> None:
    with serving(lambda _head, _body: given_back) as server, pytest.raises(TransportError) as caught:
        send(asked(server.url))

    assert (kind, may_have_been_processed) == (type(caught.value), caught.value.may_have_been_processed)


def test_nobody_there_is_a_connect_error(send: Send) -> None:
    with serving(lambda _head, _body: None) as server:
        url = server.url

    with pytest.raises(ConnectError) as caught:
        send(asked(url))

    assert not caught.value.may_have_been_processed


@pytest.mark.parametrize("url", ["ftp://host/a", "http://", "host/path", "http://a b/"])
def test_what_is_no_address_is_not_sent(url: str) -> None:
    with own(Options()) as send, pytest.raises(TransportError) as caught:
        send(asked(url))

    assert not caught.value.may_have_been_processed


@pytest.mark.parametrize(
    ("url", "name", "host", "port", "target"),
    [
        ("http://Host", b"host", "host", None, "/"),
        ("https://host:443/a", b"host", "host", 443, "/a"),
        ("https://host:8443?a=b#c", b"host:8443", "host", 8443, "/?a=b"),
        ("http://[::1]:80/", b"[::1]", "::1", 80, "/"),
        ("http://user:pass@host/%20/ä b", b"host", "host", None, "/%20/%C3%A4%20b"),
        ("http://bücher.test/", b"xn--bcher-kva.test", "xn--bcher-kva.test", None, "/"),
    ],
)
def test_addresses_are_split(url: str, name: bytes, host: str, port: int | None, target: str) -> None:
    origin, found = split_url(url)

    assert (name, host, port, target) == (origin.name, origin.host, origin.port, found)


def clear_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("excluded", "url", "is_direct"),
    [
        ("", "http://api.test", False),
        ("*", "http://api.test", True),
        ("api.test", "http://api.test", True),
        ("api.test", "http://v1.api.test", True),
        ("api.test", "http://myapi.test", False),
        (".api.test", "http://v1.api.test", True),
        (".api.test", "http://api.test", False),
        ("localhost", "http://localhost:9", True),
        ("10.0.0.0/8", "http://10.1.2.3", True),
        ("10.0.0.0/8", "http://11.1.2.3", False),
        ("::1", "http://[::1]:9", True),
        ("api.test:8080", "http://api.test:8080", True),
        ("api.test:8080", "http://api.test", False),
        ("a.test, api.test", "http://api.test", True),
        ("https://api.test", "http://api.test", False),
        ("http://api.test/", "http://api.test", True),
        ("all://api.test", "http://api.test", True),
        ("*.api.test", "http://v1.api.test", True),
        ("*.api.test", "http://api.test", False),
        ("api.test:80", "http://api.test", True),
        ("API.test", "http://api.TEST", True),
        ("localhost", "http://my.localhost", False),
        ("[::1]:9", "http://[::1]:9", True),
        ("[::1]:9", "http://[::1]:8", False),
        ("[fe80::]/10", "http://[fe80::9]", True),
        ("10.0.0.1", "http://api.test", False),
        ("10.0.0.1:port", "http://10.0.0.1", False),
        (" , api.test ,", "http://api.test", True),
    ],
)
def test_environment_says_what_goes_by_the_proxy(
    monkeypatch: pytest.MonkeyPatch, excluded: str, url: str, *, is_direct: bool
) -> None:
    clear_proxies(monkeypatch)
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("NO_PROXY", excluded)
    origin, _ = split_url(url)

    found = make_proxies(None).of(origin.scheme, origin.host, origin.port)

    assert is_direct is (found is None)


def test_each_scheme_has_its_proxy_and_all_is_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    clear_proxies(monkeypatch)
    monkeypatch.setenv("HTTPS_PROXY", "secure.test")
    monkeypatch.setenv("ALL_PROXY", "http://us%40er:pass@any.test:1")

    proxies = make_proxies(None)
    secure, other = proxies.of("https", "api.test", None), proxies.of("http", "api.test", None)

    assert secure is not None
    assert other is not None
    assert (b"secure.test", 80) == (secure.url.host, secure.url.port)
    assert (b"any.test", 1, (b"us@er", b"pass")) == (other.url.host, other.url.port, other.auth)


@pytest.mark.parametrize("proxy", ["gopher://host", "http://", "host:8080", "http://host:port"])
def test_what_is_no_proxy_is_refused_without_its_password(proxy: str) -> None:
    with pytest.raises(ConfigurationError, match="http://host:8080") as caught:
        make_proxies(proxy)

    assert proxy not in str(caught.value).replace("http://host:8080", "")


@pytest.mark.parametrize("is_async", [False, True])
def test_tunnel_that_a_proxy_refuses_was_not_sent(*, is_async: bool) -> None:
    refused = response_bytes(b"", "407 Proxy Authentication Required")

    def ask(proxy: str) -> object:
        request = asked("https://api.test/a")
        if is_async:
            return asyncio.run(AsyncHttpcore2Transport(proxy=proxy).send(request))
        return Httpcore2Transport(proxy=proxy).send(request)

    with serving(lambda _head, _body: refused) as proxy, pytest.raises(TransportError) as caught:
        ask(proxy.url.replace("//", "//user:secret@"))

    assert not caught.value.may_have_been_processed
    assert proxy.requests[0].startswith(b"CONNECT api.test:443 HTTP/1.1\r\n")
    assert b"proxy-authorization: basic dxnlcjpzzwnyzxq=" in proxy.requests[0].lower()


def test_connection_that_the_server_closed_is_replaced() -> None:
    transport = Httpcore2Transport()

    with serving(lambda _head, _body: response_bytes(headers="connection: close\r\n")) as server:
        statuses = [transport.send(asked(server.url)).status for _ in range(3)]

    transport.close()
    assert ([200] * 3, 3) == (statuses, server.connections)
