"""The guides that are about a package of their own document: each section runs against a server, and prints this."""

from __future__ import annotations

import linecache
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.cli import main
from tests.features.wire import Answer, Received, Wire, as_json, served
from tests.sdk.readme.own_packages import blocks, guides, make_package
from tests.sdk.readme.reader import ROOT, Section, sections

STREAMS, PAGES = "docs/owners/streams.md", "docs/owners/pages.md"
OVERLAYS = {STREAMS: 0, PAGES: 1}
EXPLAINED = re.compile(r"^```sh\napivideo-generator ([^\n]*)\n```.*?^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINES = b'{"title": "Rain"}\n{"title": "Sun"}\n'
PDF = b"%PDF" + bytes(5000)
OVER = threading.Event()


def event(number: int, data: str, name: str = "message") -> bytes:
    return f"id: {number}\nevent: {name}\ndata: {data}\n\n".encode()


PRICES = [event(number, f'{{"symbol": "{name}", "value": {number}.5}}') for number, name in enumerate("ABC")]


def prices(request: Received) -> Answer:
    """Break off after the second price; go on behind the one that the client names."""
    last = request.header("last-event-id")
    blocks = PRICES[int(last) + 1 :] if last else [b"retry: 0\n\n", *PRICES[:2], None]
    return Answer(status=200, content_type="text/event-stream", blocks=blocks)


def prices_for_ever(_: Received) -> Answer:
    def forever() -> Iterator[bytes]:
        yield from PRICES
        OVER.wait(10)

    return Answer(status=200, content_type="text/event-stream", blocks=forever())


def prices_with_faults(_: Received) -> Answer:
    faults = [PRICES[0], event(1, "{broken"), event(2, '{"message": "closed"}', "error")]
    return Answer(status=200, content_type="text/event-stream", blocks=faults)


def newsroom(request: Received) -> Answer:
    match request.method, request.target:
        case "GET", "/prices":
            return prices(request)
        case "GET", "/articles":
            return Answer(status=200, content_type="application/jsonl", blocks=[LINES])
        case "GET", "/articles/rain.pdf":
            return Answer(status=200, content_type="application/pdf", content=PDF)
        case "POST", "/drafts" if b'"stream":true' in request.body:
            words = [event(0, '{"words": "It "}'), event(1, '{"words": "rains."}')]
            return Answer(status=200, content_type="text/event-stream", blocks=words)
        case "POST", "/drafts":
            return Answer(status=200, content_type="application/json", content=as_json({"text": "It rains."}))
    return Answer()


def library(request: Received) -> Answer:
    found = {
        "/books?limit=2": {"items": [{"title": "A"}, {"title": "B"}], "next_cursor": "c"},
        "/books?limit=2&cursor=c": {"items": [{"title": "C"}], "next_cursor": None},
        "/books": {"items": [{"title": "A"}], "next_cursor": "d"},
        "/books?cursor=d": {"items": [{"title": "D"}], "next_cursor": None},
        "/readers": {"found": [{"name": "Ann"}, {"name": "Bob"}], "ofAll": 3},
        "/readers?from=2": {"found": [{"name": "Cyd"}], "ofAll": 3},
        "/shelves": ["up", "down"],
    }
    return Answer(status=200, content_type="application/json", content=as_json(found[request.target]))


SERVERS: dict[str, Callable[[Received], Answer]] = {
    "Stop early": prices_for_ever,
    "Errors within a stream": prices_with_faults,
    STREAMS: newsroom,
    PAGES: library,
}
"""What answers a section, else a guide."""
PRINTED = {
    "Server-sent events": "A 0.5\nB 1.5\nC 2.5\n200 2\n['A', 'B', 'C']\n",
    "Stop early": "enough of B\nenough\n['A', 'B', 'C']\n",
    "When the connection breaks": "['B', 'C']\n",
    "Errors within a stream": 'skipped: \nerror {"message": "closed"}\n',
    "JSON lines and sequences": "Rain\nSun\n",
    "A stream on request": "It rains.\nIt rains.\n",
    "A response before its body": '200 application/pdf\n5004\n{"title": "Rain"}\n{"title": "Sun"}\n',
    "What the package does": (
        "A\nB\nC\n[Reader(name='Ann'), Reader(name='Bob')] 3 True\n1 2\n2 1\n['A', 'D']\n['up', 'down']\n"
    ),
}


@contextmanager
def client_of(guide: str, folder: Path) -> Iterator[Any]:
    """Give a client of a guide's package, which can be imported until the block ends."""
    name = guides()[guide]
    make_package(guide, folder, OVERLAYS[guide])
    sys.path.insert(0, str(folder / "made"))
    try:
        module: ModuleType = __import__(name)
        with getattr(module, name.title())() as client:
            yield client
    finally:
        sys.path.remove(str(folder / "made"))
        for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == name]:
            del sys.modules[loaded]


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with served() as running:
        yield running
        OVER.set()


@pytest.mark.parametrize("guide", [STREAMS, PAGES])
def test_sections_print_what_the_server_sends(
    guide: str, wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(f"{guides()[guide].upper()}_BASE_URL", wire.url)
    printed: dict[str, str] = {}

    with client_of(guide, tmp_path) as client:
        for section in sections(guide):
            wire.response = SERVERS.get(section.heading, SERVERS[guide])
            run(section, {"__name__": "guide", "client": client})
            printed[section.heading] = re.sub(r"Progress\(.*?\)\n", "", capsys.readouterr().out)

    assert {heading: PRINTED[heading] for heading in printed} == printed
    assert guide == PAGES or 1000 == sum(one.body.count(b"\n") for one in wire.requests if one.target == "/articles")


def run(section: Section, names: dict[str, Any]) -> None:
    for line, code in section.blocks:
        place = f"{section.file}, below line {line}"
        linecache.cache[place] = len(code), None, code.splitlines(keepends=True), place
        exec(compile(code, place, "exec", dont_inherit=True), names)  # noqa: S102 - our own


def test_explanations_are_those_that_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / PAGES).read_text(encoding="utf-8")
    document, overlay = blocks(PAGES)
    Path("openapi.yaml").write_text(document)
    Path("pages.yaml").write_text(overlay)
    shown = EXPLAINED.findall(text)

    found = [(main(command.split()), capsys.readouterr().out.partition("generated/")[0]) for command, _ in shown]

    assert [(0, explained) for _, explained in shown] == found
    assert 2 == len(found)
