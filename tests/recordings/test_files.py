"""Files of recordings: read well, written whole, the same bytes for the same recording, and never with a secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from package.testing.recordings import (
    SecretsLeftError,
    UnusableRecordingError,
    compare_recordings,
    read_recording,
    write_recording,
)
from package.testing.recordings.files import format_recording

from tests.recordings.told import created, got, story

TOLD = story(
    got("1", {"thingId": "1", "title": "é\u2028\U0001f600"}), created({"title": 'a"\\'}, {"thingId": "\ud800"})
)


def test_recording_reads_as_it_was_written(tmp_path: Path) -> None:
    write_recording(TOLD, tmp_path / "deep" / "told.json")

    assert TOLD == read_recording(tmp_path / "deep" / "told.json")


def test_same_recording_is_the_same_bytes_and_reads_well(tmp_path: Path) -> None:
    write_recording(TOLD, tmp_path / "one.json")
    write_recording(read_recording(tmp_path / "one.json"), tmp_path / "two.json")

    text = (tmp_path / "one.json").read_text()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert '          ["content-type", "application/json"]\n' in text
    assert text.startswith('{\n  "format": 1,\n  "scenario": "story"')


def test_file_with_a_secret_is_not_written_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    write_recording(TOLD, path)
    before = path.read_bytes()

    with pytest.raises(SecretsLeftError) as raised:
        write_recording(story(got("1", {"a": [{"token": "my-secret"}]})), path)

    assert before == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())
    assert "/interactions/0/response/body/data/a/0/token: token my-... (9 characters)" in str(raised.value)
    assert "my-secret" not in str(raised.value)


def test_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    path.mkdir()

    with pytest.raises(OSError, match=r"told\.json"):
        write_recording(TOLD, path)

    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no JSON"),
        ("[]", "Expected `object`, got `array`"),
        ('{"format": 7}', "format 7; this package reads format 1"),
        ('{"scenario": 1}', r"Expected `str`, got `int` - at `\$.scenario`; record it again, or fix it there"),
        (format_recording(TOLD).decode().replace('"kind": "json"', '"kind": "xml"'), "Invalid value 'xml'"),
    ],
)
def test_file_that_is_no_recording_is_told_so(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    path.write_text(content)

    with pytest.raises(UnusableRecordingError, match=f"told.json: {message}"):
        read_recording(path)


def test_format_is_plain_json() -> None:
    data = json.loads(format_recording(TOLD))

    assert {"format", "scenario", "provenance", "interactions"} == data.keys()


def test_recordings_are_compared_by_shape_and_calls() -> None:
    before = story(
        got("1", {"thingId": "1", "tags": ["a"], "n": 1, "same": None}), got("1", {"title": "No", "status": 404}, 404)
    )
    now = story(
        got("2", {"thingId": "2", "tags": [1], "same": None}),
        got("2", {"title": "Never", "status": 404}, 404),
        created({}, {}),
    )

    assert [
        "getThing call 1 body /tags/0: expected string, got number",
        "getThing call 1 body /n: expected number, got nothing",
        "getThing call 2 body /title: expected 'No', got 'Never'",
        "createThing: expected nothing, got 1 calls",
    ] == [str(difference) for difference in compare_recordings(before, now)]
    assert () == compare_recordings(before, before)
