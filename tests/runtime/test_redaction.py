from __future__ import annotations

import pytest
from package.runtime.redaction import redact_headers, redact_text, redact_url


def test_authorization_keeps_its_scheme() -> None:
    assert {"Authorization": "Bearer ***", "accept": "a"} == redact_headers(
        {"Authorization": "Bearer abc", "accept": "a"}
    )


@pytest.mark.parametrize("name", ["Cookie", "set-cookie", "X-Api-Key", "x-upload-token", "password"])
def test_secret_headers_are_masked(name: str) -> None:
    assert {name: "***"} == redact_headers({name: "abc"})


def test_names_that_a_strategy_declares_are_masked() -> None:
    assert {"x-pass": "***"} == redact_headers({"x-pass": "abc"}, frozenset({"pass"}))
    assert "https://a.test/?Pass=***" == redact_url("https://a.test/?Pass=abc", frozenset({"pass"}))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.test/x", "https://a.test/x"),
        ("https://a.test/x?token=abc&a=1", "https://a.test/x?token=***&a=1"),
        ("https://a.test/x?access%5Ftoken=abc", "https://a.test/x?access%5Ftoken=***"),
        ("https://u:p@a.test/x?a", "https://***@a.test/x?a"),
    ],
)
def test_secrets_of_an_address_are_masked(url: str, expected: str) -> None:
    assert expected == redact_url(url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"apiKey": "abc", "title": "x"}', '{"apiKey": "***", "title": "x"}'),
        ('{"a": {"access_token":"a\\"b"}}', '{"a": {"access_token":"***"}}'),
        ('{"refreshToken": "cut of', '{"refreshToken": "***'),
        ('{"title": "token"}', '{"title": "token"}'),
    ],
)
def test_secrets_of_a_body_are_masked(text: str, expected: str) -> None:
    assert expected == redact_text(text)
