"""The secrets of api.video in a recording: each has a placeholder that fits its place, and ids are left alone."""

from __future__ import annotations

import string
from typing import Any

import pytest
from apivideo_sdk.testing.recordings.recording import (
    Interaction,
    JsonContent,
    Provenance,
    RecordedRequest,
    RecordedResponse,
    Recording,
)
from apivideo_sdk.testing.recordings.secrets.redaction import redact
from apivideo_sdk.testing.recordings.secrets.scan import find_secrets

LETTERS = "4k0jvEUuaTdRAEjQ4Jfrgz"
UUID = "dfb9eee8-7e21-4d04-a6a8-51a4b0b8e0f2"
NOWHERE = Provenance(kind="example", recorded_at="2026-11-20T10:00:00Z", host="", document="", sdk="")


def told(data: Any, **request: Any) -> Recording:
    response = RecordedResponse(status=200, body=JsonContent(data=data))
    asked = RecordedRequest(**{"method": "GET", "path": "/videos", **request})
    interaction = Interaction(operation="listVideos", request=asked, response=response)
    return Recording(scenario="told", provenance=NOWHERE, interactions=(interaction,))


def redacted_data(data: Any) -> Any:
    response = redact(told(data)).interactions[0].response
    assert response is not None
    assert isinstance(response.body, JsonContent)
    return response.body.data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"token": f"to{LETTERS}"}, {"token": "toREDACTED00000000000001"}),
        ({"note": f"used to{LETTERS}."}, {"note": "used toREDACTED00000000000001."}),
        ({"signatureSecret": f"sig_sec_{LETTERS}"}, {"signatureSecret": "sig_sec_REDACTED00000000000001"}),
        ({"streamKey": UUID}, {"streamKey": "5ec2e700-0000-4000-8000-000000000001"}),
        ({"streamKey": "live_1"}, {"streamKey": "REDACTED-STREAM-KEY-1"}),
        (
            {"hls": f"https://vod.api.video/vod/vi{LETTERS}/token/{UUID}/hls/manifest.m3u8"},
            {"hls": f"https://vod.api.video/vod/vi{LETTERS}/token/5ec2e700-0000-4000-8000-000000000001/hls/manifest.m3u8"},
        ),
        (
            {"player": f"https://embed.api.video/vod/vi{LETTERS}?token={UUID}"},
            {"player": f"https://embed.api.video/vod/vi{LETTERS}?token=5ec2e700-0000-4000-8000-000000000001"},
        ),
        (
            {"hls": f"https://live.api.video/live/li{LETTERS}/token/{UUID}.m3u8"},
            {"hls": f"https://live.api.video/live/li{LETTERS}/token/5ec2e700-0000-4000-8000-000000000001.m3u8"},
        ),
        ({"note": "rtmp://broadcast.api.video/s/secret-1"}, {"note": "rtmp://broadcast.api.video/s/REDACTED-STREAM-KEY-1"}),
    ],
)  # fmt: skip
def test_secret_is_replaced_by_what_fits_its_place(data: Any, expected: Any) -> None:
    assert expected == redacted_data(data)
    assert () == find_secrets(redact(told(data)))
    assert () != find_secrets(told(data))


def test_placeholders_are_as_long_as_what_they_stand_for() -> None:
    alphabet = set(string.ascii_letters + string.digits)
    token = redacted_data({"token": f"to{LETTERS}"})["token"]

    assert len(f"to{LETTERS}") == len(token)
    assert alphabet.issuperset(token)


@pytest.mark.parametrize("prefix", ["vi", "li", "pl", "watermark_", "webhook_", "summary_", "caption_"])
def test_ids_are_no_secrets(prefix: str) -> None:
    data = {"id": f"{prefix}{LETTERS}", "url": f"https://cdn.api.video/vod/{prefix}{LETTERS}/thumbnail.jpg"}

    assert data == redacted_data(data)
    assert () == find_secrets(told(data))


def test_upload_token_is_the_same_in_the_response_and_in_the_query() -> None:
    redacted = redact(told({"token": f"to{LETTERS}"}, query=(("token", f"to{LETTERS}"),)))

    assert (("token", "toREDACTED00000000000001"),) == redacted.interactions[0].request.query
