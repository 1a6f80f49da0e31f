"""Transcripts that are asked for with a video, and become captions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.small_files import VTT, create_video, fetch, upload
from tests.emulator.validating import Emulator


def listed(emulator: Emulator, video: dict[str, Any]) -> list[dict[str, Any]]:
    captions: list[dict[str, Any]] = emulator.get(f"/videos/{video['videoId']}/captions")["data"]
    return captions


def test_transcript_becomes_a_caption_some_time_after_the_first_quality(emulator: Emulator) -> None:
    video = create_video(emulator, title="Cats <\n& dogs", language="fr", transcript=True)
    emulator.advance(60)
    assert [] == listed(emulator, video)
    upload(emulator, f"/videos/{video['videoId']}/source", 201, b"a film", "film.mp4")
    emulator.call(
        "POST", "/webhooks", 201, json={"events": ["video.caption.generated"], "url": "https://example.com/hook"}
    )

    emulator.advance(22)  # a second for the file, two for the first quality, and not yet twenty for the transcript
    assert [] == listed(emulator, video)
    emulator.advance(1)

    (caption,) = listed(emulator, video)
    text = fetch(emulator, caption["src"]).text
    (delivery,) = emulator.get("/_emulator/deliveries")["data"]
    assert "fr" == caption["srclang"]
    assert text.startswith("WEBVTT\n")
    assert '"Cats &lt; &amp; dogs"' in text
    assert f'"videoId":"{video["videoId"]}","captionId":"caption_' in delivery["body"]
    assert delivery["body"].endswith('"generationMode":"transcript","language":"fr"}')


def test_transcript_that_is_asked_for_later_is_made_once(emulator: Emulator) -> None:
    video = create_video(emulator)
    path = f"/videos/{video['videoId']}"
    upload(emulator, f"{path}/source", 201, b"a film", "film.mp4")
    emulator.advance(60)

    for _ in range(2):
        emulator.call("PATCH", path, 200, json={"transcript": True})
        emulator.advance(60)
        emulator.world.settle()

    found = emulator.get(path)
    assert ("en", "auto") == (found["language"], found["languageOrigin"])
    assert ["en"] == [caption["srclang"] for caption in listed(emulator, video)]


def test_transcript_replaces_no_uploaded_caption(emulator: Emulator) -> None:
    video = create_video(emulator, language="en", transcript=True)
    caption = upload(emulator, f"/videos/{video['videoId']}/captions/en", 200, VTT, "en.vtt")
    upload(emulator, f"/videos/{video['videoId']}/source", 201, b"a film", "film.mp4")

    emulator.advance(60)

    assert VTT == fetch(emulator, caption["src"]).content


def test_deleted_transcript_comes_back_when_it_is_asked_for_again(emulator: Emulator) -> None:
    video = create_video(emulator, language="en", transcript=True)
    path = f"/videos/{video['videoId']}"
    upload(emulator, f"{path}/source", 201, b"a film", "film.mp4")
    for _ in range(60):
        if not listed(emulator, video):
            emulator.advance(1)
    emulator.call("DELETE", f"{path}/captions/en", 204)
    emulator.advance(60)
    assert [] == listed(emulator, video)

    emulator.call("PATCH", path, 200, json={"transcript": True})

    emulator.advance(60)
    assert ["en"] == [caption["srclang"] for caption in listed(emulator, video)]


def test_discarded_video_gets_no_transcript(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = create_video(emulator, transcript=True)
    upload(emulator, f"/videos/{video['videoId']}/source", 201, b"a film", "film.mp4")
    emulator.advance(5)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    emulator.advance(60)
    assert [] == emulator.world.store.every("caption")


def test_transcript_of_a_deleted_video_is_forgotten(emulator: Emulator, caplog: pytest.LogCaptureFixture) -> None:
    video = create_video(emulator, transcript=True)
    upload(emulator, f"/videos/{video['videoId']}/source", 201, b"a film", "film.mp4")
    emulator.advance(5)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    emulator.advance(60)
    assert [] == emulator.world.store.every("caption") + emulator.world.store.every("transcript")
    assert [] == [record.message for record in caplog.records if record.name.startswith("package.")]
