"""Uploads: whole, by parts and by bytes, in any order and at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, Uploader, new_uploader
from tests.emulator.validating import Emulator

PARTS = [bytes([number]) * 10 for number in range(1, 6)]


@pytest.fixture
def emulator(start_emulator: StartEmulator) -> Emulator:
    """An emulator whose parts may be of ten bytes."""
    return start_emulator(uploads=LIMITS)


@pytest.fixture
def uploader(emulator: Emulator) -> Uploader:
    return new_uploader(emulator)


def test_whole_file_is_answered_with_the_video(uploader: Uploader) -> None:
    response = uploader.send(b"a film")

    assert ("Container", uploader.video) == (response["title"], response["videoId"])
    assert b"a film" == uploader.content()


def test_parts_make_the_file_in_any_order(uploader: Uploader) -> None:
    for number in (3, 1, 5, 2):
        assert {"videoId": uploader.video} == uploader.send(PARTS[number - 1], f"part {number}/5")

    response = uploader.send(PARTS[3], "part 4/5")

    assert "Container" == response["title"]
    assert b"".join(PARTS) == uploader.content()


def test_part_that_tells_the_total_last_completes_the_file(uploader: Uploader) -> None:
    for number in (2, 1):
        assert {"videoId": uploader.video} == uploader.send(PARTS[number - 1], f"part {number}/*")

    response = uploader.send(b"end", "part 3/3")

    assert "Container" == response["title"]
    assert PARTS[0] + PARTS[1] + b"end" == uploader.content()


def test_parts_without_total_never_complete(uploader: Uploader) -> None:
    for number in (1, 2):
        response = uploader.send(PARTS[0], f"part {number}/*")

    assert {"videoId": uploader.video} == response


def test_one_part_of_one_is_a_whole_file(uploader: Uploader) -> None:
    response = uploader.send(b"x", "part 1/1")

    assert "Container" == response["title"]
    assert b"x" == uploader.content()


def test_ranges_of_bytes_make_the_file_in_any_order(uploader: Uploader) -> None:
    uploader.send(b"b" * 10, "bytes 20-29/33")
    uploader.send(b"a" * 20, "bytes 0-19/*")

    response = uploader.send(b"end", "bytes 30-32/33")

    assert "Container" == response["title"]
    assert b"a" * 20 + b"b" * 10 + b"end" == uploader.content()


@pytest.mark.parametrize("field", ["file", "clip.mp4", "video", ""])
def test_file_may_have_any_field_name(uploader: Uploader, field: str) -> None:
    uploader.send(b"a film", files={field: ("clip.mp4", b"a film")})

    assert b"a film" == uploader.content()


def test_upload_to_unknown_video_is_not_found(emulator: Emulator) -> None:
    problem = emulator.call("POST", "/videos/viNone/source", 404, files={"file": b"x"})

    assert problem["type"].endswith("/resource-not-found")


def test_fifty_parts_at_once_are_all_there(uploader: Uploader) -> None:
    parts = [bytes([number]) * (10 + number) for number in range(1, 51)]
    order = [(at * 7) % 50 for at in range(50)]

    with ThreadPoolExecutor(50) as threads:
        responses = list(threads.map(lambda at: uploader.send(parts[at], f"part {at + 1}/50"), order))

    assert 1 == sum("title" in response for response in responses)
    assert b"".join(parts) == uploader.content()


def test_same_part_sent_twice_at_once_is_taken_once(uploader: Uploader) -> None:
    def send(_: int) -> int:
        files = {"file": ("clip.mp4", PARTS[0])}
        headers = {"Content-Range": "part 1/3"}
        return uploader.emulator.client.post(uploader.path, files=files, headers=headers).status_code

    with ThreadPoolExecutor(8) as threads:
        statuses = sorted(threads.map(send, range(8)))

    assert [201] + [400] * 7 == statuses


def test_file_in_one_piece_is_not_written_again(uploader: Uploader) -> None:
    uploader.send(b"x" * 10)
    (received,) = uploader.emulator.world.files.names()
    before = uploader.emulator.world.files.path(received).stat().st_ino

    uploader.emulator.advance(1)

    (joined,) = uploader.emulator.world.files.names()
    assert joined != received
    assert before == uploader.emulator.world.files.path(joined).stat().st_ino


def test_joined_parts_take_room_once(uploader: Uploader) -> None:
    for number in (1, 2):
        uploader.send(PARTS[number], f"part {number}/2")

    uploader.emulator.advance(1)

    assert 1 == len([file for file in uploader.emulator.world.files.folder.iterdir() if file.is_file()])


def test_refused_part_leaves_no_file(uploader: Uploader) -> None:
    uploader.send(b"short", "part 1/2", 400)

    files = uploader.emulator.world.files
    assert [] == [file for file in files.folder.rglob("*") if file.is_file()]


def test_files_of_a_deleted_video_are_removed(uploader: Uploader) -> None:
    uploader.send(PARTS[0], "part 1/2")

    uploader.emulator.call("DELETE", f"/videos/{uploader.video}", 204)
    uploader.emulator.world.settle()

    assert [] == [file for file in uploader.emulator.world.files.folder.rglob("*") if file.is_file()]
