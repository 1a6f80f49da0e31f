"""Downloads: the file, its memory, its progress, and the responses that bring none."""

from __future__ import annotations

import resource
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from doubles import reply
from file_server import (
    CONTENT,
    NO_RETRY,
    Fetch,
    Origin,
    Player,
    answered,
    each_client,
    fetch_blocking,
    leave_part,
    names_in,
    serving,
)
from package.client import Sample
from package.runtime.call.hooks import Hooks
from package.runtime.errors import (
    ApiError,
    ConfigurationError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
    TransportError,
)
from package.runtime.request.progress import Progress
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.download.download import download


@each_client
def test_file_is_written_and_nothing_else_is_left(fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin()

    with serving(origin) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert CONTENT == path.read_bytes()
    assert ["talk.mp4"] == names_in(tmp_path)


@each_client
def test_empty_file_is_a_file(fetch: Fetch, tmp_path: Path) -> None:
    with serving(Origin(content=b"")) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert b"" == path.read_bytes()


@each_client
def test_file_of_unknown_length_is_whole_when_its_last_chunk_came(fetch: Fetch, tmp_path: Path) -> None:
    chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    told: list[Progress] = []

    with serving(lambda _head, _body: chunked) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", on_progress=told.append)

    assert b"abcde" == path.read_bytes()
    assert (5, 5) == (told[-1].bytes_done, told[-1].bytes_total)


@each_client
def test_in_a_folder_the_file_is_called_as_the_address_says(fetch: Fetch, tmp_path: Path) -> None:
    with serving(Origin()) as server:
        path = fetch(f"{server.url}/vod/my%20talk.mp4?signature=1", tmp_path)

    assert tmp_path / "my talk.mp4" == path


@each_client
def test_in_a_folder_the_file_is_called_as_the_caller_says(fetch: Fetch, tmp_path: Path) -> None:
    with serving(Origin()) as server:
        path = fetch(f"{server.url}/vod/source.mp4", tmp_path, name="vi1.mp4")

    assert tmp_path / "vi1.mp4" == path


@pytest.mark.parametrize("end", ["", "..", "%2e%2e", "..%2fstolen", "a%5Cb", "c%3Aevil", "nul%00"])
def test_address_cannot_lead_out_of_the_folder(end: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ends in no name of a file"):
        fetch_blocking(f"http://127.0.0.1:1/vod/{end}", tmp_path)


@pytest.mark.parametrize("path", ["none/talk.mp4", "none/"])
def test_missing_folder_is_an_error_that_says_so(path: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"make it first.*none'"):
        fetch_blocking("http://127.0.0.1:1/talk.mp4", f"{tmp_path}/{path}")


@each_client
def test_file_that_is_there_stays_until_the_new_one_is_whole(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"old")
    origin = Origin(cuts=[100, 0])

    with serving(origin) as server:
        with pytest.raises(TransportError):
            fetch(f"{server.url}/talk.mp4", path, retries=NO_RETRY)
        before = path.read_bytes()
        fetch(f"{server.url}/talk.mp4", path)

    assert (b"old", CONTENT) == (before, path.read_bytes())


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Make the system refuse to write files that are longer, as it does when a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@each_client
def test_full_disk_is_an_os_error_and_what_came_is_kept(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin()

    with serving(origin) as server:
        with largest_file(len(CONTENT) - 10), pytest.raises(OSError, match="File too large"):
            fetch(f"{server.url}/talk.mp4", path)
        fetch(f"{server.url}/talk.mp4", path)

    assert ["", "bytes=299990-"] == origin.ranges
    assert CONTENT == path.read_bytes()


class _Zeros(BaseHTTPRequestHandler):
    """Answers with 64 MiB, a block at a time."""

    def do_GET(self) -> None:
        block = bytes(1 << 16)
        self.send_response(200)
        self.send_header("Content-Length", str(64 << 20))
        self.end_headers()
        for _ in range(1 << 10):
            self.wfile.write(block)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@pytest.fixture
def large_file() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Zeros) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/zeros.bin"
        server.shutdown()


@each_client
def test_memory_does_not_grow_with_the_file(fetch: Fetch, large_file: str, tmp_path: Path) -> None:
    tracemalloc.start()

    path = fetch(large_file, tmp_path / "zeros.bin")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 64 << 20 == path.stat().st_size
    assert peak < 8 << 20


@each_client
def test_progress_grows_to_the_whole(fetch: Fetch, tmp_path: Path) -> None:
    told: list[Progress] = []
    threads: set[threading.Thread] = set()

    def tell(progress: Progress) -> None:
        told.append(progress)
        threads.add(threading.current_thread())

    with serving(Origin(cuts=[1000, 1000])) as server:
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", on_progress=tell)

    done = [progress.bytes_done for progress in told]
    assert (sorted(done), len(CONTENT), 1) == (done, told[-1].bytes_total, told[-1].parts_done)
    assert len(CONTENT) == done[-1]
    assert {threading.main_thread()} == threads


@each_client
def test_progress_counts_what_was_there(fetch: Fetch, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    told: list[Progress] = []

    with serving(Origin()) as server:
        leave_part(path, CONTENT[:250_000], url=f"{server.url}/talk.mp4")
        fetch(f"{server.url}/talk.mp4", path, on_progress=told.append)

    assert told[0].bytes_done >= 250_000
    assert (len(CONTENT), len(CONTENT)) == (told[-1].bytes_done, told[-1].bytes_total)


@each_client
def test_what_on_progress_raises_ends_the_download_and_what_came_is_kept(fetch: Fetch, tmp_path: Path) -> None:
    def refuse(_progress: Progress) -> None:
        raise KeyError("enough")

    with serving(Origin()) as server, pytest.raises(KeyError, match="enough"):
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", on_progress=refuse)

    assert ["talk.mp4.part", "talk.mp4.part.json"] == names_in(tmp_path)


@each_client
def test_hooks_see_requests_retries_and_the_response(fetch: Fetch, tmp_path: Path) -> None:
    seen: list[str] = []
    hooks = Hooks(
        on_request=lambda event: seen.append(f"request {event.attempt}"),
        on_retry=lambda event: seen.append(f"retry {event.status}"),
        on_response=lambda response: seen.append(f"response {response.status} {response.data.name}"),
    )

    with serving(Origin(cuts=[1000])) as server:
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", hooks=hooks)

    assert ["request 1", "retry None", "request 2", "response 206 talk.mp4"] == seen


@each_client
def test_hook_sees_the_error(fetch: Fetch, tmp_path: Path) -> None:
    seen: list[Exception] = []

    with serving(lambda _head, _body: answered(b"", "404 Not Found")) as server, pytest.raises(NotFoundError) as caught:
        fetch(f"{server.url}/a", tmp_path / "a", hooks=Hooks(on_error=lambda event: seen.append(event.error)))

    assert [caught.value] == seen


@each_client
def test_passing_refusal_is_waited_out(fetch: Fetch, tmp_path: Path) -> None:
    whole = Origin()
    responses = iter([answered(b"", "503 Service Unavailable")])

    with serving(lambda head, body: next(responses, None) or whole(head, body)) as server:
        path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert CONTENT == path.read_bytes()


@pytest.mark.parametrize("length", ["3", "999", "1001", "900000"])
def test_response_of_another_length_than_it_says_is_not_the_file(length: str, tmp_path: Path) -> None:
    misfit = reply(200, bytes(1000), content_length=length, etag='"v1"')
    player = Player(misfit, reply(200, CONTENT))

    path = player.download("https://cdn.test/talk.mp4", tmp_path / "talk.mp4")

    assert (int(length) > 1000) == ("range" in player.requests[1].headers)
    assert CONTENT == path.read_bytes()


def test_no_retry_begins_after_the_deadline(tmp_path: Path) -> None:
    player = Player(*[reply(503)] * 9, seconds_each=10.0)
    policy = RetryPolicy(retries=8)

    with pytest.raises(ServerError):
        player.download("https://cdn.test/talk.mp4", tmp_path / "talk.mp4", retry=policy, deadline=25.0)

    assert 3 == len(player.requests)


@each_client
def test_retries_are_counted_anew_only_when_more_came_than_ever_before(fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin(cuts=[100, 200, 200, 200], validators="")

    with serving(origin) as server, pytest.raises(TransportError, match=r"GET http.*talk\.mp4: .*\(3 attempts\)$"):
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert [100, 200, 200] == [end for _, end in origin.sent]


@each_client
def test_lost_download_says_what_is_kept(fetch: Fetch, tmp_path: Path) -> None:
    with (
        serving(Origin(cuts=[1234])) as server,
        pytest.raises(TransportError, match=r"1234 bytes are kept in .*\.part"),
    ):
        fetch(f"{server.url}/talk.mp4?signature=1", tmp_path / "talk.mp4", retries=NO_RETRY)


def test_wait_that_the_server_asks_for_is_kept(tmp_path: Path) -> None:
    player = Player(reply(429, retry_after="7"), reply(200, CONTENT))

    player.download("https://cdn.test/talk.mp4", tmp_path / "talk.mp4")

    assert [7.0] == player.slept


@each_client
@pytest.mark.parametrize(
    ("status", "kind", "text"),
    [
        ("404 Not Found", NotFoundError, r"^GET http://[^?]*/vod/talk\.mp4: 404 Not Found$"),
        ("403 Forbidden", PermissionDeniedError, "ask the API for it again"),
        ("202 Accepted", ApiError, "not ready yet; wait"),
        ("500 Internal Server Error", ServerError, "500"),
        ("304 Not Modified", ApiError, "not followed"),
        ("416 Range Not Satisfiable", ApiError, "416"),
    ],
)
def test_refusal_is_the_error_of_its_status_and_names_the_address(
    status: str, kind: type[ApiError], text: str, fetch: Fetch, tmp_path: Path
) -> None:
    with serving(lambda _head, _body: answered(b"", status)) as server, pytest.raises(kind, match=text) as caught:
        fetch(f"{server.url}/vod/talk.mp4?signature=1", tmp_path / "talk.mp4")

    assert (int(status[:3]), [], "signature" in str(caught.value)) == (caught.value.status, names_in(tmp_path), False)


@each_client
def test_file_that_comes_compressed_is_an_error(fetch: Fetch, tmp_path: Path) -> None:
    response = answered(b"xx", headers="content-encoding: gzip\r\n")

    with serving(lambda _head, _body: response) as server, pytest.raises(DecodeError, match="Content-Encoding 'gzip'"):
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")


@each_client
def test_part_that_nobody_asked_for_is_an_error(fetch: Fetch, tmp_path: Path) -> None:
    response = answered(b"xx", "206 Partial Content", "content-range: bytes 0-1/9\r\n")

    with serving(lambda _head, _body: response) as server, pytest.raises(DecodeError, match="were not asked for"):
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")


@pytest.mark.parametrize("url", ["ftp://cdn.test/a", "cdn.test/a", "https:///a", "https://user:pass@cdn.test/a"])
def test_address_of_no_file_is_refused_without_naming_it(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not like https://host/path") as caught:
        fetch_blocking(url, tmp_path / "a", base_url="https://api.test")

    assert "pass" not in str(caught.value)


def test_closed_client_downloads_nothing(tmp_path: Path) -> None:
    client = Sample("key")
    client.close()

    with pytest.raises(ConfigurationError, match="closed"):
        client.caller.driver.run(download(client.caller.session, client.caller.settings, "https://a.test/b", tmp_path))


@each_client
def test_refusal_keeps_its_body(fetch: Fetch, tmp_path: Path) -> None:
    response = answered(b'{"title": "There is no such video."}', "404 Not Found")

    with serving(lambda _head, _body: response) as server, pytest.raises(NotFoundError, match="There is no such video"):
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")
