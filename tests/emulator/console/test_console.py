"""The page at `/`."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from package.base.markup import Html, element, fill, join
from package.pages.console import LIVE

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS
from tests.emulator.validating import Emulator
from tests.emulator.watching import encoded_clip, upload_clip

NASTY = '</td><script>alert("1")</script>'


class Texts(HTMLParser):
    """The texts and elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 # the parser's signature
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def read(emulator: Emulator, address: str = "/") -> Texts:
    texts = Texts()
    texts.feed(emulator.new_client(None).get(address).text)
    return texts


def test_videos_are_shown_with_their_state(emulator: Emulator) -> None:
    encoded_clip(emulator, title="Played")
    upload_clip(emulator, title="Sent")
    emulator.call("POST", "/videos", 201, json={"title": "Waiting", "public": False})

    texts = read(emulator).texts

    assert texts.index("Waiting") < texts.index("private") < texts.index("empty") < texts.index("Sent")
    assert texts.index("arriving") < texts.index("Played") < texts.index("playable, 5 of 5 qualities")
    assert "21.4 kB" in texts


def test_discarded_videos_are_not_shown(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = emulator.call("POST", "/videos", 201, json={"title": "Discarded"})["videoId"]
    assert "Discarded" in read(emulator).texts

    emulator.call("DELETE", f"/videos/{video}", 204)

    assert "Discarded" not in read(emulator).texts


def test_video_that_failed_is_shown(emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/encoding-faults", 201, json={})
    encoded_clip(emulator)

    assert "failed, 0 of 5 qualities" in read(emulator).texts


def test_upload_in_progress_is_shown(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(uploads=LIMITS)
    video = emulator.call("POST", "/videos", 201, json={"title": "Half"})["videoId"]
    part = {"files": {"file": ("clip.mp4", b"0" * 20)}, "headers": {"Content-Range": "part 1/3"}}
    emulator.call("POST", f"/videos/{video}/source", 201, **part)

    page = emulator.new_client(None).get("/").text

    assert '<progress value="1" max="3">' in page
    assert {"1 of 3", "20 bytes", "parts"} <= set(read(emulator).texts)


def test_upload_that_has_arrived_is_no_longer_in_progress(emulator: Emulator) -> None:
    encoded_clip(emulator)

    assert "<progress" not in emulator.new_client(None).get("/").text


def test_live_streams_are_shown(emulator: Emulator) -> None:
    live_stream = emulator.call("POST", "/live-streams", 200, json={"name": "Show"})
    assert "off air" in read(emulator).texts
    path = f"/_emulator/live-streams/{live_stream['liveStreamId']}"

    emulator.call("POST", path, 200, json={"broadcasting": True})

    assert {"Show", "on air", live_stream["liveStreamId"]} <= set(read(emulator).texts)


def test_requests_are_shown_without_secrets_and_the_newest_first(emulator: Emulator) -> None:
    emulator.get("/videos", params={"title": "a&b"})
    emulator.call("GET", "/videos/vinothing", 404)

    texts = read(emulator).texts

    assert texts.index("/videos/vinothing") < texts.index("/videos?title=a%26b")
    assert {"listVideos", "getVideo", "200", "404"} <= set(texts)


def test_faults_are_shown(emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "500", "operation": "getVideo", "nth": 2})
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "503"})
    emulator.call("POST", "/_emulator/encoding-faults", 201, json={"type": "hls"})

    texts = read(emulator, LIVE).texts

    assert {"operation getVideo, nth 2", "every call", "type hls", "0 of 0 calls"} <= set(texts)


