"""Whatever the secrets and wherever they stand: none survives, and equal ones stay equal."""

from __future__ import annotations

import json
import string
from typing import Any
from urllib.parse import quote

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from package.testing.recordings.files import format_recording
from package.testing.recordings.recording import (
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedPart,
    RecordedRequest,
    TextContent,
)
from package.testing.recordings.secrets.redaction import redact
from package.testing.recordings.secrets.scan import find_secrets

from tests.recordings.told import answered, story

NAMES = ("token", "apiKey", "access_token", "refreshToken", "password", "streamKey", "client_secret", "X-API-Key")
SECRETS = st.text(string.ascii_letters + string.digits + '-_.~+/"\\&=%é ', min_size=8, max_size=40).map(
    lambda text: f"Q{text}7"
)
QUICK = settings(suppress_health_check=list(HealthCheck))


def in_header(name: str, secret: str) -> Interaction:
    return Interaction(request=RecordedRequest(method="GET", path="/a", headers={name: secret}), response=answered({}))


def in_query(name: str, secret: str) -> Interaction:
    return Interaction(request=RecordedRequest(method="GET", path="/a", query=((name, secret),)), response=answered({}))


def in_address(name: str, secret: str) -> Interaction:
    link = f"https://a.test/x?a=1&{name}={quote(secret, safe='')}#top"
    return Interaction(request=RecordedRequest(method="GET", path="/a"), response=answered({"link": link}))


def in_member(name: str, secret: str) -> Interaction:
    return Interaction(request=RecordedRequest(method="GET", path="/a"), response=answered([{"a": {name: secret}}]))


def in_nested_json(name: str, secret: str) -> Interaction:
    text = json.dumps({"event": json.dumps({name: secret})})
    return Interaction(request=RecordedRequest(method="GET", path="/a"), response=answered({"log": text}))


def in_part(name: str, secret: str) -> Interaction:
    body = MultipartContent(parts=(RecordedPart(name=name, content=TextContent(text=secret)),))
    return Interaction(request=RecordedRequest(method="POST", path="/a", body=body), response=answered({}))


PLACES = (in_header, in_query, in_address, in_member, in_nested_json, in_part)
STORIES = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(NAMES), st.integers(0, 2)), min_size=1, max_size=5
)


def spellings(secret: str) -> set[str]:
    once = json.dumps(secret, ensure_ascii=False)[1:-1]
    return {secret, quote(secret, safe=""), once, json.dumps(once, ensure_ascii=False)[1:-1]}


@QUICK
@given(st.lists(SECRETS, min_size=3, max_size=3, unique=True), STORIES)
def test_no_secret_survives(secrets: list[str], places: list[Any]) -> None:
    told = story(*(place(name, secrets[index]) for place, name, index in places))
    used = {secrets[index] for _, _, index in places}

    redacted = redact(told)

    written = format_recording(redacted).decode()
    texts = [written, *_texts(msgspec.to_builtins(redacted))]
    left = [secret for secret in used for spelling in spellings(secret) if any(spelling in text for text in texts)]
    assert [] == left
    assert () == find_secrets(redacted)
    assert redacted == redact(redacted)


@QUICK
@given(st.lists(SECRETS, min_size=2, max_size=2, unique=True), st.lists(st.integers(0, 1), min_size=2, max_size=6))
def test_equal_secrets_stay_equal_and_others_differ(secrets: list[str], order: list[int]) -> None:
    told = story(*(in_member("token", secrets[index]) for index in order))

    redacted = redact(told)

    placeholders = [
        interaction.response.body.data[0]["a"]["token"]
        for interaction in redacted.interactions
        if interaction.response is not None and isinstance(interaction.response.body, JsonContent)
    ]
    assert [order.index(index) for index in order] == [placeholders.index(each) for each in placeholders]


def _texts(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.items() for part in item for text in _texts(part)]
        case list() | tuple():
            return [text for item in value for text in _texts(item)]
        case _:
            return []
