"""`verify`: what a server answers now against what was recorded; writes nothing, and its exit code says the class."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.contract.served import Folder, make_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return make_folder(tmp_path, capsys, ("captions", "webhooks"))


def test_server_that_answers_as_recorded_is_found_to(folder: Folder) -> None:
    result = folder.run("verify")

    assert (0, "no problems\n") == (result.code, result.out)
    assert "webhooks: 0 findings" in result.err


def test_nothing_is_written(folder: Folder) -> None:
    before = {file: file.read_bytes() for file in folder.path.rglob("*.json")}
    folder.change_response("webhooks", lambda text: text.replace('"createdAt"', '"madeAt"', 1))

    folder.run("verify")

    assert before == {file: file.read_bytes() for file in folder.path.rglob("*.json")}


@pytest.mark.parametrize(
    ("before", "after", "code", "told"),
    [
        ('"url": "https', '"hidden": true, "url": "https', 5, "document-gap/undeclared-member"),
        ('"url": "https', '"address": "https', 4, "server-fault/missing-required"),
        ('"status": 204', '"status": 404', 4, "the scenario webhooks no longer passes: webhooks.py:18: NotFoundError"),
    ],
)
def test_server_that_answers_otherwise_is_told_by_class(
    folder: Folder, before: str, after: str, code: int, told: str
) -> None:
    folder.change_response("webhooks", lambda text: after.join(text.rsplit(before, 1)))

    result = folder.run("verify", "webhooks")

    assert code == result.code, result.out
    assert told in result.out


def test_value_that_should_stay_and_did_not_is_told(folder: Folder) -> None:
    folder.change_response("captions", lambda text: text.replace('"default": false', '"default": true', 1))

    result = folder.run("verify", "captions")

    assert 6 == result.code, result.out
    assert "stale recording: uploadCaption 200: /default was False, and is True now" in result.out


def test_calls_after_a_failure_are_not_missed(folder: Folder) -> None:
    folder.change_response("webhooks", lambda text: text.replace('"status": 201', '"status": 409', 1))

    result = folder.run("verify", "webhooks")

    assert "no longer passes: webhooks.py:12: ConflictError" in result.out
    assert "createWebhook 201: answered 201 when recorded, and 409 now" in result.out
    assert "is not made now" not in result.out


@pytest.mark.parametrize("words", [("verify", "webhooks"), ("record", "webhooks", "--mode", "rewrite")])
def test_server_that_is_not_there_is_told_in_one_line(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("APIVIDEO_API_KEY", "any-key")
    folder.write_scenario("webhooks", 'CLIENT = {"retries": 0}\n\n\ndef scenario(client):\n    client.tags.list()\n')

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        result = folder.run(*words, "--base-url", address)

    assert (2, "", 1) == (result.code, result.out, result.err.count("\n"))
    assert result.err.startswith(f"--base-url: error: no server answers at {address}; start it")


@pytest.mark.parametrize("words", [("verify", "webhooks"), ("record", "webhooks", "--mode", "rewrite")])
def test_key_that_is_refused_is_told_in_one_line(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("APIVIDEO_API_KEY", "any-key")
    for name in ("captions", "webhooks"):
        folder.change_response(name, lambda text: text.replace('"status": 200', '"status": 400', 1))

    with folder.serving() as address:
        result = folder.run(*words, "--base-url", address)

    told = [line for line in result.err.splitlines() if not line.startswith('"')]  # what was asked is told as well
    assert (2, "", 1) == (result.code, result.out, len(told))
    assert told[0].startswith(f"APIVIDEO_API_KEY: error: {address} does not take this key: ")


def test_operation_that_refuses_a_call_is_no_matter_of_the_key(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIVIDEO_API_KEY", "any-key")
    for name in ("captions", "webhooks"):
        folder.change_response(name, lambda text: text.replace('"status": 201', '"status": 401'))

    with folder.serving() as address:
        result = folder.run("verify", "webhooks", "--base-url", address)

    assert "the scenario webhooks no longer passes: webhooks.py:12: AuthenticationError" in result.out
