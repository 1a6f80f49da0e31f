"""`recording live`: what a server said is kept beside the rest, and one page says what differs from the document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.contract.served import Folder, make_folder

FAILS = '''\
"""A scenario that finds other values than it expects."""


def scenario(client):
    assert client.webhooks
    raise AssertionError("other values")
'''
LOCAL = '''\
"""A scenario for the local server."""

ONLY_LOCAL = "It costs money."


def scenario(client):
    raise AssertionError
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("APIVIDEO_API_KEY", raising=False)
    folder = make_folder(tmp_path, capsys, ("webhooks",))
    folder.write_scenario("local", LOCAL)
    return folder


@pytest.fixture
def key(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    assert folder.path.is_dir()  # it takes the key of this machine away first
    monkeypatch.setenv("APIVIDEO_API_KEY", "the-key-of-the-account")
    return "the-key-of-the-account"


def test_without_a_key_nothing_is_called_and_all_that_would_be_is_listed(folder: Folder) -> None:
    result = folder.run("recording", "live", "--base-url", "http://127.0.0.1:9")

    assert 0 == result.code
    assert "APIVIDEO_API_KEY is not set, so nothing was called." in result.out
    assert "http://127.0.0.1:9 would get 5 calls:" in result.out
    assert "  local: It costs money." in result.out
    assert "Operations with a live recording: 0 of 63 now, 5 then." in result.out
    assert not folder.recording("webhooks.live").exists()


def test_what_was_said_is_kept_beside_the_recording_of_the_local_server(folder: Folder, key: str) -> None:
    before = folder.recording("webhooks").read_bytes()

    with folder.serving() as url:
        result = folder.run("recording", "live", "--base-url", url)

    kept = folder.recording("webhooks.live").read_text(encoding="utf-8")
    assert (0, before) == (result.code, folder.recording("webhooks").read_bytes())
    assert "1 scenarios, 0 of them failed, 5 calls to " in result.out
    assert f"{url} is no server of the document: these recordings are not live." in result.out
    assert "## Differs" not in result.out
    assert "webhooks.live" == json.loads(kept)["scenario"]
    assert key not in kept + result.out + result.err


@pytest.mark.usefixtures("key")
def test_page_says_where_the_document_says_otherwise_and_what_was_not_seen(folder: Folder) -> None:
    folder.change_response("webhooks", lambda text: text.replace('"signatureSecret": "', '"secret": "'))
    folder.change_response("webhooks", lambda text: text.replace('"createdAt": "', '"createdAt": "on '))

    with folder.serving() as url:
        result = folder.run("recording", "live", "--base-url", url)

    differs = section(result.out, "Differs from the document")
    assert "- `createWebhook 201` undeclared-member: /secret" in differs
    assert "/createdAt" in differs
    assert "createWebhook: `201:/signatureSecret`" in section(result.out, "Documented, and in no response of this run")


@pytest.mark.usefixtures("key")
def test_scenario_that_fails_leaves_no_file_and_is_on_the_page(folder: Folder) -> None:
    folder.write_scenario("fails", FAILS)

    with folder.serving() as url:
        result = folder.run("recording", "live", "--base-url", url, "--report", "page.md")

    page = Path("page.md").read_text(encoding="utf-8")
    assert (1, "") == (result.code, result.out)
    assert "\n- fails: fails.py:6: AssertionError: other values\n" in section(page, "Scenarios that failed")
    assert not folder.recording("fails.live").exists()
    assert folder.recording("webhooks.live").exists()


@pytest.mark.usefixtures("key")
def test_server_that_is_not_there_is_reported_in_one_line(folder: Folder) -> None:
    result = folder.run("recording", "live", "--base-url", "http://127.0.0.1:9")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "no server answers at http://127.0.0.1:9" in result.err


def section(page: str, title: str) -> str:
    return page.partition(f"## {title}")[2].partition("## ")[0]
