"""Downloads from servers that break off, lie, refuse and change the file, by processes that are killed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from doubles import Play, reply, some_settings
from package.runtime.errors import SdkError, TransportError
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.download.download import download
from package.runtime.transport.flow import BlockingDriver
from package.runtime.transport.protocol import RawResponse, Request

SETTINGS = some_settings(retry=RetryPolicy(retries=1))


class KilledError(BaseException):
    """The process ends here."""


class Storm:
    """A transport that knows sinks, over a server that does anything a server may do."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - any storm does
        self.size = self.chance.randint(0, 400)
        self.versions = [self.chance.randbytes(self.size)]

    def send(self, request: Request) -> RawResponse:
        if self.chance.random() < 0.1:
            self.versions.append(self.chance.randbytes(self.size))
        response = self._respond(request)
        if request.sink is None or not request.sink.begin(response.status, response.headers):
            return response
        self._pour(request, response.content)
        return RawResponse(status=response.status, headers=response.headers)

    def close(self) -> None:
        pass

    def _respond(self, request: Request) -> RawResponse:
        content = self.versions[-1]
        etag = f'"{len(self.versions)}"'
        what = self.chance.random()
        start = int(request.headers.get("range", "bytes=0-")[6:-1])
        if what < 0.1:
            return reply(503)
        is_same = request.headers.get("if-range") == etag or what > 0.95
        if "range" not in request.headers or not is_same or what < 0.2:
            return reply(200, content, content_length=str(len(content)), etag=etag if what < 0.9 else "")
        if start >= len(content):
            return reply(416)
        end = self.chance.randint(start + 1, len(content))
        rest = content[start:end]
        span = f"bytes {start}-{end - 1}/{len(content)}"
        return reply(206, rest, content_length=str(len(rest)), etag=etag, content_range=span)

    def _pour(self, request: Request, content: bytes) -> None:
        assert request.sink is not None
        cut = self.chance.randint(0, len(content)) if self.chance.random() < 0.5 else len(content)
        for start in range(0, cut, 50):
            request.sink.write(content[start : min(start + 50, cut)])
            if self.chance.random() < 0.05:
                raise KilledError
        if cut < len(content):
            raise TransportError("the connection broke")

    def survive(self, path: Path) -> None:
        """Download again and again, until it succeeds."""
        for _ in range(1000):
            try:
                flow = download(Play().session(), SETTINGS, "https://cdn.test/talk.mp4", path)
                BlockingDriver(self, sleep=lambda _seconds: None).run(flow)
            except (SdkError, KilledError):
                assert not path.exists()
            else:
                return
        raise AssertionError("never done")


@pytest.mark.parametrize("seed", range(100))
def test_what_is_whole_is_one_version_of_the_file(seed: int, tmp_path: Path) -> None:
    storm = Storm(seed)

    storm.survive(tmp_path / "talk.mp4")

    assert (tmp_path / "talk.mp4").read_bytes() in storm.versions
    assert ["talk.mp4"] == [file.name for file in tmp_path.iterdir()]
