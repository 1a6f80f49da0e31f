"""Which webhook calls are taken for api.video's."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from email.message import Message
from typing import Any

import pytest
from apivideo_sdk import (
    UNSET,
    ConfigurationError,
    WebhookSignatureError,
    parse_webhook,
    parse_webhook_request,
    verify_webhook,
)
from apivideo_sdk.models import VideoEncodingQualityCompletedEvent
from apivideo_sdk.testing import sign, signed_headers

from tests.sdk.webhooks.webhook_call import BODY, SECRET, SIGNATURE


class Pairs:
    """Headers as some frameworks have them: no mapping, and a name may come twice."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs

    def items(self) -> Iterable[tuple[str, str]]:
        return self.pairs


def test_signature_that_api_video_documents_is_taken() -> None:
    verify_webhook(BODY, SIGNATURE, SECRET)

    assert SIGNATURE == sign(BODY, SECRET)


@pytest.mark.parametrize("body", [BODY.decode(), bytearray(BODY), memoryview(BODY)], ids=["text", "array", "view"])
def test_body_may_be_text_or_any_bytes(body: Any) -> None:
    verify_webhook(body, SIGNATURE, SECRET)


def test_text_beyond_ascii_is_signed_as_utf_8() -> None:
    verify_webhook("é", sign("é".encode(), SECRET), SECRET)


@pytest.mark.parametrize(
    "signature",
    [
        sign(BODY, "sig_sec_1"),
        SIGNATURE[:-1] + "d",
        SIGNATURE[:-1],
        SIGNATURE + "0",
        SIGNATURE.upper(),
        f" {SIGNATURE}",
        f"{SIGNATURE}\n",
        f"sha256={SIGNATURE}",
        f"{SIGNATURE}, {SIGNATURE}",
        SIGNATURE[:-1] + "é",
        "\udc80" * 64,
        "",
    ],
    ids=[
        "other secret",
        "other digit",
        "too short",
        "too long",
        "upper case",
        "space before",
        "line end after",
        "scheme before",
        "twice",
        "beyond ASCII",
        "lone surrogates",
        "empty",
    ],
)
def test_any_other_text_is_no_signature(signature: str) -> None:
    with pytest.raises(WebhookSignatureError, match="is not of this body and this secret"):
        verify_webhook(BODY, signature, SECRET)


@pytest.mark.parametrize("place", [0, len(BODY) // 2, len(BODY) - 1])
def test_one_changed_byte_of_the_body_is_told(place: int) -> None:
    changed = bytearray(BODY)
    changed[place] ^= 1

    with pytest.raises(WebhookSignatureError):
        verify_webhook(changed, SIGNATURE, SECRET)


def test_json_written_anew_is_another_body() -> None:
    anew = json.dumps(json.loads(BODY))

    with pytest.raises(WebhookSignatureError):
        verify_webhook(anew, SIGNATURE, SECRET)


def test_error_shows_neither_secret_nor_the_signature_it_awaits() -> None:
    with pytest.raises(WebhookSignatureError) as caught:
        verify_webhook(BODY, "0" * 64, SECRET)

    assert SECRET not in str(caught.value)
    assert SIGNATURE not in str(caught.value)


def test_body_read_already_is_refused() -> None:
    read: Any = json.loads(BODY)

    with pytest.raises(TypeError, match="given as dict; give it raw"):
        verify_webhook(read, SIGNATURE, SECRET)


def test_signature_that_is_no_text_is_refused() -> None:
    signature: Any = SIGNATURE.encode()

    with pytest.raises(TypeError, match="given as bytes; give it as text"):
        verify_webhook(BODY, signature, SECRET)


@pytest.mark.parametrize("secrets", [("sig_sec_new", SECRET), [SECRET, "sig_sec_old"], {SECRET}, iter([SECRET])])
def test_each_of_several_secrets_will_do(secrets: Any) -> None:
    verify_webhook(BODY, SIGNATURE, secrets)


def test_none_of_several_secrets_is_told() -> None:
    with pytest.raises(WebhookSignatureError):
        verify_webhook(BODY, SIGNATURE, ["sig_sec_new", "sig_sec_old"])


@pytest.mark.parametrize("secret", ["", None, [], [SECRET, ""], [None], SECRET.encode(), UNSET])
def test_secret_that_is_missing_is_never_no_secret(secret: Any) -> None:
    forged = hmac.new(b"", BODY, "sha256").hexdigest()

    for signature in (forged, SIGNATURE, None):
        with pytest.raises(ConfigurationError, match="secret"):
            parse_webhook(BODY, signature, secret)


def test_call_without_signature_is_told() -> None:
    with pytest.raises(WebhookSignatureError, match="no header X-Api-Video-Signature"):
        verify_webhook(BODY, None, SECRET)


@pytest.mark.parametrize("arguments", [{"secret": SECRET}, {"signature": None, "secret": SECRET}])
def test_secret_without_signature_is_refused(arguments: Any) -> None:
    with pytest.raises(WebhookSignatureError, match="not signed"):
        parse_webhook(BODY, **arguments)


@pytest.mark.parametrize("arguments", [{"signature": SIGNATURE}, {"signature": None}])
def test_signature_without_secret_is_refused(arguments: Any) -> None:
    with pytest.raises(ConfigurationError, match="no secret to verify a webhook call with"):
        parse_webhook(BODY, **arguments)


@pytest.mark.parametrize("name", ["X-Api-Video-Signature", "x-api-video-signature", "X-API-VIDEO-SIGNATURE"])
def test_signature_is_found_among_headers_of_any_case(name: str) -> None:
    event = parse_webhook_request(BODY, {"Host": "example.com", name: SIGNATURE}, SECRET)

    assert isinstance(event, VideoEncodingQualityCompletedEvent)


def test_headers_need_not_be_a_mapping() -> None:
    message = Message()
    message["X-Api-Video-Signature"] = SIGNATURE

    for headers in (message, Pairs(("x-api-video-signature", SIGNATURE))):
        assert isinstance(parse_webhook_request(BODY, headers, SECRET), VideoEncodingQualityCompletedEvent)


def test_headers_without_signature_are_told() -> None:
    with pytest.raises(WebhookSignatureError, match="not signed"):
        parse_webhook_request(BODY, {"X-Api-Video-WebhookID": "webhook_1"}, SECRET)


def test_header_that_comes_twice_proves_nothing() -> None:
    headers = Pairs(("X-Api-Video-Signature", "0" * 64), ("x-api-video-signature", SIGNATURE))

    with pytest.raises(WebhookSignatureError):
        parse_webhook_request(BODY, headers, SECRET)


def test_body_is_verified_before_it_is_read() -> None:
    with pytest.raises(WebhookSignatureError):
        parse_webhook("<html>", SIGNATURE, SECRET)


def test_signed_headers_are_those_of_api_video() -> None:
    headers = signed_headers(BODY, SECRET, webhook_id="webhook_1")

    expected = {
        "Content-Type": "application/json",
        "X-Api-Video-WebhookID": "webhook_1",
        "X-Api-Video-Signature": SIGNATURE,
    }
    assert expected == headers


def test_signing_without_secret_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        sign(BODY, "")
