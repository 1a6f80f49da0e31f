"""State, time and what is due later."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from package.base.clock import Clock, read_stamp, stamp
from package.base.files import NAME_LENGTH
from package.base.store import Ids, StoredPart, Thing
from package.server.public import Settings, World
from package.world.events import on, task

START = datetime(2026, 2, 5, 9, 30, tzinfo=UTC)
FILE, PART, PICTURE = (letter * NAME_LENGTH for letter in "fpi")
HEARD: list[Any] = []


@task("test.note")
def note(world: World, payload: Thing) -> None:
    """Note when the task was done."""
    HEARD.append((payload["what"], (world.now() - START).total_seconds()))
    if payload.get("again"):
        world.later(10, "test.note", {"what": "again"})


@task("test.failure")
def fail(world: World, payload: Thing) -> None:
    """Change something, and fail."""
    world.store.put("thing", "one", payload)
    raise RuntimeError("made up")


@on("test.event")
def hear(_world: World, event: Thing) -> None:
    """Note the event."""
    HEARD.append(event)


@pytest.fixture(autouse=True)
def _nothing_heard() -> None:
    HEARD.clear()


@pytest.fixture
def settings(bundled_document: Path, tmp_path: Path) -> Settings:
    return Settings(document=bundled_document, speed=0, start=START, state=tmp_path / "state.sqlite")


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    world = World(settings)
    yield world
    world.close()


def test_tasks_are_done_at_their_own_time(world: World) -> None:
    with world.transaction():
        world.later(60, "test.note", {"what": "second"})
        world.later(30, "test.note", {"what": "first", "again": True})

    world.advance(90)

    assert [("first", 30), ("again", 40), ("second", 60)] == HEARD
    assert 90 == (world.now() - START).total_seconds()


def test_task_is_not_done_before_its_time(world: World) -> None:
    with world.transaction():
        world.later(60, "test.note", {"what": "late"})

    world.advance(59)

    assert [] == HEARD


def test_tasks_survive_a_restart(world: World, settings: Settings) -> None:
    with world.transaction():
        world.later(60, "test.note", {"what": "kept"})
    world.close()

    again = World(settings)
    again.advance(60)
    again.close()

    assert [("kept", 60)] == HEARD


def test_task_that_fails_is_dropped_with_its_changes(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with world.transaction():
        world.later(1, "test.failure", {})
        world.later(2, "test.note", {"what": "next"})

    world.advance(5)

    assert [("next", 2)] == HEARD
    assert world.store.get("thing", "one") is None
    assert "test.failure" in caplog.text


def test_two_tasks_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two tasks called 'test\.note'"):
        task("test.note")(note)


def test_events_reach_their_listeners(world: World) -> None:
    world.emit("test.event", {"videoId": "viOne"})
    world.emit("test.other", {})

    assert [{"videoId": "viOne"}] == HEARD


def test_failed_transaction_changes_nothing(world: World) -> None:
    def change() -> None:
        with world.transaction():
            world.store.insert("thing", "one", {})
            world.background(lambda: HEARD.append("never"))
            raise RuntimeError("made up")

    with pytest.raises(RuntimeError, match="made up"):
        change()

    with world.transaction():
        world.store.put("thing", "two", {})
    world.settle()
    assert world.store.get("thing", "one") is None
    assert [] == HEARD


def test_background_work_runs_after_the_transaction(world: World) -> None:
    def look() -> None:
        with world.transaction():
            HEARD.append(world.store.get("thing", "one"))

    with world.transaction():
        world.background(look)
        world.store.insert("thing", "one", {"is": "there"})

    world.settle()
    assert [{"is": "there"}] == HEARD


def test_background_work_that_never_ends_is_told(world: World) -> None:
    release = threading.Event()

    def wait() -> None:
        release.wait(10)

    with world.transaction():
        world.background(wait)

    with pytest.raises(TimeoutError, match="background work"):
        world.settle(timeout=0.01)
    release.set()


def test_what_was_kept_is_there_after_a_restart(world: World, settings: Settings, tmp_path: Path) -> None:
    received, path = world.files.receive()
    with open(received, "wb") as stream:  # noqa: PTH123 # a descriptor
        stream.write(b"part")
    part = StoredPart(video="viOne", number=1, size=4, file=FILE, first=0, last=3, total=8)
    with world.transaction():
        world.files.keep(path, FILE)
        world.store.add_part(part)
        world.store.put("thing", "one", {"is": "there"})
    world.close()

    again = World(settings)

    assert [part] == again.store.parts("viOne")
    assert {"is": "there"} == again.store.get("thing", "one")
    assert b"part" == again.files.path(FILE).read_bytes()
    assert ["state.sqlite-files"] == [found.name for found in tmp_path.iterdir() if found.is_dir()]
    again.close()


def test_what_was_being_received_is_gone_after_a_restart(world: World, settings: Settings) -> None:
    _, path = world.files.receive()
    world.close()

    World(settings).close()

    assert not path.exists()


def test_reset_removes_what_is_kept_and_leaves_what_is_being_received(world: World) -> None:
    (kept_handle, kept), (handle, received) = world.files.receive(), world.files.receive()
    world.files.keep(kept, FILE)

    world.reset()

    for one in (kept_handle, handle):
        os.close(one)
    assert set() == world.files.names()
    assert received.exists()


def test_files_in_memory_mode_are_removed_at_the_end(bundled_document: Path) -> None:
    world = World(Settings(document=bundled_document))

    world.close()

    assert not world.files.folder.exists()


@pytest.mark.parametrize("name", ["../secret", "a/b", "", ".", "a.b", "incoming/x"])
def test_name_that_was_not_made_here_is_no_file(world: World, name: str) -> None:
    with pytest.raises(ValueError, match="no name of an uploaded file"):
        world.files.path(name)


def test_things_come_in_the_order_of_their_making(world: World) -> None:
    for key in ("b", "a", "c"):
        world.store.insert("thing", key, {"key": key})
    world.store.put("thing", "b", {"key": "b", "changed": True})

    assert ["b", "a", "c"] == [thing["key"] for thing in world.store.every("thing")]
    assert world.store.remove("thing", "a")
    assert not world.store.remove("thing", "a")


def test_list_follows_what_is_changed(world: World) -> None:
    with world.transaction():
        world.store.insert("thing", "one", {"tags": ["a"]})
    assert [{"tags": ["a"]}] == world.store.every("thing")
    changed = {"tags": ["b"]}

    world.store.put("thing", "one", changed)
    changed["tags"].append("later")
    world.store.insert("thing", "two", {})
    world.store.every("thing")[0]["added"] = True

    assert [{"tags": ["b"]}, {}] == world.store.every("thing")


def test_list_forgets_what_was_undone(world: World) -> None:
    def change() -> None:
        with world.transaction():
            world.store.insert("thing", "one", {})
            assert 1 == len(world.store.every("thing"))
            raise RuntimeError("made up")

    with pytest.raises(RuntimeError, match="made up"):
        change()

    assert [] == world.store.every("thing")


def test_state_of_a_running_emulator_is_not_opened(world: World, settings: Settings) -> None:
    _, receiving = world.files.receive()

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        World(settings)

    assert receiving.exists()


def test_parts_come_by_number(world: World) -> None:
    for number in (2, 1):
        world.store.add_part(StoredPart(video="viOne", number=number, size=1, file=f"file{number}"))

    assert [1, 2] == [part.number for part in world.store.parts("viOne")]
    world.store.remove_parts("viOne")
    assert [] == world.store.parts("viOne")


def test_clock_runs_as_fast_as_it_is_told() -> None:
    slow, fast = Clock(START, speed=0), Clock(START, speed=1_000_000)

    assert slow.now() == START
    assert (fast.now() - START).total_seconds() > 0
    with pytest.raises(ValueError, match="forward"):
        slow.advance(-1)
    for speed in (-1, float("nan"), 1_000_001):
        with pytest.raises(ValueError, match="from 0 to 1,000,000"):
            Clock(speed=speed)


def test_clock_stops_short_of_what_no_calendar_has() -> None:
    clock = Clock(START, speed=0)

    with pytest.raises(ValueError, match="the year 9000"):
        clock.advance(1e12)

    assert START == clock.now()


def test_time_is_written_with_an_offset() -> None:
    written = stamp(START.replace(microsecond=123))

    assert "2026-02-05T09:30:00+00:00" == written
    assert START == read_stamp(written)


def test_seeded_identifiers_are_the_same_in_every_run() -> None:
    one, two = Ids(7), Ids(7)

    assert [one.new("vi"), one.letters(5), one.chance()] == [two.new("vi"), two.letters(5), two.chance()]
    assert Ids().new("vi") != Ids().new("vi")
    assert 24 == len(Ids().new("vi"))


def test_file_that_nothing_speaks_of_is_removed_when_the_world_begins_anew(settings: Settings) -> None:
    world = World(settings)
    for name in (PART, PICTURE, "o" * NAME_LENGTH):
        world.files.path(name).write_bytes(b"x")
    with world.transaction():
        world.store.add_part(StoredPart(video="vi1", number=1, size=1, file=PART))
        world.store.put("attachment", "one", {"file": PICTURE})
    world.close()

    world = World(settings)

    assert {PART, PICTURE} == world.files.names()
    world.close()
