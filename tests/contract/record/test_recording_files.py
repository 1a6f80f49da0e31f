"""`recording`: out to HAR and vcrpy, and in from HAR, by the same secrets and the same stamp."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.contract.served import Folder, make_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return make_folder(tmp_path, capsys, ("webhooks",))


def test_recording_goes_out_as_har_and_comes_back(folder: Folder, tmp_path: Path) -> None:
    har = tmp_path / "hooks.har"
    recorded = json.loads(folder.recording("webhooks").read_text(encoding="utf-8"))

    out = folder.run("recording", "export", "webhooks", "-o", str(har))
    back = folder.run("recording", "import", str(har), "--base-url", recorded["provenance"]["host"])

    assert (0, 0) == (out.code, back.code), back.err
    again = json.loads(folder.recording("hooks").read_text(encoding="utf-8"))
    assert recorded["interactions"] == again["interactions"]
    assert recorded["fingerprints"] == again["fingerprints"]
    assert ("imported", "HAR import of hooks.har") == (again["provenance"]["kind"], again["provenance"]["source"])


def test_recording_goes_out_for_vcrpy(folder: Folder) -> None:
    result = folder.run("recording", "export", "webhooks", "--to", "vcr")

    cassette = yaml.safe_load(result.out)
    assert [200, 201, 200, 200, 204] == [one["response"]["status"]["code"] for one in cassette["interactions"]]


def host_of(folder: Folder) -> str:
    return str(json.loads(folder.recording("webhooks").read_text(encoding="utf-8"))["provenance"]["host"])


def test_imported_recording_says_what_it_is(folder: Folder, tmp_path: Path) -> None:
    har = tmp_path / "hooks.har"
    folder.run("recording", "export", "webhooks", "-o", str(har))

    result = folder.run("recording", "import", str(har), "--base-url", host_of(folder))

    assert 0 == result.code, result.err
    assert ", imported, " in result.out


def test_recording_is_not_written_over_unless_told(folder: Folder, tmp_path: Path) -> None:
    result = folder.run("recording", "import", str(tmp_path / "some.har"), "--as", "webhooks")

    assert (2, True) == (result.code, "a recording of this name exists" in result.err)


def test_recording_is_brought_in_by_a_name_and_no_path(folder: Folder, tmp_path: Path) -> None:
    result = folder.run("recording", "import", str(tmp_path / "some.har"), "--as", "../hooks")

    assert 2 == result.code
    assert result.err.startswith("--as: error: '../hooks' is a path; give a name, ")
    assert 1 == result.err.count("\n")


def test_secrets_that_are_left_are_told_in_words_of_the_command_line(folder: Folder, tmp_path: Path) -> None:
    har = tmp_path / "hooks.har"
    folder.run("recording", "export", "webhooks", "-o", str(har))
    text = har.read_text(encoding="utf-8")
    har.write_text(text.replace("example.com/hook", "example.com/kJ8sLq2Xv9Zr4TbN6mPw3YcD7fGh1AeQ"), encoding="utf-8")

    result = folder.run("recording", "import", str(har), "--base-url", host_of(folder))

    assert 2 == result.code
    assert "so it is not written; take them out of the file, or add rules" in result.err
    assert not folder.recording("hooks").exists()
