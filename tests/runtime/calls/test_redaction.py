from __future__ import annotations

import pytest
from package.runtime.redaction import kind_of_name, redact_headers, redact_text, redact_url


def test_authorization_keeps_its_scheme() -> None:
    assert {"Authorization": "Bearer ***", "accept": "a"} == redact_headers(
        {"Authorization": "Bearer abc", "accept": "a"}
    )


@pytest.mark.parametrize("name", ["Cookie", "set-cookie", "X-Api-Key", "x-upload-token", "password"])
def test_secret_headers_are_masked(name: str) -> None:
    assert {name: "***"} == redact_headers({name: "abc"})


@pytest.mark.parametrize(
    "name",
    [
        "accessKey",
        "AWSAccessKeyId",
        "access_token",
        "X-Amz-Credential",
        "apikey",
        "Authorization",
        "bearerToken",
        "cookie",
        "credential",
        "clientCredentials",
        "id_token",
        "jwt",
        "passPhrase",
        "passwd",
        "newPassword",
        "private-key",
        "pwd",
        "refresh_token",
        "clientSecret",
        "secretAccessKey",
        "secret_key",
        "sig",
        "X-Amz-Signature",
        "signatureSecret",
        "streamKey",
        "csrf-token",
        "uploadToken",
    ],
)
def test_every_usual_name_of_a_secret_is_known_in_each_place(name: str) -> None:
    assert f'{{"{name}": "***"}}' == redact_text(f'{{"{name}": "abc"}}')
    assert f"https://a.test/?{name}=***" == redact_url(f"https://a.test/?{name}=abc")
    assert "abc" not in redact_headers({name: "abc"})[name]


@pytest.mark.parametrize(
    "name", ["nextPageToken", "cursorToken", "maxTokens", "hasToken", "signal", "design", "keyboard", "cookieless"]
)
def test_name_that_only_looks_like_one_of_a_secret_is_shown(name: str) -> None:
    assert f'{{"{name}": "abc"}}' == redact_text(f'{{"{name}": "abc"}}')


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("streamKey", "stream-key"),
        ("X-Upload-Token", "upload-token"),
        ("csrfToken", "token"),
        ("oauth_access_token", "access-token"),
        ("bearerToken", "access-token"),
        ("id_token", "access-token"),
        ("refreshToken", "refresh-token"),
        ("awsSecretAccessKey", "secret"),
        ("awsAccessKey", "access-key"),
        ("X-Amz-Credential", "access-key"),
        ("credential", "secret"),
        ("webhookSignatureSecret", "webhook-secret"),
        ("clientSecret", "secret"),
        ("dbPassword", "password"),
        ("title", ""),
    ],
)
def test_kind_of_a_secret_is_that_of_the_longest_name_it_ends_with(name: str, kind: str) -> None:
    assert kind == kind_of_name(name)


@pytest.mark.parametrize("name", ["Location", "content-location", "Link", "referer"])
def test_header_that_holds_an_address_is_shown_without_its_secrets(name: str) -> None:
    assert {name: "<https://a.test/?token=***&page=2>"} == redact_headers({name: "<https://a.test/?token=abc&page=2>"})


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
