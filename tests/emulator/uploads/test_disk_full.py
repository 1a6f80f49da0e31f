"""A disk without space: nothing is half kept, nothing is forgotten, and everything goes on once there is space."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import httpx2
import pytest
from package.base.files import MARK, NAME_LENGTH, UploadedFiles
from package.base.store import Thing
from package.server.public import World
from package.world.events import task

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import KEY, Emulator

LARGE = "large"
PAGES = 60
"""How many pages SQLite may have: enough for some things, not for many."""


@pytest.fixture
def emulator(start_emulator: StartEmulator, tmp_path: Path) -> Emulator:
    return start_emulator(state=tmp_path / "state.db")


def kept(world: World) -> bytes:
    with world.transaction():
        return json.dumps(world.store.every("large")).encode()


@task("test.large")
def write_large(world: World, _payload: Thing) -> None:
    world.store.insert("large", "one", {"text": LARGE * 20_000})


def limit(world: World, pages: int) -> None:
    """Let the disk end after so many pages of the state file."""
    world.store._connection.execute(f"PRAGMA max_page_count={pages}")


def unchecked(emulator: Emulator) -> httpx2.Client:
    """Make a client whose responses need not be documented: no API documents 507."""
    client = emulator.new_client(KEY)
    client.event_hooks = {}
    return client


def fill(emulator: Emulator) -> list[str]:
    """Create videos until there is no space left; return the identifiers of those that were created."""
    client = unchecked(emulator)
    created = []
    while (response := client.post("/videos", json={"title": "Keynote", "description": "x" * 3000})).status_code == 201:
        created.append(response.json()["videoId"])
    assert (507, "insufficient-storage") == (response.status_code, response.json()["type"].rpartition("/")[2])
    return created


def listed(emulator: Emulator) -> list[str]:
    return [video["videoId"] for video in emulator.get("/videos?pageSize=100")["data"]]


def test_lists_hold_what_was_kept_and_nothing_else(emulator: Emulator) -> None:
    emulator.get("/videos")
    limit(emulator.world, PAGES)

    created = fill(emulator)

    assert sorted(created) == sorted(listed(emulator))


def test_everything_goes_on_once_there_is_space(emulator: Emulator) -> None:
    limit(emulator.world, PAGES)
    created = fill(emulator)

    limit(emulator.world, 10 * PAGES)
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote"})["videoId"]

    assert sorted([*created, video]) == sorted(listed(emulator))


def test_file_of_a_transaction_that_failed_is_removed(emulator: Emulator) -> None:
    world, name = emulator.world, "a" * NAME_LENGTH
    handle, path = world.files.receive()
    os.close(handle)

    def keep_and_fail() -> None:
        with world.transaction():
            world.keep_file(path, name)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep_and_fail()

    assert set() == world.files.names()


def test_task_waits_for_space(emulator: Emulator) -> None:
    world = emulator.world
    with world.transaction():
        world.later(60, "test.large", {})
    limit(world, PAGES)
    fill(emulator)

    world.clock.advance(60)
    emulator.get("/videos")
    assert LARGE.encode() not in kept(world)

    limit(world, 10 * PAGES)
    emulator.get("/videos")
    assert LARGE.encode() in kept(world)


def test_body_that_does_not_fit_is_refused_and_leaves_nothing(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote"})["videoId"]

    def write(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("package.http.forms.os.write", write)
        response = unchecked(emulator).post(f"/videos/{video}/source", files={"file": b"film"})

    assert 507 == response.status_code
    assert [] == list(emulator.world.files.incoming.iterdir())
    emulator.call("POST", f"/videos/{video}/source", 201, files={"file": b"film"})


def test_folder_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state.db-files"
    (folder / "incoming").mkdir(parents=True)
    kept = [folder / ("n" * NAME_LENGTH), folder / "incoming" / "notes"]
    for file in kept:
        file.write_text("mine")

    with pytest.raises(FileExistsError, match="not the emulator's"):
        UploadedFiles(tmp_path / "state.db")

    assert ["mine", "mine"] == [file.read_text() for file in kept]


def test_folder_is_marked_and_taken_again(tmp_path: Path) -> None:
    UploadedFiles(tmp_path / "state.db").close()
    mine = tmp_path / "state.db-files" / "notes"
    mine.write_text("mine")

    UploadedFiles(tmp_path / "state.db").clear()

    assert (tmp_path / "state.db-files" / MARK).is_file()
    assert "mine" == mine.read_text()
