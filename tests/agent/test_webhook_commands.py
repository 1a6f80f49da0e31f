from __future__ import annotations

import http.client
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.cli.commands.forwarding import ReceivedCall, WebhookReceiver
from apivideo_sdk.agent.cli.commands.listen import EVENTS
from apivideo_sdk.extensions.webhooks import MODELS
from apivideo_sdk.testing import signed_headers

from tests.agent.terminal import KEY, Terminal
from tests.emulator.webhooks.receiver import receiving

EVENT = b'{"type":"video.source.recorded","videoId":"vi1"}'
SECRET = "sig_sec_1"


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(seed=1, speed=60, ffmpeg=False)) as running:
        yield running


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, server: EmulatorServer, tmp_path: Any
) -> Terminal:
    server.world.reset()
    monkeypatch.setenv("APIVIDEO_HOME", str(tmp_path))
    monkeypatch.setenv("APIVIDEO_API_KEY", KEY)
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)
    return Terminal(capsys, monkeypatch)


@contextmanager
def listening(endpoint: str = "") -> Iterator[tuple[WebhookReceiver, list[ReceivedCall]]]:
    calls: list[ReceivedCall] = []
    with WebhookReceiver(0, endpoint, calls.append) as receiver:
        receiver.secret = SECRET
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield receiver, calls
        receiver.shutdown()
        thread.join()


def post(url: str, body: bytes, **headers: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
    connection.request("POST", "/", body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_call_is_forwarded_as_it_came_and_answered_as_the_endpoint_does() -> None:
    with receiving([503]) as endpoint, listening(f"{endpoint.url}/hook") as (receiver, calls):
        headers = signed_headers(EVENT, SECRET)
        status = post(receiver.url, EVENT, **headers)

    assert 503 == status
    assert [EVENT] == [one.body for one in endpoint.taken]
    assert {name.lower(): value for name, value in headers.items()}.items() <= endpoint.taken[0].headers.items()
    assert [ReceivedCall(event=json.loads(EVENT), is_signed=True, status=503)] == calls


def test_a_call_that_is_signed_with_another_secret_is_shown_as_such() -> None:
    with listening() as (receiver, calls):
        assert 200 == post(receiver.url, EVENT, **signed_headers(EVENT, "other"))
        assert 400 == post(receiver.url, b"no JSON")

    assert [False] == [one.is_signed for one in calls]


def test_an_endpoint_that_is_not_there_is_a_bad_gateway() -> None:
    with listening("http://127.0.0.1:9/") as (receiver, calls):
        assert 502 == post(receiver.url, EVENT)

    assert [502] == [one.status for one in calls]


def test_listen_makes_a_webhook_prints_what_arrives_and_deletes_it(
    run: Terminal, server: EmulatorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def once(self: WebhookReceiver, **_: object) -> None:
        for name in ("video.caption.generated", "video.source.recorded"):
            ApiVideo(KEY, base_url=server.base_url).request("POST", "/_emulator/events", json={"type": name})
        self.handle_request()

    monkeypatch.setattr(WebhookReceiver, "serve_forever", once)
    monkeypatch.setattr(WebhookReceiver, "daemon_threads", False)  # closing waits for the response

    code, out, err = run("listen", "--event", "video.source.recorded")

    assert 0 == code
    assert ["video.source.recorded"] == [json.loads(line)["event"]["type"] for line in out.splitlines()]
    assert json.loads(out)["signed"]
    assert "sig_sec_" in err
    assert [] == list(ApiVideo(KEY, base_url=server.base_url).webhooks.list())


def test_trigger_calls_webhooks_with_an_event(run: Terminal, server: EmulatorServer) -> None:
    with receiving() as endpoint:
        ApiVideo(KEY, base_url=server.base_url).webhooks.create(events=["video.caption.generated"], url=endpoint.url)

        code, out, _ = run("trigger", "video.caption.generated", "--with", "videoId=vi7")
        server.world.settle()

    assert 0 == code
    assert 1 == len(json.loads(out)["webhooks"])
    assert ["vi7"] == [one["videoId"] for one in endpoint.events()]


def test_a_report_has_a_row_for_each_video_or_day(run: Terminal, server: EmulatorServer) -> None:
    owner = ApiVideo(KEY, base_url=server.base_url)
    videos = [owner.videos.create(title=title, tags=[tag]).video_id for title, tag in (("A", "launch"), ("B", "other"))]
    at = server.world.clock.now() - timedelta(days=1)
    owner.request("POST", "/_emulator/plays", json={"mediaId": videos[0], "at": at.isoformat(), "watchTime": 30})

    code, out, err = run("report", "--tag", "launch", "--days", "2")
    by_day = json.loads(run("report", "--days", "2", "--by", "day")[1])

    assert 0 == code, err
    assert [("A", 1, 30)] == [(row["title"], row["plays"], row["watch_time"]) for row in json.loads(out)]
    assert 4 == len(by_day)  # two videos, two days
    assert 1 == sum(row["plays"] for row in by_day)


def test_a_report_goes_into_files(run: Terminal, server: EmulatorServer, tmp_path: Path) -> None:
    video = ApiVideo(KEY, base_url=server.base_url).videos.create(title="Filed", tags=["files"]).video_id
    names = {form: str(tmp_path / f"report.{form}") for form in ("html", "csv", "jsonl")}
    words = [word for form, file in names.items() for word in (f"--{form}", file)]

    code, out, err = run("report", "--tag", "files", "--days", "29", *words)

    assert (0, "") == (code, out), err
    assert "Filed" in (tmp_path / "report.html").read_text()
    assert [f"{video},Filed"] == [
        ",".join(line.split(",")[:2]) for line in (tmp_path / "report.csv").read_text().splitlines()[1:]
    ]
    assert "Filed" == json.loads((tmp_path / "report.jsonl").read_text())["title"]
    assert json.loads(run("report", "--csv", names["csv"], "-o", "json")[1])
    assert "report.html" in run("report", "--html", str(tmp_path / "none" / "report.html"))[2]


def test_without_an_emulator_both_say_what_to_do(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIVIDEO_BASE_URL", "https://ws.api.video")
    assert "--public-url" in run("listen")[2]

    monkeypatch.setattr("apivideo_sdk.agent.cli.commands.emulator.find_spec", lambda _: None)
    assert "apivideo-sdk[emulator]" in run("emulator")[2]


def test_the_emulator_gets_its_own_options(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["apivideo"])

    code, out, _ = run("emulator", "--help")

    assert 0 == code
    assert "--speed" in out
    assert 2 == run("emulator", "--speed", "fast")[0]


def test_the_events_are_those_that_the_package_has_models_of() -> None:
    assert set(MODELS) == set(EVENTS)
