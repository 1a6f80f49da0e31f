from __future__ import annotations

import json
from pathlib import Path

import pytest
from apivideo_sdk.agent.cli.commands.clients import CLIENTS

from tests.agent.terminal import Terminal


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("APIVIDEO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("APIVIDEO_API_KEY", "canary-key-0123456789")
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


@pytest.mark.parametrize("client", sorted(CLIENTS))
def test_the_server_is_written_beside_others_and_without_a_key(run: Terminal, tmp_path: Path, client: str) -> None:
    file, member = CLIENTS[client].file(), CLIENTS[client].member
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({member: {"other": {"command": "x"}}, "theme": "dark"}))

    code, _, err = run("mcp", "install", client, "--root", str(tmp_path))

    settings = json.loads(file.read_text())
    assert 0 == code, err
    assert ["mcp", "--root", str(tmp_path)] == settings[member]["apivideo"]["args"][-3:]
    assert {"command": "x"} == settings[member]["other"]
    assert "dark" == settings["theme"]
    assert "canary" not in file.read_text()


def test_settings_that_are_no_json_are_left_alone(run: Terminal) -> None:
    file = CLIENTS["cursor"].file()
    file.parent.mkdir(parents=True)
    file.write_text("{ // mine")

    assert 2 == run("mcp", "install", "cursor")[0]
    assert "{ // mine" == file.read_text()
