"""What the examples of READMEs and guides do, by what a small api.video on a loopback socket saw of them."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from apivideo_sdk import UploadError
from apivideo_sdk.testing import signed_headers
from fastapi.testclient import TestClient

from tests.sdk.readme.api import KEY, MP4, SECRET, digest, example
from tests.sdk.readme.reader import ROOT, Reader, reading, sections

SDK, EMULATOR, PROJECT = "generated/python/README.md", "generated/emulator/README.md", "README.md"
GUIDES = "docs/guides"

Claim = Callable[[Reader, str], None]
CLAIMS: dict[str, tuple[Claim, dict[str, Any]]] = {}
"""By section. All other sections of the guides run against the emulator: `test_guides.py`."""


def claim(heading: str, *, file: str = SDK, **api: Any) -> Callable[[Claim], Claim]:
    """Say what a section does, given a reader who ran it and what was printed. api: how the API behaves meanwhile."""

    def note(check: Claim) -> Claim:
        CLAIMS[f"{file}: {heading}"] = check, api
        return check

    return note


@claim("An example", file=PROJECT)
def _upload_and_list(reader: Reader, printed: str) -> None:
    made = reader.api.titled("Keynote")
    assert reader.digests("keynote.mp4") == made.digests
    assert [{"key": "team", "value": "growth"}] == made.details["metadata"]
    assert [{"tags[]": "launch", "metadata[team]": "growth"}] == reader.api.queries("GET", "/videos")[:1]
    assert ["launch"] == made.details["tags"]
    assert 1 == made.questions
    assert "bytes_done=53477376" in printed
    assert f"{made.details['assets']['player']}\nvi1 Talk 0 2026" in printed
    assert printed.endswith("200 498 Keynote\nresource-not-found\n")


@claim("Upload a video and list what you have")
def _first_example(reader: Reader, printed: str) -> None:
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote").digests
    assert 1 == reader.api.titled("Keynote").questions
    assert [{"tags[]": "launch"}] == reader.api.queries("GET", "/videos")[:1]
    assert reader.api.titled("Keynote").details["assets"]["player"] == printed.splitlines()[0]
    assert ["Talk 0", "Talk 1", "Talk 2", "Keynote"] == [line.rpartition(" 20")[0] for line in printed.splitlines()[1:]]


@claim("Upload a large file", file=f"{GUIDES}/upload.md", refusals=frozenset({("Keynote, second take", 2)}))
def _upload_in_parts_and_resume(reader: Reader, printed: str) -> None:
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote").digests
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote, second take").digests
    assert ["part 1/4", "part 2/4", "part 2/4", "part 3/4", "part 4/4"] == sorted(
        reader.api.ranges("/videos/vi5/source")
    )
    assert "53.5/53.5 MB" in printed
    assert f"{reader.api.url}/player/vi4\n" in printed
    assert "parts_total=4" in printed
    assert "uploaded-file-invalid-file" in printed


@claim("Upload a large file")
def _upload_in_parts(reader: Reader, printed: str) -> None:
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote").digests
    assert not (reader.folder / "keynote.json").exists()
    assert "53.5/53.5 MB" in printed


@claim("Upload what is still being made", file=f"{GUIDES}/upload.md")
def _streams_and_sessions(reader: Reader, printed: str) -> None:
    pieces = [digest for number in (1, 2, 3) for digest in reader.digests(f"pieces/{number}.ts")]
    assert reader.digests("recording.ts") == reader.api.titled("Recording").digests
    assert pieces == reader.api.titled("Recording in pieces").digests
    assert f"3 {reader.api.url}/player/vi5\n" == printed


@claim("Let a browser upload", file=f"{GUIDES}/browser-upload.md")
def _upload_tokens(reader: Reader, printed: str) -> None:
    address = TestClient(reader.names["app"]).post("/upload-address").json()["address"]
    video = httpx2.post(address, files={"file": ("talk.mp4", MP4, "video/mp4")}).json()

    assert [3600] == reader.api.tokens[1:]
    assert [digest(MP4)] == reader.api.videos[video["videoId"]].digests
    assert reader.digests("keynote.mp4") == reader.api.videos[printed.strip()].digests
    assert {"vi1", "vi2", "vi3", printed.strip(), video["videoId"]} == reader.api.videos.keys()
    assert all("authorization" not in sent.headers for sent in reader.api.requests("POST", "/upload"))


@claim("Wait", file=f"{GUIDES}/wait.md", encoding_takes=2)
def _waits(reader: Reader, printed: str) -> None:
    assert 5 == reader.api.videos["vi1"].questions
    assert 2 == printed.count("VideoProgress(playable=False")
    assert 3 == len(reader.api.requests("GET", "/videos/vi1/captions"))
    assert ["en"] == [caption.srclang for caption in reader.names["captions"].items]


@claim("Download", file=f"{GUIDES}/upload.md")
def _download(reader: Reader, printed: str) -> None:
    (sent,) = reader.api.requests("GET", "/vod/vi1/mp4/source.mp4")
    assert "authorization" not in sent.headers
    assert MP4 == (reader.folder / "copy.mp4").read_bytes()
    assert f"\n{len(MP4)}\n" in printed


@claim("Webhooks", file=f"{GUIDES}/webhooks.md")
def _webhook_endpoint(reader: Reader, printed: str) -> None:
    headers = signed_headers("{}", "another secret")

    assert "li1 is on air\n" == printed
    assert 401 == TestClient(reader.names["app"]).post("/webhooks", content="{}", headers=headers).status_code


@claim("Reports", file=f"{GUIDES}/analytics.md")
def _report(reader: Reader, printed: str) -> None:
    rows = [[f"vi{number}", f"Talk {number - 1}", "346", "35298.25", "0.5"] for number in (1, 2, 3)]
    with (reader.folder / "launch.csv").open(newline="") as file:
        written = list(csv.DictReader(file))
    columns = ("video_id", "title", "plays", "watch_time", "completion")
    assert rows == [[row[column] for column in columns] for row in written]
    assert ["6 calls", *(f"{' '.join(row[:1] + row[2:])} None" for row in rows)] == printed.splitlines()
    assert ["vi1", "vi2", "vi3"] == [row["video_id"] for row in reader.names["rows"]]
    assert 6 == sum("from" in query and "to" in query for query in reader.api.queries("GET", "/data/.+"))


@claim("Rate limits", file=f"{GUIDES}/rate-limits.md")
def _rate_limit(reader: Reader, printed: str) -> None:
    assert [False] * 3 == [video.details["public"] for video in reader.api.videos.values()]
    assert "498 of 500 calls left\n" == printed


@claim("Await")
def _asynchronous_client(reader: Reader, printed: str) -> None:
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote").digests
    assert [f"{reader.api.url}/player/vi4", "Talk 0", "Talk 1", "Talk 2", "Keynote"] == printed.splitlines()


@claim("Errors")
def _errors(reader: Reader, printed: str) -> None:
    assert 1 == len(reader.api.requests("GET", "/videos/vi4k0jvEUuaTdRAEjQ4Jfrgz"))
    assert "404 resource-not-found\n" == printed


@claim("Models", file=f"{GUIDES}/models.md")
def _models(reader: Reader, printed: str) -> None:
    app = TestClient(reader.names["app"])

    lesson = app.get("/lessons/vi1").json()
    changed = app.patch("/videos/vi1", json={"title": "Another"})

    assert "title='Keynote, edited'" in printed
    assert ("First", "vi1", "Talk 0") == (lesson["title"], lesson["recording"]["videoId"], lesson["recording"]["title"])
    assert (200, "Another") == (changed.status_code, changed.json()["title"])
    assert 422 == app.patch("/videos/vi1", json={"title": 3}).status_code
    assert {"Lesson", "Video", "VideoUpdatePayload"} <= set(app.get("/openapi.json").json()["components"]["schemas"])


@claim("Pages", file=f"{GUIDES}/lists.md")
def _pages(reader: Reader, printed: str) -> None:
    assert ["100", "100"] == [query["pageSize"] for query in reader.api.queries("GET", "/videos")]
    assert printed.endswith("1 3 True\nTalk 0 2\nvi1\nvi2\nvi3\n")


@claim("Files", file=f"{GUIDES}/upload.md")
def _files(reader: Reader, _printed: str) -> None:
    assert reader.api.captions["en"].startswith(b"WEBVTT\n\n00:01.000")
    assert (reader.folder / "cover.jpg").read_bytes() == reader.api.thumbnails["vi1"]


@claim("Options", file=f"{GUIDES}/client.md")
def _options(reader: Reader, printed: str) -> None:
    (sent,) = reader.api.requests("GET", "/videos/vi1")
    assert "my-app:1.2" == sent.headers["av-origin-app"]
    assert "200 498 vi1 Talk 0\n" == printed


@claim("Connect a client", file=EMULATOR)
def _client_of_the_emulator(reader: Reader, _printed: str) -> None:
    assert "http://127.0.0.1:8099" == reader.names["client"].base_url
    assert [] == reader.api.seen


@claim("Test your code with pytest", file=EMULATOR)
def _fixtures(reader: Reader, _printed: str) -> None:
    ((_, code),) = SECTIONS[f"{EMULATOR}: Test your code with pytest"].blocks
    (reader.folder / "test_keynote.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-p", "apivideo_emulator.pytest_plugin", "-p", "no:cacheprovider"]
    packages = os.pathsep.join(str(ROOT / "generated" / name) for name in ("python", "emulator"))
    environment = {"PYTHONPATH": packages, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert "1 passed" in done.stdout, done.stdout
    assert [] == reader.api.seen


@claim("Test", file=f"{GUIDES}/testing.md")
def _replay(reader: Reader, _printed: str) -> None:
    assert 1 == len(reader.names["transport"].requests)
    assert [] == reader.api.seen


@claim("Test your code on recorded responses", file=f"{GUIDES}/recordings.md")
def _recorded_story(reader: Reader, _printed: str) -> None:
    test = reader.names["test_keynote_is_published"]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("APIVIDEO_RECORDINGS", "rewrite")
        test()
        environment.delenv("APIVIDEO_RECORDINGS")
        environment.delenv("APIVIDEO_API_KEY")
        reader.api.seen.clear()
        test()

    assert [] == reader.api.seen
    assert KEY not in (reader.folder / "keynote.json").read_text()


READMES = {str(section): section for file in (PROJECT, SDK, EMULATOR) for section in sections(file)}
FILES = {name.partition(": ")[0] for name in CLAIMS}
SECTIONS = {str(section): section for file in sorted(FILES) for section in sections(file)}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    with reading(tmp_path, monkeypatch) as reader:
        yield reader


@pytest.mark.parametrize("name", CLAIMS)
def test_section_does_what_it_says(name: str, reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    check, api = CLAIMS[name]
    for setting, value in api.items():
        setattr(reader.api, setting, value)

    reader.run(SECTIONS[name])

    check(reader, capsys.readouterr().out)


def test_every_section_with_python_has_a_claim() -> None:
    assert set() == READMES.keys() - CLAIMS.keys()
    assert set() == CLAIMS.keys() - SECTIONS.keys()


@pytest.mark.parametrize("file", sorted(FILES - {EMULATOR}))
def test_every_python_block_is_run(file: str) -> None:
    blocks = [block for section in sections(file) for block in section.blocks]

    assert (ROOT / file).read_text().count("```python") == len(blocks)


@pytest.mark.parametrize("name", [f"{PROJECT}: An example", f"{SDK}: Upload a large file"])
def test_broken_upload_goes_on_when_the_same_lines_run_again(name: str, reader: Reader) -> None:
    reader.api.refusals = frozenset({("Keynote", 2)})

    with pytest.raises(UploadError):
        reader.run(SECTIONS[name])
    kept = (reader.folder / "keynote.json").read_text()
    reader.run(SECTIONS[name])

    assert "uploadVideoSource" in kept
    assert not (reader.folder / "keynote.json").exists()
    assert reader.digests("keynote.mp4") == reader.api.titled("Keynote").digests


def test_encoding_that_failed_ends_the_wait_of_the_example(reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    status = example("videos/get_status/200-ingested")
    status["encoding"] |= {"playable": False, "qualities": [{"type": "hls", "quality": "480p", "status": "failed"}]}
    reader.api.answers["/videos/vi1/status"] = 200, status
    reader.api.captions["en"] = b"WEBVTT"

    reader.run(SECTIONS[f"{GUIDES}/wait.md: Wait"])

    assert capsys.readouterr().out.startswith("(EncodingQuality(")


@pytest.mark.parametrize(
    ("status", "members", "printed"),
    [
        (400, {"name": "videoId", "problems": [{"name": "videoId"}]}, "videoId (ProblemItem("),
        (429, {}, "60.0 500 498\n"),
        (403, {}, "getVideo: GET http"),
    ],
)
def test_example_of_errors_tells_them_apart(
    status: int, members: dict[str, Any], printed: str, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.names["client"] = reader.names["client"].with_options(retries=0)
    reader.api.answers["/videos/vi4k0jvEUuaTdRAEjQ4Jfrgz"] = status, {"title": "No.", "status": status, **members}

    reader.run(SECTIONS[f"{SDK}: Errors"])

    assert capsys.readouterr().out.startswith(printed)


@pytest.mark.parametrize(
    ("event", "printed"),
    [
        ({"type": "video.encoding.quality.completed", "videoId": "vi1", "quality": "720p"}, "vi1 plays in 720p\n"),
        ({"type": "video.deleted"}, "video.deleted {'type': 'video.deleted'}\n"),
    ],
)
def test_endpoint_of_the_example_tells_events_apart(
    event: dict[str, str], printed: str, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.run(SECTIONS[f"{GUIDES}/webhooks.md: Webhooks"])
    body = json.dumps(event).encode()

    TestClient(reader.names["app"]).post("/webhooks", content=body, headers=signed_headers(body, SECRET))

    assert f"li1 is on air\n{printed}" == capsys.readouterr().out