def test_everything_is_escaped(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": NASTY})
    emulator.call("POST", "/live-streams", 200, json={"name": NASTY})
    emulator.call("GET", f"/videos/{NASTY.replace('/', '')}", 404)

    page = read(emulator)

    assert 2 == page.texts.count(NASTY)
    assert "script" not in page.names


def test_no_script_may_run_and_no_page_may_frame_it(emulator: Emulator) -> None:
    policy = emulator.new_client(None).get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy


def test_page_that_follows_looks_again_and_is_not_remembered(emulator: Emulator) -> None:
    client = emulator.new_client(None)
    [follow] = re.findall('<a href="([^"]+)">follow</a>', client.get("/").text)
    known = len(emulator.get("/_emulator/requests")["data"])

    page = client.get(follow).text

    assert f'http-equiv="refresh" content="2; url={follow}"' in page
    assert known == len(emulator.get("/_emulator/requests")["data"])


def test_page_leads_to_the_evidence(emulator: Emulator) -> None:
    client = emulator.new_client(None)
    [address] = re.findall('<a href="([^"]+)">evidence</a>', client.get("/").text)

    assert 200 == client.get(address).status_code


def test_pictures_of_the_page_are_not_remembered(emulator: Emulator) -> None:
    upload_clip(emulator, public=False)
    client = emulator.new_client(None)
    [address] = re.findall('<img src="([^"]+)"', client.get("/").text)
    known = len(emulator.get("/_emulator/requests")["data"])

    response = client.get(address)

    assert (200, "image/png") == (response.status_code, response.headers["content-type"])
    assert known == len(emulator.get("/_emulator/requests")["data"])


def test_only_the_last_ones_are_shown(emulator: Emulator) -> None:
    for number in range(51):
        emulator.call("POST", "/videos", 201, json={"title": f"Number {number}"})

    texts = read(emulator).texts

    assert "the last 50 of 51" in texts
    assert "Number 0" not in texts
    assert texts.index("Number 50") < texts.index("Number 1")


def test_empty_console_says_how_to_connect_a_client(emulator: Emulator) -> None:
    texts = read(emulator).texts

    assert texts.index("Connect a client") < texts.index("Videos")
    lines = [text for text in texts if "http://emulator.test" in text]
    python, node, curl = lines
    assert 'from apivideo_sdk import ApiVideo; client = ApiVideo("any-key", base_url="http://emulator.test")' == python
    assert 'require("@api.video/nodejs-client"))({ apiKey: "any-key", baseUri: "http://emulator.test" });' in node
    assert "curl --user any-key: http://emulator.test/videos" == curl


def test_clients_come_last_once_something_has_arrived(emulator: Emulator) -> None:
    emulator.get("/videos")

    texts = read(emulator).texts

    assert texts.index("Videos") < texts.index("Connect a client")


def test_keys_are_not_shown(start_emulator: StartEmulator) -> None:
    page = start_emulator(api_keys=("secret-key",)).new_client(None).get("/").text

    assert "secret-key" not in page
    assert "curl --user YOUR-KEY:" in page


def test_plays_are_counted_and_not_impressions(emulator: Emulator) -> None:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote"})["videoId"]
    for played in (False, True, True, False):
        emulator.call("POST", "/_emulator/plays", 201, json={"mediaId": video, "played": played})

    page = emulator.new_client(None).get("/").text

    assert ["2"] == re.findall('<td data-name="Plays"><div>([0-9]+)</div>', page)


def test_webhook_calls_are_shown_with_what_guards_this_machine(emulator: Emulator) -> None:
    body = {"events": ["live-stream.broadcast.started"], "url": "https://example.com/hook"}
    emulator.call("POST", "/webhooks", 201, json=body)
    with emulator.world.transaction():
        emulator.world.emit("live-stream.broadcast.started", {"liveStreamId": "li1"})

    texts = read(emulator).texts

    assert {"live-stream.broadcast.started", "https://example.com/hook", "refused"} <= set(texts)
    assert any("Nothing is delivered to a webhook that a page of another origin made" in text for text in texts)


def test_every_cell_has_the_name_of_its_column(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote"})

    page = emulator.new_client(None).get("/").text

    assert {"Title", "State", "Size", "Created", "Plays"} <= set(re.findall('<td data-name="([^"]+)">', page))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (element("p", "a < b", title='"'), '<p title="&quot;">a &lt; b</p>'),
        (element("img", src="/a?b&c", alt=""), '<img src="/a?b&amp;c" alt="">'),
        (element("a", "x", class_="mark", http_equiv="y"), '<a class="mark" http-equiv="y">x</a>'),
        (element("video", controls=True, loop=False, poster=None), "<video controls></video>"),
        (join(["<", Html("<b>"), None, 3, [element("i")]]), "&lt;<b>3<i></i>"),
    ],
)
def test_element_escapes_what_is_no_html(made: Html, expected: str) -> None:
    assert expected == made


def test_page_with_a_missing_part_is_not_made(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>$one</p>", encoding="utf-8")

    assert "<p>&amp;</p>" == fill(page, one="&")
    with pytest.raises(KeyError):
        fill(page)
