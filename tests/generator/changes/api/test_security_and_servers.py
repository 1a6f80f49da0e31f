from __future__ import annotations

from typing import Any

import pytest

from tests.generator.changes.documents import Compare, Object, Told, document


def with_flow(**members: Any) -> Object:
    flow = {"authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {"read": "Read."}, **members}
    return secured({"o": {"type": "oauth2", "flows": {"authorizationCode": flow}}})


def secured(schemes: Object, **members: Any) -> Object:
    return document(components={"securitySchemes": schemes}, **members)


BEARER = {"b": {"type": "http", "scheme": "bearer"}}
BASIC = {"b": {"type": "http", "scheme": "basic"}}
BOTH = {**BEARER, "k": {"type": "apiKey", "in": "header", "name": "X-Key"}}


@pytest.mark.parametrize(
    ("base", "revision", "rule"),
    [
        (secured(BEARER), secured(BOTH), "api-security-component-added"),
        (secured(BOTH), secured(BEARER), "api-security-component-removed"),
        (secured(BEARER), secured(BASIC), "api-security-component-type-changed"),
        (with_flow(), with_flow(tokenUrl="https://u"), "api-security-component-oauth-token-url-changed"),
        (with_flow(), with_flow(authorizationUrl="https://u"), "api-security-component-oauth-url-changed"),
        (with_flow(), with_flow(scopes={}), "api-security-component-oauth-scope-removed"),
        (with_flow(scopes={}), with_flow(), "api-security-component-oauth-scope-added"),
        (with_flow(), with_flow(scopes={"read": "All."}), "api-security-component-oauth-scope-changed"),
        (secured(BOTH, security=[{"b": []}]), secured(BOTH), "api-global-security-removed"),
        (
            secured(BOTH, security=[{"b": ["r", "w"]}]),
            secured(BOTH, security=[{"b": ["r"]}]),
            "api-global-security-scope-removed",
        ),
    ],
)
def test_security_is_told_and_breaks_nobody_by_itself(told: Told, base: Object, revision: Object, rule: str) -> None:
    assert [f"info {rule}"] == told(base, revision)


def test_security_of_an_operation_is_told_there(compare: Compare) -> None:
    def operation(*names: str) -> Object:
        required: Object = {"security": [{name: []} for name in names]}
        return document(required, components={"securitySchemes": BOTH})

    changes = compare(operation("b"), operation("k"))

    assert {"GET /videos"} == {one.subject for one in changes}
    assert ["api-security-removed", "api-security-added", "api-security-tightened"] == [one.id for one in changes]


@pytest.mark.parametrize(
    ("base", "revision"),
    [
        ([], [{"b": []}]),
        ([{}, {"b": []}], [{"b": []}]),
        ([{"b": []}, {"k": []}], [{"b": [], "k": []}]),
        ([{"b": []}, {"k": []}], [{"b": []}]),
        ([{"b": ["r"]}], [{"b": ["r", "w"]}]),
        ([{"b": []}], [{"k": []}]),
    ],
    ids=["first", "no longer optional", "both", "one less", "scope", "another"],
)
def test_client_that_is_refused_now_is_broken(told: Told, base: list[Object], revision: list[Object]) -> None:
    found = told(secured(BOTH, security=base), secured(BOTH, security=revision))

    assert {"breaking api-global-security-tightened"} == {one for one in found if one.startswith("breaking")}


@pytest.mark.parametrize(
    ("base", "revision"),
    [
        ([{"b": []}], []),
        ([{"b": []}], [{}, {"b": []}]),
        ([{"b": []}], [{"k": []}, {"b": []}]),
        ([{"b": [], "k": []}], [{"b": []}]),
        ([{"b": ["r", "w"]}], [{"b": ["r"]}]),
    ],
    ids=["none", "optional", "one more", "one of both", "scope"],
)
def test_client_that_is_let_in_still_is_not_broken(told: Told, base: list[Object], revision: list[Object]) -> None:
    found = told(secured(BOTH, security=base), secured(BOTH, security=revision))

    assert [] == [one for one in found if not one.startswith("info")]


def test_scheme_under_another_name_refuses_nobody(told: Told) -> None:
    found = told(secured(BEARER, security=[{"b": []}]), secured({"c": BEARER["b"]}, security=[{"c": []}]))

    assert [] == [one for one in found if not one.startswith("info")]


@pytest.mark.parametrize(
    "scheme",
    [
        {"type": "apiKey", "in": "header", "name": "X-Other"},
        {"type": "apiKey", "in": "query", "name": "X-Key"},
        {"type": "http", "scheme": "digest"},
    ],
)
def test_credential_that_is_sent_another_way_breaks_where_it_is_asked_for(told: Told, scheme: Object) -> None:
    used: list[Object] = [{"k": []}]

    unused = told(secured(BOTH), secured({**BOTH, "k": scheme}))
    found = told(secured(BOTH, security=used), secured({**BOTH, "k": scheme}, security=used))

    assert ["info api-security-component-type-changed"] == unused
    assert ["breaking api-security-component-type-changed"] == found


def test_header_of_a_key_is_the_same_in_any_case(told: Told) -> None:
    other = {**BOTH, "k": {"type": "apiKey", "in": "header", "name": "x-key"}}

    assert [] == told(secured(BOTH, security=[{"k": []}]), secured(other, security=[{"k": []}]))


def test_server_that_is_gone_is_worth_a_look(told: Told) -> None:
    old, new = (document(servers=[{"url": url}]) for url in ("https://a", "https://b"))

    assert ["warning api-server-removed", "info api-server-added"] == told(old, new)


def test_server_of_an_operation_is_told_there(told: Told) -> None:
    old, new = (document({"servers": [{"url": url}]}) for url in ("https://a", "https://b"))

    assert ["warning api-operation-server-removed", "info api-operation-server-added"] == told(old, new)


def test_slash_at_the_end_of_a_server_is_no_change(told: Told) -> None:
    assert [] == told(document(servers=[{"url": "https://a"}]), document(servers=[{"url": "https://a/"}]))


def test_another_environment_of_a_server_is_worth_a_look(told: Told) -> None:
    old, new = (
        document(servers=[{"url": "https://a", "x-client-environment": name}]) for name in ("production", "sandbox")
    )

    assert ["warning api-server-environment-changed"] == told(old, new)


def test_flow_that_is_gone_is_told(compare: Compare) -> None:
    changes = compare(with_flow(), secured({"o": {"type": "oauth2", "flows": {}}}))

    assert [("api-security-component-oauth-flow-removed", "security o authorizationCode")] == [
        (one.id, one.subject) for one in changes
    ]
