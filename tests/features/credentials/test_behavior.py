from __future__ import annotations

import base64
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Received, Wire

ALL: dict[str, Any] = {
    "bearer": "the-token",
    "user": ("ünï", "pässword"),
    "hoba": "HOBA result=1",
    "app_id": "the-id",
    "app_key": "the-key",
    "session": "the-session",
    "query": "the query",
}
BASIC = "Basic " + base64.b64encode("ünï:pässword".encode()).decode()
NAMES = ("authorization", "x-app-id", "x-app-key", "cookie")


def credentials_of(request: Received) -> dict[str, str]:
    return {name: request.header(name) for name in NAMES if name in request.headers}


@pytest.mark.parametrize(
    ("method", "given", "expected", "target"),
    [
        ("any", ALL, {"authorization": "Bearer the-token"}, "/any"),
        ("any", {"app_id": "a", "app_key": "b"}, {"x-app-id": "a", "x-app-key": "b"}, "/any"),
        ("any", {"app_id": "a", "bearer": "t"}, {"authorization": "Bearer t"}, "/any"),
        ("none_", ALL, {}, "/none"),
        ("optional", {}, {}, "/optional"),
        ("optional", {"app_id": "a"}, {}, "/optional"),
        ("optional", ALL, {"authorization": "Bearer the-token"}, "/optional"),
        ("basic", ALL, {"authorization": BASIC}, "/basic"),
        (
            "both",
            ALL,
            {"authorization": "Bearer the-token", "x-app-key": "the-key"},
            "/and?api%20key=the%20query",
        ),
        ("other", ALL, {"authorization": "HOBA result=1"}, "/other"),
    ],
)
def test_a_call_sends_the_first_requirement_that_can_be_met_and_nothing_else(
    sdk: ModuleType, wire: Wire, method: str, given: dict[str, Any], expected: dict[str, str], target: str
) -> None:
    wire.call(sdk, lambda client: getattr(client.s, method)(), **given)

    assert [(expected, target)] * 2 == [(credentials_of(one), one.target) for one in wire.requests]


def test_keys_in_query_and_cookie_stand_beside_parameters(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.s.query(q="1"), query="k")
    wire.call(sdk, lambda client: client.s.cookie(lang="de"), session="k")

    assert "/query?q=1&api%20key=k" == wire.requests[0].target
    assert "lang=de; SESSION=k" == wire.last.header("cookie")


@pytest.mark.parametrize(
    ("method", "given", "message"),
    [
        (
            "basic",
            {"bearer": "t"},
            r": user \(give user=\(user, password\) .*SAMPLE_USER_USERNAME",
        ),
        ("both", {"bearer": "t", "query": "q"}, r": app-key \(give app_key to the client, or set SAMPLE_APP_KEY\)$"),
        ("any", {"app_id": "a"}, r": bearer \(give bearer .*\); or app-key \(give app_key .*SAMPLE_APP_KEY\)$"),
    ],
)
def test_what_is_missing_is_named_before_anything_is_sent(
    sdk: ModuleType, wire: Wire, method: str, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(sdk.ConfigurationError, match=message):
        wire.call(sdk, lambda client: getattr(client.s, method)(), **given)

    assert [] == wire.requests


def test_each_scheme_has_its_environment_variables(
    sdk: ModuleType, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"APP_KEY": "k", "BEARER": "t", "QUERY": "q", "USER_USERNAME": "u", "USER_PASSWORD": "p"}
    for name, value in names.items():
        monkeypatch.setenv(f"SAMPLE_{name}", value)

    wire.call(sdk, lambda client: client.s.both())
    wire.call(sdk, lambda client: client.s.basic())

    assert ("/and?api%20key=q", "k") == (wire.requests[0].target, wire.requests[0].header("x-app-key"))
    assert f"Basic {base64.b64encode(b'u:p').decode()}" == wire.last.header("authorization")


def test_credentials_go_by_the_names_of_the_document_too(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.s.any(), credentials={"appId": "a", "app-key": "b"})

    assert {"x-app-id": "a", "x-app-key": "b"} == credentials_of(wire.last)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"credentials": {"nobody": "k"}}, "credentials has 'nobody'; Credentials takes 'bearer', "),
        ({"api_key": "k", "bearer": "k"}, "api_key and bearer are the same"),
        ({"auth": "bearer", "app_id": "k"}, "auth and credentials cannot be given together"),
        ({"bearer": ("a", "b")}, "the credential of 'bearer' is of the type tuple"),
        ({"user": ("a:b", "c")}, "a user name cannot have a colon in it"),
    ],
)
def test_credentials_that_cannot_be_are_refused(sdk: ModuleType, given: dict[str, Any], message: str) -> None:
    with pytest.raises(sdk.ConfigurationError, match=message):
        sdk.Sample(**given)


def test_credentials_are_in_no_error(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b'{"title": "the query of the-token"}', status=400)

    with pytest.raises(sdk.BadRequestError) as caught, sdk.Sample(base_url=wire.url, **ALL) as client:
        client.s.both()

    assert not [secret for secret in ("the-token", "the-key", "the%20query") if secret in str(caught.value)]
