"""`verify`: what a server answers now against what was recorded; writes nothing, and its exit code says the class."""

from __future__ import annotations

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
    folder.change_answer("webhooks", lambda text: text.replace('"createdAt"', '"madeAt"', 1))

    folder.run("verify")

    assert before == {file: file.read_bytes() for file in folder.path.rglob("*.json")}


@pytest.mark.parametrize(
    ("before", "after", "code", "told"),
    [
        ('"url": "https', '"hidden": true, "url": "https', 5, "document-gap/undeclared-member"),
        ('"url": "https', '"address": "https', 4, "server-fault/missing-required"),
        ('"status": 204', '"status": 404', 4, "the story of webhooks no longer passes: webhooks.py:18: NotFoundError"),
    ],
)
def test_server_that_answers_otherwise_is_told_by_class(
    folder: Folder, before: str, after: str, code: int, told: str
) -> None:
    folder.change_answer("webhooks", lambda text: after.join(text.rsplit(before, 1)))

    result = folder.run("verify", "webhooks")

    assert code == result.code, result.out
    assert told in result.out


def test_value_that_should_stay_and_did_not_is_told(folder: Folder) -> None:
    folder.change_answer("captions", lambda text: text.replace('"default": false', '"default": true', 1))

    result = folder.run("verify", "captions")

    assert 6 == result.code, result.out
    assert "stale recording: uploadCaption 200: /default was False, and is True now" in result.out


def test_calls_after_a_failure_are_not_missed(folder: Folder) -> None:
    folder.change_answer("webhooks", lambda text: text.replace('"status": 201', '"status": 409', 1))

    result = folder.run("verify", "webhooks")

    assert "no longer passes: webhooks.py:12: ConflictError" in result.out
    assert "createWebhook 201: answered 201 when recorded, and 409 now" in result.out
    assert "is not made now" not in result.out
