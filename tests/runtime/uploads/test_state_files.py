"""What is kept of an upload: a small value, whole at any moment, and refused where it makes no sense."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.errors import ConfigurationError
from package.runtime.transfer.upload.state import Ledger, UploadState
from upload_server import UploadApi
from uploading import CONTENT, Uploading, awaiting, begun, blocking


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


def test_a_state_goes_through_json_and_a_file_unchanged(talk: Path, tmp_path: Path) -> None:
    state = begun(UploadApi(), talk)

    state.save(tmp_path / "state.json")

    assert state == UploadState.load(tmp_path / "state.json") == UploadState.from_json(state.to_json())
    assert {"state.json", "talk.mp4"} == {path.name for path in tmp_path.iterdir()}


def test_a_state_is_small_and_says_what_is_done() -> None:
    state = UploadState(operation="upload", part_size=64, parts_total=10_000).with_done(range(1, 9_999))

    assert len(state.to_json()) < 200
    assert 9_998 == len(state.parts_done)


def test_a_state_holds_no_credential(talk: Path) -> None:
    state = begun(UploadApi(videos={}), talk, delegated={})

    assert "to1" not in state.to_json()
    assert "vi1" == state.id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"operation": 1}',
        "\xff",
        '{"operation":"upload","partSize":1,"version":9}',
        '{"x":' + "[" * 100_000,
        " " * (16 << 20) + "{}",
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_state_is_said_to_be_none(tmp_path: Path, talk: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text, "latin-1")

    with pytest.raises(ConfigurationError, match=r"state\.json"):
        blocking(UploadApi(), talk, resume=path)


def test_a_path_keeps_the_state_from_the_first_byte_to_the_last(talk: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.upload"
    seen: list[Any] = []
    api = UploadApi(refuse=lambda _range: seen.append(json.loads(path.read_text())["runs"]))

    talk.write_bytes(CONTENT[:256])

    blocking(api, talk, chunk_size=64, concurrency=1, resume=path)

    assert [[], [[1, 1]], [[1, 2]], [[1, 3]]] == seen
    assert not path.exists()


NONSENSE = [
    ({"part_size": 0}, "its parts have 0 bytes"),
    ({"part_size": -64}, "its parts have -64 bytes"),
    ({"parts_total": None}, "it does not say into how many parts its file goes"),
    ({"runs": ((0, 2),)}, "parts 0 to 2 cannot follow part 0"),
    ({"runs": ((-5, -2),)}, "parts -5 to -2 cannot follow part 0"),
    ({"runs": ((3, 2),)}, "parts 3 to 2 cannot follow part 0"),
    ({"runs": ((1, 4), (4, 5))}, "parts 4 to 5 cannot follow part 4"),
    ({"runs": ((1, 10**15),)}, "part 1000000000000000 is none of 8"),
    ({"parts_total": 10**15, "runs": ((1, 10**15),)}, "of 1,000,000,000,000,000 parts, but its file goes into 8"),
    ({"parts_total": 0, "runs": ()}, "of 0 parts, but its file goes into 8"),
    ({"part_size": 3}, "chunk_size is 3 bytes; give 4 or more"),
    ({"part_size": 10**15, "parts_total": 1, "runs": ()}, "chunk_size is 1,000,000,000,000,000 bytes; give 64 or less"),
    ({"part_size": 4, "parts_total": 128}, "chunk_size 4 makes more than 40 parts"),
    ({"version": 2}, "version 2, not 1"),
]


@pytest.mark.parametrize(("changes", "told"), NONSENSE, ids=lambda value: str(value)[:60])
def test_a_state_that_no_upload_can_have_is_refused(
    upload: Uploading, talk: Path, tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    api = UploadApi()
    state = msgspec.structs.replace(begun(api, talk), **changes)
    (tmp_path / "state").write_text(state.to_json())
    api.ranges.clear()

    for resume in (state, tmp_path / "state"):
        with pytest.raises(ConfigurationError, match=told):
            upload(api, talk, resume=resume)

    assert [] == api.ranges


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "resume is an empty path"),
        (".", "resume is the folder"),
        ("absent/state", "in a folder that does not exist; make it first"),
        ("talk.mp4/state", "in a folder that does not exist"),
    ],
)
def test_a_path_where_no_state_can_be_kept_is_refused_before_the_first_byte(
    upload: Uploading, talk: Path, path: str, told: str
) -> None:
    api = UploadApi()

    with pytest.raises(ConfigurationError, match=told):
        upload(api, talk, resume=path and f"{talk.parent}/{path}", chunk_size=64)

    assert [] == api.requests


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may write anywhere is never refused")
def test_a_folder_that_may_not_be_written_is_refused_before_the_first_byte(talk: Path, tmp_path: Path) -> None:
    api = UploadApi()
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)

    with pytest.raises(PermissionError, match="may not be written"):
        blocking(api, talk, resume=folder / "state")

    assert [] == api.requests


def test_a_state_file_that_may_not_be_written_is_replaced_all_the_same(talk: Path, tmp_path: Path) -> None:
    api, path = UploadApi(), tmp_path / "state"
    begun(api, talk).save(path)
    path.chmod(0o400)

    blocking(api, talk, resume=path)

    assert CONTENT == api.videos["vi1"].content
    assert not path.exists()


def test_what_a_killed_process_was_about_to_save_goes_with_the_state(talk: Path, tmp_path: Path) -> None:
    others = [tmp_path / ".[a].state.abc.saving-not", tmp_path / ".a.state.abc.saving"]
    for one in [tmp_path / ".[a].state.abc.saving", *others]:
        one.write_text("{")

    blocking(UploadApi(), talk, chunk_size=64, resume=tmp_path / "[a].state")

    assert {"talk.mp4", *(one.name for one in others)} == {path.name for path in tmp_path.iterdir()}


def test_a_save_that_fails_leaves_the_state_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "state"
    UploadState(operation="upload", part_size=64).save(path)
    unwritable: Any = object()

    with pytest.raises(TypeError):
        UploadState(operation=unwritable, part_size=64).save(path)

    assert "upload" == UploadState.load(path).operation
    assert [path] == list(tmp_path.iterdir())


def test_a_state_is_written_by_one_thread_for_all_that_wait(tmp_path: Path) -> None:
    path = tmp_path / "state"
    ledger = Ledger(UploadState(operation="upload", part_size=64), path)
    ledger.save()

    ledger.finish(1, total=None, upload_id="vi1")
    ledger.save()
    first = path.stat().st_ino
    ledger.save()

    assert first == path.stat().st_ino
    assert (((1, 1),), "vi1") == (UploadState.load(path).runs, UploadState.load(path).id)


def test_the_number_of_parts_is_known_once_the_last_has_arrived() -> None:
    ledger = Ledger(UploadState(operation="upload", part_size=64))

    ledger.finish(3, total=3, upload_id="vi1")
    ledger.finish(2, total=None, upload_id="vi1")

    assert 3 == ledger.state.parts_total


@pytest.mark.parametrize("numbers", [[], [1], [2], [2, 3], [1, 3, 5], [3, 4, 5, 9, 10], [10_000]])
def test_parts_that_arrived_read_back_whatever_they_are(numbers: list[int]) -> None:
    state = UploadState(operation="upload", part_size=64).with_done(numbers)

    assert set(numbers) == state.parts_done == UploadState.from_json(state.to_json()).parts_done


def test_a_part_counts_once() -> None:
    assert ((1, 2), (4, 4)) == UploadState(operation="upload", part_size=64).with_done([2, 1, 4, 1, 2]).runs


@given(st.lists(st.integers(1, 30)))
def test_parts_are_taken_down_in_any_order(numbers: list[int]) -> None:
    ledger = Ledger(UploadState(operation="upload", part_size=64).with_done([3, 4, 10]))

    for number in numbers:
        ledger.finish(number, total=None, upload_id="")

    assert ledger.state.parts_done == {3, 4, 10, *numbers}
    assert ledger.state == ledger.state.with_done(ledger.state.parts_done)
    ledger.state.check()
