from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.catalog.entries import AgentOperation, load_catalog
from apivideo_sdk.agent.cli.failures import CODES
from apivideo_sdk.agent.cli.state import AGENTS
from apivideo_sdk.agent.credentials import connect, stores

from tests.agent.terminal import KEY, Anything, Terminal

CATALOG = load_catalog()
FORMATS = ("json", "jsonl", "table", "csv", "yaml")
DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo.mp4"
PACKAGES = [Path(__file__).resolve().parents[2] / "generated" / name for name in ("python", "emulator")]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command a home of its own, and a key."""
    monkeypatch.setenv("APIVIDEO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("APIVIDEO_API_KEY", KEY)
    for name in AGENTS:  # such as the one that runs these tests
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return tmp_path / "home"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(capsys, monkeypatch)


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Anything:
    made = Anything()
    monkeypatch.setattr(connect, "OwnClient", partial(ApiVideo, transport=made))
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(seed=1, speed=60, ffmpeg=False)) as running:
        yield running


@pytest.fixture
def live(server: EmulatorServer, monkeypatch: pytest.MonkeyPatch) -> EmulatorServer:
    """An emulator that the command talks to, with nothing in it."""
    server.world.reset()
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)
    return server


def words_of(operation: AgentOperation, folder: Path) -> list[str]:
    """Give the command that calls an operation with its example."""
    file = folder / "file.vtt"
    file.write_text("WEBVTT")
    words = [operation.tag.replace("_", "-"), operation.action]
    body: dict[str, object] = {}
    for one in operation.arguments:
        if one.name not in operation.example:
            continue
        value = operation.example[one.name]
        if one.place == "path":
            words.append(str(value))
        elif one.file:
            words += [f"--{one.name.replace('_', '-')}", str(file)]
        else:
            body[one.name] = value
    if body and any(one.place == "body" for one in operation.arguments):
        words += ["--body", json.dumps(body)]
    return words if operation.reads else [*words, "--yes"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_operation_is_a_command_in_every_format(run: Terminal, api: Anything, tmp_path: Path, form: str) -> None:
    for operation in CATALOG.operations:
        if operation.id == "uploadVideoWithToken":
            continue  # needs parts of a real server; see the uploads below
        before = len(api.requests)

        code, out, err = run(*words_of(operation, tmp_path), "-o", form)

        assert 0 == code, (operation.id, err)
        assert operation.http in {one.method for one in api.requests[before:]}
        assert bool(out.strip()) == (operation.response != "none"), operation.id


@pytest.mark.usefixtures("live")
def test_results_are_what_their_format_says(run: Terminal) -> None:
    run("videos", "create", "--title", "=1+1", "--tags", "launch", "--metadata", "team=growth", "--no-public")

    assert ["=1+1"] == yaml.safe_load(run("videos", "list", "--query", "[].title", "-o", "yaml")[1])
    assert "title\n'=1+1\n" == run("videos", "list", "--fields", "title", "-o", "csv")[1]
    assert "launch" in run("videos", "list", "--all")[1]
    table = run("videos", "list", "-o", "table")[1].splitlines()
    assert table[0].split() == ["videoId", "title", "publishedAt"]
    got = json.loads(run("videos", "list", "--limit", "1")[1])
    assert [{"key": "team", "value": "growth"}] == got[0]["metadata"]


@pytest.mark.usefixtures("live")
def test_all_pages_stream_as_lines(run: Terminal) -> None:
    for number in range(7):
        run("videos", "create", "--title", f"Talk {number}")

    out = run("videos", "list", "--page-size", "3", "--all", "--fields", "title")[1]
    everything = run("request", "GET", "/videos", "-p", "pageSize=3", "--paginate", "--query", "length(@)")[1]

    assert 7 == len([json.loads(line) for line in out.splitlines()])
    assert 7 == json.loads(everything)
    assert 2 == len(json.loads(run("videos", "list", "--limit", "2")[1]))


def test_nothing_is_sent_by_a_dry_run_and_the_key_is_masked(run: Terminal, api: Anything) -> None:
    plain = run("videos", "create", "--title", "x", "--dry-run")[1]
    curl = run("videos", "create", "--title", "it's", "--curl")[1]

    assert plain.startswith("POST https://ws.api.video/videos")
    assert '{"title":"x"}' in plain
    assert curl.startswith("curl -X POST")
    assert KEY not in plain + curl + run("request", "GET", "/videos", "--dry-run")[1]
    assert [] == api.requests


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (["videos", "get", "viNone"], "not found", "call listVideos"),
        (["videos", "create", "--titel", "x"], "usage", "--title"),
        (["videos", "create"], "usage", "title is required"),
        (["videos", "list", "--page-size", "1000"], "usage", "at most 100"),
        (["videos", "list", "--query", "[["], "usage", "JMESPath"),
        (["videos", "delete", "vi1"], "confirmation", "--yes"),
        (["request", "DELETE", "/videos/vi1"], "confirmation", "--yes"),
        (["nonsense"], "usage", "No such command"),
        (["upload-tokens", "create"], "usage", "There are: create-token,"),
        (["captions", "update", "vi1", "fr"], "not found", "call listCaptions"),
        (["--profile", "other", "videos", "list"], "credentials", "login"),
        (["--base-url", "http://127.0.0.1:9", "account", "get"], "network", "127.0.0.1"),
        (["--agent", "videos", "list"], "network", "the broker does not run"),
    ],
)
@pytest.mark.usefixtures("live")
def test_failures_have_a_code_and_say_what_to_do(
    run: Terminal, monkeypatch: pytest.MonkeyPatch, words: list[str], kind: str, said: str
) -> None:
    if kind == "network":
        monkeypatch.delenv("APIVIDEO_BASE_URL")
    if "--agent" in words:
        monkeypatch.setenv("APIVIDEO_BROKER", "/nowhere/broker.sock")
    if "--profile" in words:
        monkeypatch.delenv("APIVIDEO_API_KEY")

    code, out, err = run(*words)

    assert CODES[kind] == code  # type: ignore[index] # one of them
    assert said in err
    assert kind.replace(" ", "-") == json.loads(err.splitlines()[-1])["type"]
    assert "" == out


@pytest.mark.usefixtures("live")
def test_an_agent_gets_handles_and_few_columns(run: Terminal) -> None:
    created = json.loads(run("--agent", "live-streams", "create", "--name", "Talk")[1])
    listed = run("agent", "call", "listLiveStreams", json.dumps({"streamKey": created["streamKey"]}))[1]
    code, _, err = run("agent", "call", "deleteLiveStream", json.dumps({"liveStreamId": created["liveStreamId"]}))

    assert created["streamKey"].startswith("secret:")
    assert created["liveStreamId"] in listed
    assert 2 == code
    assert "--confirm " in json.loads(err.splitlines()[-1])["next"]
    assert "terminal" in run("secret", "show", created["streamKey"])[2]


@pytest.mark.usefixtures("live")
def test_a_confirmation_of_one_command_counts_once_in_the_next(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIVIDEO_AGENT", "1")
    videos = [json.loads(run("videos", "create", "--title", title)[1])["videoId"] for title in ("A", "B")]
    token = json.loads(run("videos", "delete", videos[0])[2].splitlines()[-1])["confirm"]

    other = run("videos", "delete", videos[1], "--confirm", token)
    first = run("videos", "delete", videos[0], "--confirm", token)
    again = run("videos", "delete", videos[0], "--confirm", token)

    assert [2, 0, 2] == [code for code, _, _ in (other, first, again)]
    assert "used" in again[2]
    assert "B" in run("videos", "list")[1]


@pytest.mark.usefixtures("live")
def test_an_agent_that_asks_for_a_form_gets_it(run: Terminal) -> None:
    created = run("--agent", "live-streams", "create", "--name", "Talk", "--query", "[name, streamKey]")[1]
    listed = run("--agent", "live-streams", "list", "-o", "csv", "--fields", "name")[1]

    assert "Talk" == json.loads(created)[0]
    assert json.loads(created)[1].startswith("secret:")
    assert "name\nTalk\n" == listed


@pytest.mark.usefixtures("live")
def test_what_an_agent_starts_is_guarded_without_an_option(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = json.loads(run("live-streams", "create", "--name", "Talk")[1])
    monkeypatch.setenv("CLAUDECODE", "1")

    listed = json.loads(run("live-streams", "list")[1])
    first = run("request", "DELETE", f"/live-streams/{stream['liveStreamId']}")
    token = json.loads(first[2].splitlines()[-1])["confirm"]
    second = run("request", "DELETE", f"/live-streams/{stream['liveStreamId']}", "--confirm", token)

    assert listed["data"][0]["streamKey"].startswith("secret:")
    assert [2, 0] == [first[0], second[0]]
    assert 'name \\"Talk\\"' in first[2]
    monkeypatch.setenv("APIVIDEO_AGENT", "0")
    assert not json.loads(run("live-streams", "create", "--name", "Talk")[1])["streamKey"].startswith("secret:")


def test_help_says_what_a_positional_argument_may_be(run: Terminal) -> None:
    said = " ".join(run("analytics", "get-metrics-breakdown", "--help")[1].split())

    assert "METRIC: play, play-rate," in said
    assert "BREAKDOWN: media-id, media-type," in said
    assert "--video-id" in run("run", "video_report", "--help")[1]
    assert "captions upload --file FILE [OPTIONS] VIDEO_ID" in run("captions", "upload", "--help")[1]


@pytest.mark.usefixtures("live")
def test_a_file_is_uploaded_by_one_command(run: Terminal) -> None:
    code, out, _ = run("upload", str(DEMO), "--title", "Demo", "--tags", "a", "--tags", "b")

    assert 0 == code
    assert ["a", "b"] == json.loads(out)["tags"]


def test_login_keeps_the_key_where_a_passphrase_opens_it(
    run: Terminal, live: EmulatorServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APIVIDEO_API_KEY")
    monkeypatch.setattr(stores, "has_systemd_creds", lambda: False)
    assert 3 == run("login", stdin=f"{KEY}\n")[0]
    monkeypatch.setenv("APIVIDEO_PASSPHRASE", "open sesame")

    assert 0 == run("login", "--base-url", live.base_url, stdin=f"{KEY}\n")[0]
    assert 0 == run("videos", "list")[0]
    assert "...6789" in run("whoami")[1]
    elsewhere = run("--agent", "--base-url", "http://127.0.0.1:9", "videos", "list")
    assert (3, "") == elsewhere[:2]  # an agent would get the key sent to an address of its own
    assert "is not for http://127.0.0.1:9" in elsewhere[2]
    assert 0 == run("--agent", "--base-url", f"{live.base_url}/", "videos", "list")[0]
    assert all(KEY.encode() not in file.read_bytes() for file in home.rglob("*") if file.is_file())
    monkeypatch.setenv("APIVIDEO_PASSPHRASE", "wrong")
    assert "the passphrase is wrong" in run("videos", "list")[2]
    monkeypatch.setenv("APIVIDEO_PASSPHRASE", "open sesame")
    assert 0 == run("logout")[0]
    assert 3 == run("videos", "list")[0]


@pytest.mark.usefixtures("live")
def test_aliases_stand_for_commands(run: Terminal) -> None:
    run("alias", "set", "recent", "videos list --limit 5 -o csv --fields title")
    run("videos", "create", "--title", "Talk")

    assert "title\nTalk\n" == run("recent")[1]
    assert "recent\tvideos list" in run("alias", "list")[1]
    assert 0 == run("alias", "delete", "recent")[0]
    assert 2 == run("recent")[0]


def test_the_tree_of_commands_is_json(run: Terminal) -> None:
    tree = json.loads(run("usage")[1])

    assert ["videoId"] == tree["resources"]["videos"]["get"]["arguments"]
    assert tree["resources"]["videos"]["delete"]["destructive"]


def test_help_loads_no_client() -> None:
    code = (
        "import sys; from apivideo_sdk.agent.cli.main import main; main(['--help']); main(['videos', '--help']);"
        "print([name for name in sys.modules if name in {'httpx2', 'asyncio', 'rich', 'yaml', 'keyring', 'mcp'}])"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES[0])}

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)

    assert "[]" == done.stdout.splitlines()[-1]
