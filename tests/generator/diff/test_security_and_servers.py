from __future__ import annotations

from typing import Any

import pytest

from tests.generator.diff.documents import Compare, Object, Told, document


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
        (secured(BOTH), secured(BOTH, security=[{"b": []}]), "api-global-security-added"),
        (secured(BOTH, security=[{"b": []}]), secured(BOTH), "api-global-security-removed"),
        (
            secured(BOTH, security=[{"b": ["r"]}]),
            secured(BOTH, security=[{"b": ["r", "w"]}]),
            "api-global-security-scope-added",
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

    assert [("api-security-removed", "GET /videos"), ("api-security-added", "GET /videos")] == [
        (one.rule, one.subject) for one in changes
    ]


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
        (one.rule, one.subject) for one in changes
    ]
