"""Downloads that break off and are gone on with, within a call and across processes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from file_server import (
    CONTENT,
    NO_RETRY,
    ONE_RETRY,
    Fetch,
    Origin,
    answered,
    each_client,
    fields_of,
    leave_part,
    names_in,
    only,
    serving,
)
from package.client import Sample
from package.runtime.errors import (
    TransportError,
)
from package.runtime.transfer.download.download import download
from package.runtime.transport.flow import Sleep


@each_client
@pytest.mark.parametrize("seed", range(5))
def test_broken_download_goes_on_where_it_broke_and_asks_for_each_byte_once(
    fetch: Fetch, seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311 - any places do
    origin = Origin(cuts=[chance.randint(1, 40_000) for _ in range(6)])

    with serving(origin) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert CONTENT == path.read_bytes()
    assert list(range(1)) + [end for _, end in origin.sent[:-1]] == [start for start, _ in origin.sent]
    assert {'"v1"'} == {headers["if-range"] for headers in origin.heads[1:]}


@each_client
def test_download_of_a_killed_process_is_gone_on_with(
    fetch: Fetch, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(cuts=[70_000])

    with serving(origin) as server:
        kill_while_it_waits(f"{server.url}/talk.mp4", path)
        left = names_in(tmp_path)
        fetch(f"{server.url}/talk.mp4", path)

    assert [] == [str(warning.message) for warning in recwarn if warning.category is ResourceWarning]
    assert ["talk.mp4.part", "talk.mp4.part.json"] == left
    assert [(0, 70_000), (70_000, len(CONTENT))] == origin.sent
    assert CONTENT == path.read_bytes()


def kill_while_it_waits(url: str, path: Path) -> None:
    """Run a download until its connection broke, and then no more of it."""
    with Sample("key", base_url=url, retries=ONE_RETRY) as client:
        flow = download(client.caller.session, client.caller.settings, url, path)
        effect = next(flow)
        while not isinstance(effect, Sleep):
            try:
                effect = flow.send(client.caller.driver.run(only(effect)))
            except TransportError as error:
                effect = flow.throw(error)
        flow.close()


@each_client
def test_download_that_was_killed_before_its_end_asks_for_one_byte(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin()

    with serving(origin) as server:
        leave_part(path, CONTENT, url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path)

    assert [f"bytes={len(CONTENT) - 1}-"] == origin.ranges
    assert CONTENT == path.read_bytes()


@each_client
def test_other_signature_of_the_same_address_goes_on(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(cuts=[50_000])

    with serving(origin) as server:
        with pytest.raises(TransportError):
            fetch(f"{server.url}/token/once/talk.mp4?signature=a", path, retries=NO_RETRY)
        fetch(f"{server.url}/token/twice/talk.mp4?signature=b", path)

    assert ["", "bytes=50000-"] == origin.ranges


@each_client
@pytest.mark.parametrize(
    "left",
    [
        {"url": "http://other.test/talk.mp4"},
        {"total": 10},
        {"content": b""},
    ],
)
def test_what_is_left_of_something_else_is_not_used(left: dict[str, Any], fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin()

    with serving(origin) as server:
        leave_part(path, **{"content": bytes(1000), "url": f"{server.url}/talk.mp4", **left})
        fetch(f"{server.url}/talk.mp4", path)

    assert [""] == origin.ranges
    assert CONTENT == path.read_bytes()


@each_client
def test_part_without_its_description_is_not_used(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    (tmp_path / "talk.mp4.part").write_bytes(bytes(400_000))
    (tmp_path / "talk.mp4.part.json").write_bytes(b'{"url": ')
    origin = Origin()

    with serving(origin) as server:
        fetch(f"{server.url}/talk.mp4", path)

    assert CONTENT == path.read_bytes()


@each_client
def test_file_that_was_changed_meanwhile_begins_anew(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(validators='etag: "v2"\r\n')

    with serving(origin) as server:
        leave_part(path, bytes(1000), url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path)

    assert ["bytes=1000-"] == origin.ranges
    assert CONTENT == path.read_bytes()


@each_client
def test_what_was_of_another_version_does_not_count_as_come_already(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(validators='etag: "v2"\r\n', cuts=[1000, 1000, 1000])

    with serving(origin) as server:
        leave_part(path, bytes(250_000), url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path)

    assert CONTENT == path.read_bytes()


@each_client
@pytest.mark.parametrize(
    "headers",
    [
        'content-range: bytes 1000-299999/300000\r\netag: "v2"\r\n',
        'content-range: bytes 999-299999/300000\r\netag: "v1"\r\n',
        'content-range: bytes 1000-299999/300001\r\netag: "v1"\r\n',
        'content-range: bytes 1000-400000/300000\r\netag: "v1"\r\n',
        'content-range: bytes 1000-300000/300000\r\netag: "v1"\r\n',
        'content-range: bytes 1000-999/300000\r\netag: "v1"\r\n',
        'content-range: bytes 1000-/300000\r\netag: "v1"\r\n',
        'content-type: multipart/byteranges\r\netag: "v1"\r\n',
    ],
)
def test_rest_that_does_not_fit_is_not_used(headers: str, fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    whole = Origin()
    misfit = answered(CONTENT[1000:], "206 Partial Content", headers)

    def response(head: bytes, body: bytes) -> bytes:
        return misfit if "range" in fields_of(head) else whole(head, body)

    with serving(response) as server:
        leave_part(path, bytes(1000), url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path)

    assert 2 == len(server.requests)
    assert CONTENT == path.read_bytes()


@each_client
def test_range_that_cannot_be_had_begins_anew(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    whole = Origin()

    def response(head: bytes, body: bytes) -> bytes:
        is_ranged = "range" in fields_of(head)
        return answered(b"", "416 Range Not Satisfiable") if is_ranged else whole(head, body)

    with serving(response) as server:
        leave_part(path, bytes(1000), url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path)

    assert CONTENT == path.read_bytes()


@each_client
def test_server_without_ranges_sends_all_of_it_again(fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin(cuts=[10_000], knows_ranges=False)

    with serving(origin) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert [(0, 10_000), (0, len(CONTENT))] == origin.sent
    assert CONTENT == path.read_bytes()


@each_client
@pytest.mark.parametrize(
    "validators",
    [
        "",
        'etag: W/"v1"\r\n',
        "last-modified: Mon, 01 Jan 2024 10:00:00 GMT\r\ndate: Mon, 01 Jan 2024 10:00:00 GMT\r\n",
        "last-modified: yesterday\r\n",
    ],
)
def test_file_whose_versions_cannot_be_told_apart_begins_anew(validators: str, fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin(cuts=[10_000], validators=validators)

    with serving(origin) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert ["", ""] == origin.ranges
    assert CONTENT == path.read_bytes()


@each_client
def test_what_came_without_a_version_is_not_taken_for_the_version_before(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(validators="", cuts=[2000])

    with serving(origin) as server:
        leave_part(path, bytes(1000), url=f"{server.url}/talk.mp4")
        with pytest.raises(TransportError):
            fetch(f"{server.url}/talk.mp4", path, retries=NO_RETRY)

    assert ["talk.mp4.part"] == names_in(tmp_path)


@each_client
@pytest.mark.parametrize("sent", ["date: Mon, 01 Jan 2024 10:00:01 GMT\r\n", ""])
def test_date_of_the_file_tells_versions_apart_too(sent: str, fetch: Fetch, tmp_path: Path) -> None:
    written = "Mon, 01 Jan 2024 10:00:00 GMT"
    origin = Origin(cuts=[10_000], validators=f"last-modified: {written}\r\n{sent}")

    with serving(origin) as server:
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert (["", "bytes=10000-"], written) == (origin.ranges, origin.heads[1]["if-range"])


@each_client
def test_server_that_gives_less_than_was_asked_for_is_asked_on_without_a_wait(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"

    def a_little(head: bytes, _body: bytes) -> bytes:
        start = int(fields_of(head)["range"].removeprefix("bytes=").removesuffix("-"))
        end = min(start + 100_000, len(CONTENT))
        span = f"content-range: bytes {start}-{end - 1}/{len(CONTENT)}\r\n"
        return answered(CONTENT[start:end], "206 Partial Content", span)

    with serving(a_little) as server:
        leave_part(path, CONTENT[:50_000], url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path, retries=NO_RETRY)

    assert CONTENT == path.read_bytes()
    assert 3 == len(server.requests)
