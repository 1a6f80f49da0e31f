"""Thirty secrets of different kinds, in different places, are sent through every surface; none is seen anywhere."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zlib import crc32

import pytest
from doubles import response_bytes, serving
from package.client import Sample
from package.definition import EXCHANGE
from package.runtime.auth.schemes import Auth, BasicKey, BearerToken, CookieKey, HeaderKey, QueryKey
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.arguments import Arguments
from package.runtime.call.hooks import Hooks
from package.runtime.errors import SdkError
from package.runtime.operation import Operation
from package.runtime.transport.httpcore2.blocking import Httpcore2Transport
from package.testing.recordings import (
    RecordingTransport,
    export_cassette,
    export_har,
    find_secrets,
    import_har,
    write_recording,
)
from package.testing.recordings.catalog import Catalog
from package.testing.recordings.files import format_recording
from package.things import CREATE, DELETE, GET, LIST, SEND, STATUS

REVOKE: Operation[Any] = Operation(id="revoke", method="DELETE", path="/grants/{uploadToken}", responses={})
CATALOG = Catalog([LIST, GET, CREATE, DELETE, STATUS, SEND, REVOKE], ["https://api.test"])

AUTHS: dict[str, Callable[[str], Auth]] = {
    "bearer token": BearerToken,
    "basic user": BasicKey,
    "basic password": lambda secret: BasicKey("user", secret),
    "header of any name": lambda secret: HeaderKey("X-Vault", secret),
    "query of any name": lambda secret: QueryKey("k", secret),
    "cookie of any name": lambda secret: CookieKey("c", secret),
    "exchanged key": lambda secret: TokenExchange(EXCHANGE, secret),
}
HEADERS = ["X-Api-Key", "X-Auth-Token", "Cookie", "Proxy-Authorization", "X-Amz-Security-Token", "X-Vault"]
QUERIES = ["token", "access_token", "api-key", "X-Amz-Signature", "sig", "k", "client_secret"]
MEMBERS = ["apiKey", "password", "refresh_token", "streamKey", "secretAccessKey", "passwd", "pin", "sessionToken"]
SENT_BACK: dict[str, Callable[[str], bytes]] = {
    "set-cookie": lambda secret: response_bytes(headers=f"set-cookie: sid={secret}; HttpOnly\r\n"),
    "location": lambda secret: response_bytes(b"", "302 Found", f"location: https://b.test/?token={secret}\r\n"),
    "address in a body": lambda secret: response_bytes(_json({"player": f"https://b.test/vod/1/token/{secret}/a.mp4"})),
    "private address": lambda secret: response_bytes(_json({"player": f"https://b.test/vod/1/private/{secret}/a.mp4"})),
    "query of an address": lambda secret: response_bytes(_json({"iframe": f'<a src="//b.test/1?token={secret}">'})),
    "user of an address": lambda secret: response_bytes(_json({"feed": f"https://me:{secret}@b.test/"})),
    "member of an error": lambda secret: response_bytes(_json({"title": "no", "apiKey": secret}), "403 Forbidden"),
    "text of an error": lambda secret: response_bytes(
        _json({"title": f"see https://b.test/?sig={secret}"}), "400 Bad Request"
    ),
    "no JSON": lambda secret: response_bytes(f'<p data="//b.test/?api_key={secret}">'.encode()),
}


def _json(data: object) -> bytes:
    return json.dumps({"thingId": "1", **data} if isinstance(data, dict) else data).encode()


def canary(place: str) -> str:
    return f"Hush{crc32(place.encode()):010d}Zq{len(place):02d}xV"


class Surfaces:
    """Everything that is printed, kept or handed to somebody while calls are made."""

    def __init__(self, caplog: pytest.LogCaptureFixture, folder: Path) -> None:
        self.texts: list[str] = []
        self._caplog = caplog
        self._folder = folder
        caplog.set_level(logging.DEBUG)

    def call(self, make: Callable[[Sample], object], response: Callable[[bytes, bytes], bytes], auth: Auth) -> None:
        seen: list[object] = []
        hooks = Hooks(on_request=seen.append, on_retry=seen.append, on_error=seen.append)
        with serving(response) as server:
            transport = RecordingTransport(Httpcore2Transport(), catalog=CATALOG, base_url=server.url)
            with Sample(transport=transport, auth=auth, base_url=server.url, retries=0, hooks=hooks) as recorded:
                self._made(make, recorded)
            with Sample(auth=auth, base_url=server.url, retries=0, hooks=hooks) as plain:
                self._made(make, plain)
            self._recorded(transport)
        self.texts += [repr(event) for event in seen] + [repr(auth), self._caplog.text]

    def _made(self, make: Callable[[Sample], object], client: Sample) -> None:
        try:
            response: Any = make(client)
            self.texts += [repr(client), repr(client.caller.session), repr(response), repr(response.headers)]
        except SdkError as error:
            shown = [str(error), repr(error), repr(error.request), repr(getattr(error, "headers", ""))]
            self.texts += [*shown, "".join(traceback.format_exception(error)), repr(error.response)]

    def _recorded(self, transport: RecordingTransport) -> None:
        recording = transport.recording()
        self.texts += [format_recording(recording).decode(), export_cassette(recording)]
        har = export_har(recording)
        self.texts.append(har)
        path = self._folder / "a.har"
        path.write_text(har, encoding="utf-8")
        with suppress(ValueError):
            self.texts.append(
                format_recording(import_har(path, catalog=CATALOG, base_url=recording.provenance.host)).decode()
            )
        write_recording(recording, self._folder / "a.json")
        assert () == find_secrets(recording)

    def where(self, secret: str) -> list[str]:
        packed = base64.b64encode(secret.encode()).decode().rstrip("=")
        spellings = {
            secret,
            quote(secret),
            secret.encode().hex(),
            packed,
            base64.b64encode(f"user:{secret}".encode()).decode(),
        }
        return [text[:2000] for text in self.texts if any(spelling in text for spelling in spellings)]


@pytest.fixture
def surfaces(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> Surfaces:
    return Surfaces(caplog, tmp_path)


def token_or_thing(head: bytes, _body: bytes) -> bytes:
    if b"/auth/" in head:
        return response_bytes(
            _json({"access_token": canary("given token"), "refresh_token": canary("refresh"), "expires_in": 9})
        )
    return response_bytes(_json({"title": "no", "detail": "refused"}), "403 Forbidden")


def get(client: Sample) -> object:
    return client.things.with_response.get("1")


@pytest.mark.parametrize("place", AUTHS)
def test_credentials_are_seen_nowhere(surfaces: Surfaces, place: str) -> None:
    surfaces.call(get, token_or_thing, AUTHS[place](canary(place)))

    for secret in (canary(place), canary("given token"), canary("refresh")):
        assert [] == surfaces.where(secret)


@pytest.mark.parametrize("name", HEADERS)
def test_secret_headers_are_seen_nowhere(surfaces: Surfaces, name: str) -> None:
    value = f"sid={canary(name)}" if name == "Cookie" else canary(name)

    surfaces.call(lambda client: client.request("GET", "/things/1", headers={name: value}), token_or_thing, Anonymous())

    assert [] == surfaces.where(canary(name))


@pytest.mark.parametrize("name", QUERIES)
def test_secret_query_parameters_are_seen_nowhere(surfaces: Surfaces, name: str) -> None:
    surfaces.call(
        lambda client: client.request("GET", "/things/1", query={name: canary(name)}), token_or_thing, Anonymous()
    )

    assert [] == surfaces.where(canary(name))


@pytest.mark.parametrize("name", MEMBERS)
@pytest.mark.parametrize("is_sent", [True, False], ids=["sent", "received"])
def test_secret_members_are_seen_nowhere(surfaces: Surfaces, name: str, *, is_sent: bool) -> None:
    body = {"a": [{name: canary(name)}]}

    def make(client: Sample) -> object:
        return client.request("POST", "/things", json=body if is_sent else {})

    surfaces.call(make, lambda _head, _body: response_bytes(_json({} if is_sent else body)), Anonymous())

    assert [] == surfaces.where(canary(name))


@pytest.mark.parametrize("place", SENT_BACK)
def test_secrets_that_a_server_sends_are_seen_nowhere(surfaces: Surfaces, place: str) -> None:
    surfaces.call(get, lambda _head, _body: SENT_BACK[place](canary(place)), Anonymous())

    assert [] == surfaces.where(canary(place))


def test_token_in_a_path_is_seen_nowhere(surfaces: Surfaces) -> None:
    def make(client: Sample) -> object:
        return client.caller.respond(REVOKE, Arguments(path={"uploadToken": canary("path")}))

    surfaces.call(make, lambda _head, _body: response_bytes(b"", "403 Forbidden"), Anonymous())

    assert [] == surfaces.where(canary("path"))


class Anonymous(Auth):
    """No credentials."""

    def sign(self, request: Any) -> Any:
        return request
