"""The maintained document against the public ones, and a public document that is fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.changes.side import read_project_side
from generator.drift.public import check_public
from generator.drift.result import DriftResult, DriftVerdict
from generator.project.project import read_project
from tests.generator.drift.conftest import DOCUMENT, Drift
from tests.reference import ROOT, reference

PUBLIC = [reference(f"reference/documents/api.video-{name}.yaml") for name in ("2024-11", "2021-02")]


@pytest.fixture(scope="module")
def result() -> DriftResult:
    project = read_project(ROOT)
    ours = read_project_side("ours", project)
    return check_public(project, ours, [str(file) for file in PUBLIC])


@pytest.mark.skipif(not PUBLIC[0].is_file(), reason="the public documents are not here")
def test_maintained_document_says_all_that_the_public_ones_say_but_for_its_deviations(result: DriftResult) -> None:
    assert [] == [str(problem) for problem in result.problems]
    assert DriftVerdict.CLEAN is result.verdict
    assert "106 public operations, 0 missing facts, 31 deviations" == result.summary


class _Public(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(
            DOCUMENT.replace("x-client-action: list", "deprecated: true").replace("/pets:", "/pats:").encode()
        )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is the library's
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Public)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/public"
    server.shutdown()
    thread.join()
    server.server_close()


def test_public_document_may_be_an_address(drift: Drift, address: str) -> None:
    told = drift("--upstream", address)

    assert f"error: `GET /pats`: the operation is missing here ({address}:8:5); add it" in told.out


def test_address_that_does_not_answer_is_told_as_such(drift: Drift) -> None:
    told = drift("--upstream", "http://127.0.0.1:1/public.yaml")

    assert 2 == told.code
    assert "http://127.0.0.1:1/public.yaml cannot be fetched" in told.out
