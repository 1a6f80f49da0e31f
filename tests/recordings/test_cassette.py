"""A cassette of a recording, as vcrpy itself reads and replays it."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

import msgspec
import pytest
import vcr  # type: ignore[import-untyped]  # it has no types
from package.testing.recordings.bodies import NotKeptError, read_content
from package.testing.recordings.formats.cassette import export_cassette
from package.testing.recordings.recording import (
    BinaryContent,
    Interaction,
    RecordedFailure,
    RecordedRequest,
    RecordedResponse,
    Recording,
)

from tests.recordings.told import created, got, listed, story

URL = "https://api.test"


def replaying(tmp_path: Path, recording: Recording) -> Any:
    path = tmp_path / "cassette.yaml"
    path.write_text(export_cassette(recording, URL), encoding="utf-8")
    return vcr.VCR(record_mode="none").use_cassette(str(path))


def ask(address: str, data: bytes | None = None) -> Any:
    return urllib.request.urlopen(address, data)  # noqa: S310 - a constant of this file


def answering(content: Any) -> Interaction:
    response = RecordedResponse(status=200, headers=(("x-a", "1"), ("x-a", "2")), body=content)
    return msgspec.structs.replace(got("a/b", None), response=response)


def test_vcrpy_answers_from_the_cassette(tmp_path: Path) -> None:
    told = story(
        got("1", {"thingId": "1"}), created({"title": "a"}, {"thingId": "2"}), listed((("t", "a b"),), {"data": []})
    )

    with replaying(tmp_path, told) as cassette:
        first = json.load(ask(f"{URL}/things/1"))
        second = json.load(ask(f"{URL}/things", data=b'{"title":"a"}'))
        third = json.load(ask(f"{URL}/things?t=a+b"))

    assert [{"thingId": "1"}, {"thingId": "2"}, {"data": []}] == [first, second, third]
    assert cassette.all_played


ODD = 'é \U0001f600 \x7f\x80\x85\u2028\ufeff \\ " \t'.encode()


@pytest.mark.parametrize("content", [bytes(range(256)), ODD, b'say "!!binary AAAA"', b"!!binary AAAA"])
def test_bytes_come_back_as_they_were(content: bytes, tmp_path: Path) -> None:
    told = story(answering(read_content(content, "")))

    with replaying(tmp_path, told):
        response = ask(f"{URL}/things/a%2Fb")

    assert content == response.read()
    assert ["1", "2"] == response.headers.get_all("x-a")


def test_failures_and_bodies_that_were_not_kept_are_left_out(tmp_path: Path) -> None:
    broken = msgspec.structs.replace(got("1", {}), failure=RecordedFailure(error="ConnectError"))
    large = msgspec.structs.replace(
        got("2", {"a": 1}),
        request=RecordedRequest(method="PUT", path="/things/2", body=BinaryContent(sha256="a", size=5)),
    )

    with replaying(tmp_path, story(broken, large)) as cassette:
        assert [("PUT", None)] == [(request.method, request.body) for request in cassette.requests]


def test_response_that_was_not_kept_is_told_so() -> None:
    with pytest.raises(NotKeptError, match="5 bytes"):
        export_cassette(story(answering(BinaryContent(sha256="a", size=5))))
