from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api, OAuthFlow
from generator.ir.extensions import TokenExchangeHint
from generator.ir.operations import SecurityRequirement
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]

EXCHANGE: dict[str, Any] = {
    "exchange": {"path": "/auth/api-key", "key": "apiKey"},
    "refresh": {"path": "/auth/refresh", "key": "refreshToken"},
    "accessToken": "access_token",
    "refreshToken": "refresh_token",
    "expiresIn": "expires_in",
}


def schemes(**members: Any) -> dict[str, Any]:
    return {"securitySchemes": members}


def test_schemes_are_kept_in_order(make_api: MakeApi) -> None:
    declared = schemes(
        bearer={"type": "http", "scheme": "Bearer", "description": "A token."},
        key={"type": "apiKey", "in": "header", "name": "X-Key"},
        login={"type": "oauth2", "flows": {}},
    )

    api = make_api(components=declared)

    told = [(one.name, one.kind, one.scheme, one.location, one.parameter_name) for one in api.security_schemes]
    assert [
        ("bearer", "http", "bearer", "", ""),
        ("key", "apiKey", "", "header", "X-Key"),
        ("login", "oauth2", "", "", ""),
    ] == told


@pytest.mark.parametrize(
    ("scheme", "reason"),
    [
        ({"type": "digest"}, "has type 'digest'; OpenAPI 3 knows http, apiKey, oauth2, openIdConnect, mutualTLS"),
        ({"type": "http"}, "has no 'scheme'; add basic or bearer"),
        ({"type": "apiKey", "in": "body", "name": "k"}, "needs a 'name', and 'in' as one of query, header, cookie"),
    ],
)
def test_scheme_that_cannot_be_used_is_a_loss(make_api: MakeApi, scheme: object, reason: str) -> None:
    api = make_api(components=schemes(a=scheme))

    assert () == api.security_schemes
    assert [f"security scheme 'a' {reason}"] == reasons(api)


def test_scheme_of_http_may_be_spelled_as_a_type(make_api: MakeApi) -> None:
    api = make_api(components=schemes(a={"type": "basic"}))

    assert [("http", "basic")] == [(one.kind, one.scheme) for one in api.security_schemes]
    assert () == api.losses


def test_security_that_is_null_is_not_given(make_api: MakeApi) -> None:
    api = make_api({"/": {"get": {"security": None}}}, security=[])

    assert (False, ()) == (api.operations[0].has_own_security, api.operations[0].security)


def test_requirements_keep_alternatives_and_scopes(make_api: MakeApi) -> None:
    basic = {"type": "http", "scheme": "basic"}

    api = make_api(components=schemes(a=basic, b=basic), security=[{"a": ["read"], "b": []}, {}])

    assert (
        SecurityRequirement(schemes=(("a", ("read",)), ("b", ()))),
        SecurityRequirement(schemes=()),
    ) == api.security


def test_requirement_of_an_unknown_scheme_is_left_out_alone(make_api: MakeApi) -> None:
    api = make_api(components=schemes(a={"type": "http", "scheme": "basic"}), security=[{"no": []}, {"a": []}])

    assert ["#/security/0"] == [one.pointer for one in api.warnings]
    assert (SecurityRequirement(schemes=(("a", ()),)),) == api.security


def test_token_exchange_is_read(make_api: MakeApi) -> None:
    scheme = {"type": "http", "scheme": "bearer", "x-client-token-exchange": EXCHANGE}

    api = make_api(components=schemes(a=scheme))

    assert api.security_schemes[0].token_exchange == TokenExchangeHint(
        exchange_path="/auth/api-key",
        exchange_key="apiKey",
        refresh_path="/auth/refresh",
        refresh_key="refreshToken",
        access_token="access_token",
        refresh_token="refresh_token",
        expires_in="expires_in",
    )


@pytest.mark.parametrize("hint", [{}, {**EXCHANGE, "refresh": {"path": "/a"}}, {**EXCHANGE, "expiresIn": ""}])
def test_token_exchange_that_lacks_a_member_is_a_loss(make_api: MakeApi, hint: object) -> None:
    scheme = {"type": "http", "scheme": "bearer", "x-client-token-exchange": hint}

    api = make_api(components=schemes(a=scheme))

    assert api.security_schemes[0].token_exchange is None
    assert len(api.losses) == 1


def test_flows_are_kept_for_comparing(make_api: MakeApi) -> None:
    flow = {"authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {"read": "Read."}, "x-it": 1}
    kinds = {"authorizationCode": flow, "x-it": 1}

    api = make_api(components=schemes(a={"type": "oauth2", "flows": kinds}))

    assert (
        OAuthFlow(
            kind="authorizationCode",
            authorization_url="https://a",
            token_url="https://t",
            scopes=(("read", "Read."),),
        ),
    ) == api.security_schemes[0].flows


def test_addresses_of_a_scheme_are_kept(make_api: MakeApi) -> None:
    flow = {"deviceAuthorizationUrl": "https://d", "tokenUrl": "https://t", "refreshUrl": "https://r", "scopes": {}}
    declared = schemes(
        a={"type": "openIdConnect", "openIdConnectUrl": "https://o"},
        b={
            "type": "oauth2",
            "oauth2MetadataUrl": "https://m",
            "flows": {"deviceAuthorization": flow},
            "deprecated": True,
        },
    )

    first, second = make_api(components=declared).security_schemes

    assert ("https://o", "", False) == (first.connect_url, first.metadata_url, first.deprecated)
    assert ("", "https://m", True) == (second.connect_url, second.metadata_url, second.deprecated)
    assert ("deviceAuthorization", "https://d", "https://t", "https://r") == (
        second.flows[0].kind,
        second.flows[0].device_authorization_url,
        second.flows[0].token_url,
        second.flows[0].refresh_url,
    )


def test_own_security_of_an_operation_is_told_from_the_inherited(make_api: MakeApi) -> None:
    paths = {"/a": {"get": {"responses": {}, "security": []}, "put": {"responses": {}}}}

    api = make_api(paths, components=schemes(a={"type": "http", "scheme": "basic"}), security=[{"a": []}])

    assert [True, False] == [operation.has_own_security for operation in api.operations]
