"""TLS and proxies over every transport: authorities of one's own and wrong ones, tunnels, and passwords."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from authority import Authority, make_authority
from doubles import Server, response_bytes, serving
from every_transport import Opened, Options, asked, each_own_transport, each_transport
from loopback_proxy import Proxy, proxying
from package.runtime.errors import ConnectError, TransportError

FOUND = b'{"found": true}'


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"), "api.test")


@pytest.fixture
def server(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server whose certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with serving(lambda _head, _body: response_bytes(FOUND), authority.server) as found:
        yield found


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with proxying(server.port) as found:
        yield found


@each_transport
def test_server_of_a_trusted_authority_is_asked_over_one_connection(opened: Opened, server: Server) -> None:
    with opened(Options()) as send:
        contents = [send(asked(server.url)).content for _ in range(3)]

    assert ([FOUND] * 3, 1) == (contents, server.connections)


@each_transport
def test_server_of_an_unknown_authority_is_sent_nothing(
    opened: Opened, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(make_authority(tmp_path / "other").file))

    with (
        opened(Options()) as send,
        pytest.raises(ConnectError, match=r"CERTIFICATE_VERIFY_FAILED.*; SSL_CERT_FILE names") as caught,
    ):
        send(asked(server.url, "POST"))

    assert not caught.value.may_have_been_processed
    assert [] == server.requests


@each_transport
def test_server_with_a_certificate_for_another_name_is_sent_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(other.file))

    with (
        serving(lambda _head, _body: response_bytes(), other.server) as server,
        opened(Options()) as send,
        pytest.raises(ConnectError, match=r"not valid for '127\.0\.0\.1'") as caught,
    ):
        send(asked(server.url, "POST"))

    assert not caught.value.may_have_been_processed
    assert [] == server.requests


@each_transport
def test_server_that_speaks_no_tls_is_sent_nothing(opened: Opened) -> None:
    with (
        serving(lambda _head, _body: response_bytes()) as plain,
        opened(Options()) as send,
        pytest.raises(TransportError) as caught,
    ):
        send(asked(plain.url.replace("http:", "https:"), connect=0.2))

    assert not caught.value.may_have_been_processed


@each_transport
@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
def test_tunnel_is_opened_with_user_and_password_and_kept(opened: Opened, proxy: Proxy, scheme: str) -> None:
    url = f"https://api.test:{proxy.target}/a" if scheme != "socks5" else f"https://127.0.0.1:{proxy.target}/a"

    with opened(Options(proxy=proxy.url(scheme))) as send:
        contents = [send(asked(url)).content for _ in range(2)]

    verb = "CONNECT" if scheme == "http" else "SOCKS"
    assert [FOUND] * 2 == contents
    assert [f"{verb} {url.split('/')[2]}"] == [line.removesuffix(" HTTP/1.1") for line in proxy.asked]


@each_transport
def test_plain_request_is_forwarded_whole(opened: Opened) -> None:
    with (
        serving(lambda _head, _body: response_bytes(FOUND)) as plain,
        proxying(plain.port) as proxy,
        opened(Options(proxy=proxy.url())) as send,
    ):
        content = send(asked("http://api.test/a?b=c")).content

    assert (FOUND, ["GET http://api.test/a?b=c HTTP/1.1"]) == (content, proxy.asked)
    assert b"host: api.test\r\n" in plain.requests[0].lower()


@each_transport
@pytest.mark.parametrize("scheme", ["http", "socks5h"])
def test_proxy_that_refuses_the_password_was_sent_no_request(opened: Opened, proxy: Proxy, scheme: str) -> None:
    url = proxy.url(scheme, password="wrong")

    with opened(Options(proxy=url)) as send, pytest.raises(TransportError) as caught:
        send(asked("https://api.test/a", "POST"))

    assert not caught.value.may_have_been_processed
    assert "wrong" not in str(caught.value)


@each_own_transport
@pytest.mark.parametrize("content", [None, b"", b"no HTTP\r\n\r\n"], ids=["gone", "silent", "garbage"])
def test_tunnel_that_does_not_come_about_was_sent_no_request(opened: Opened, content: bytes | None) -> None:
    with (
        serving(lambda _head, _body: content) as proxy,
        opened(Options(proxy=proxy.url)) as send,
        pytest.raises(TransportError) as caught,
    ):
        send(asked("https://api.test/a", "POST", read=0.2))

    assert not caught.value.may_have_been_processed
