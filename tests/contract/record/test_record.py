"""`record`: one whole recording a scenario, stamped by who answered, and never fewer interactions unless told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.contract.playing import CONTRACT
from tests.contract.served import Folder, make_folder

BROKEN = '''\
"""A scenario that fails."""


def scenario(client):
    client.webhooks.list(page_size=99)
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("APIVIDEO_API_KEY", raising=False)
    return make_folder(tmp_path, capsys, ("tags", "webhooks"))


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_recording_is_made_and_says_who_answered(folder: Folder) -> None:
    before = read(folder.recording("webhooks"))
    folder.recording("webhooks").unlink()

    result = folder.run("record", "webhooks")

    assert (0, 1) == (result.code, result.out.count("\n"))
    assert "5 interactions, emulator, http://127.0.0.1:" in result.out
    after = read(folder.recording("webhooks"))
    assert before["fingerprints"] == after["fingerprints"]
    assert "emulator" == after["provenance"]["kind"]
    assert [one["operation"] for one in before["interactions"]] == [one["operation"] for one in after["interactions"]]


def test_recording_that_is_there_is_left_alone_unless_told(folder: Folder) -> None:
    before = folder.recording("webhooks").read_bytes()

    result = folder.run("record", "webhooks")

    assert before == folder.recording("webhooks").read_bytes()
    assert (0, True) == (result.code, "exists; replace it with --mode rewrite" in result.out)


def test_story_that_fails_writes_nothing_and_stops_no_other(folder: Folder) -> None:
    folder.write_scenario("broken", BROKEN)
    folder.recording("webhooks").unlink()

    result = folder.run("record")

    assert 1 == result.code
    assert "broken: broken.py:5: NotFoundError" in result.out
    assert not folder.recording("broken").exists()
    assert folder.recording("webhooks").exists()


def test_fewer_interactions_are_refused_unless_allowed(folder: Folder) -> None:
    scenario = (CONTRACT / "scenarios" / "webhooks.py").read_text(encoding="utf-8")
    folder.write_scenario("webhooks", scenario.replace("    client.webhooks.delete(webhook.webhook_id)\n", ""))
    before = folder.recording("webhooks").read_bytes()

    refused = folder.run("record", "webhooks", "--mode", "rewrite")
    kept = folder.recording("webhooks").read_bytes()
    allowed = folder.run("record", "webhooks", "--mode", "rewrite", "--allow-fewer")

    assert (1, before) == (refused.code, kept)
    assert "1 interactions fewer than before" in refused.out
    assert (0, 4) == (allowed.code, len(read(folder.recording("webhooks"))["interactions"]))


def test_missing_interactions_are_added_after_what_is_there(folder: Folder) -> None:
    recording = read(folder.recording("webhooks"))
    recording["interactions"] = recording["interactions"][:3]
    folder.recording("webhooks").write_text(json.dumps(recording), encoding="utf-8")

    result = folder.run("record", "webhooks", "--mode", "missing")

    assert (0, 5) == (result.code, len(read(folder.recording("webhooks"))["interactions"]))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "there is no scenario 'nothing'; there are tags, webhooks"),
        (("--base-url", "sandbox"), "'sandbox' is no address like https://host"),
        (("webhooks", "--mode", "rewrite", "--base-url", "https://api.test"), "APIVIDEO_API_KEY: error: "),
        (("--package-dir", "spec"), "spec: error: 0 generated packages are here"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_one_line(folder: Folder, words: tuple[str, ...], told: str) -> None:
    result = folder.run("record", *words)

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert told in result.err


def test_recording_that_is_broken_is_not_added_to(folder: Folder) -> None:
    folder.recording("webhooks").write_text("{", encoding="utf-8")

    result = folder.run("record", "webhooks", "--mode", "missing")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "webhooks.json: error: no JSON: " in result.err
    assert "{" == folder.recording("webhooks").read_text(encoding="utf-8")


def test_folder_without_a_local_server_is_refused(folder: Folder) -> None:
    (folder.path / "server.py").unlink()

    result = folder.run("record", "--mode", "rewrite")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "no local server is defined here" in result.err


def test_file_without_a_story_is_refused(folder: Folder) -> None:
    folder.write_scenario("empty", '"""Nothing happens."""\n')

    result = folder.run("record", "empty")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "this scenario has no function `scenario(client)`" in result.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n\nraise RuntimeError('no')\n", "broken.py:3: error: this file cannot be run: RuntimeError: no; correct it"),
        ("\ndef scenario(client): import\n", "broken.py:2: error: this file cannot be run: SyntaxError: "),
        ("import nothing_of_the_kind\n", "broken.py:1: error: this file cannot be run: ModuleNotFoundError: "),
    ],
)
def test_file_that_cannot_be_run_is_told_by_its_line(folder: Folder, text: str, told: str) -> None:
    folder.write_scenario("broken", text)

    result = folder.run("record", "broken")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert told in result.err


def test_folder_without_scenarios_is_refused(folder: Folder) -> None:
    shutil.rmtree(folder.path / "scenarios")

    result = folder.run("record")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "scenarios: error: there are no scenarios here; write one" in result.err


def test_story_for_a_local_server_is_not_told_to_another(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIVIDEO_API_KEY", "a-key")
    folder.write_scenario(
        "only_local", 'ONLY_LOCAL = "Time is made up."\n\n\ndef scenario(client):\n    raise Exception\n'
    )

    result = folder.run("record", "only_local", "--base-url", "https://api.test")

    assert (0, "only_local: left out, for a local server only: Time is made up.\n") == (result.code, result.out)


@pytest.mark.parametrize("name", ["token_refresh", "upload_pipeline"])
def test_same_story_leaves_the_same_recording_but_for_its_stamp(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = make_folder(tmp_path, capsys, (name,))
    shutil.copy(CONTRACT / "server.py", folder.path)
    kept = read(folder.recording(name))

    result = folder.run("record", name, "--mode", "rewrite")

    assert 0 == result.code, result.out
    made = read(folder.recording(name))
    assert {**kept, "provenance": {}} == {**made, "provenance": {}}, (
        "the emulator answers otherwise by now; if it should: python -m generator record --mode rewrite"
    )
