from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, get_overloads

import pytest

from tests.features.generation import make
from tests.features.wire import Answer, Received, Wire, as_json

CHUNKS = b'data: {"delta":"a"}\n\ndata: {"delta":"b"}\n\ndata: %s\n\ndata: {"delta":"c"}\n\n'


@pytest.fixture(autouse=True)
def _chat(wire: Wire) -> None:
    """Answer as the body asks."""

    def response(request: Received) -> Answer:
        body = json.loads(request.body or b"{}")
        if any(body.get(name) for name in ("stream", "live", "aloud")) or request.method == "GET":
            end = {"/completions": b"[DONE]", "/drawings": b"done", "/speech": b"over", "/notes": b"stop"}
            return Answer(status=200, content_type="text/event-stream", blocks=[CHUNKS % end[request.target]])
        return Answer(status=200, content=as_json({"text": "ab"}), content_type="application/json")

    wire.response = response


def deltas(wire: Wire, sdk: ModuleType, call: Any) -> list[str]:
    """Read a stream with a blocking client, then with an awaiting one."""
    with sdk.Sample(base_url=wire.url) as client, call(client) as stream:
        found = [one.delta for one in stream]

    async def awaited() -> list[str]:
        async with sdk.AsyncSample(base_url=wire.url) as twin, await call(twin) as other:
            return [one.delta async for one in other]

    assert found == asyncio.run(awaited())
    return found


@pytest.mark.parametrize("given", [{}, {"stream": False}, {"stream": None}])
def test_call_that_asks_for_no_stream_gives_the_whole(sdk: ModuleType, wire: Wire, given: dict[str, Any]) -> None:
    found = wire.call(sdk, lambda client: client.chat.create_completion(prompt="x", **given))

    assert sdk.models.Completion(text="ab") == found
    assert {"prompt": "x", **given} == json.loads(wire.last.body)
    assert "event-stream" not in wire.last.header("accept")


def test_call_that_asks_for_a_stream_gives_its_items(sdk: ModuleType, wire: Wire) -> None:
    assert ["a", "b"] == deltas(wire, sdk, lambda client: client.chat.create_completion(prompt="x", stream=True))
    assert {"prompt": "x", "stream": True} == json.loads(wire.last.body)
    assert wire.last.header("accept").startswith("text/event-stream")


def test_method_of_the_stream_asks_for_it_by_itself(sdk: ModuleType, wire: Wire) -> None:
    assert ["a", "b"] == deltas(wire, sdk, lambda client: client.chat.create_completion_as_event_stream(prompt="x"))
    assert {"prompt": "x", "stream": True} == json.loads(wire.last.body)


def test_hint_names_the_member_that_asks_and_the_end(sdk: ModuleType, wire: Wire) -> None:
    assert sdk.models.Completion(text="ab") == wire.call(sdk, lambda client: client.chat.draw(live=False))
    assert ["a", "b"] == deltas(wire, sdk, lambda client: client.chat.draw(live=True))


def test_hints_of_others_say_the_same(sdk: ModuleType, wire: Wire) -> None:
    assert ["a", "b"] == deltas(wire, sdk, lambda client: client.chat.speak(aloud=True))
    assert ["a", "b"] == deltas(wire, sdk, lambda client: client.chat.list_notes_as_event_stream())


def test_with_response_gives_either(sdk: ModuleType, wire: Wire) -> None:
    with sdk.Sample(base_url=wire.url) as client:
        whole = client.chat.with_response.create_completion(prompt="x")
        streamed = client.chat.with_response.create_completion(prompt="x", stream=True)

        assert ("ab", ["a", "b"]) == (whole.data.text, [one.delta for one in streamed.data])


def test_documentation_says_what_the_argument_does(sdk: ModuleType) -> None:
    text = inspect.getdoc(sdk.Sample(base_url="https://x.example").chat.create_completion) or ""

    assert "With `stream=True` the result is a stream" in text


@pytest.mark.slow
def test_type_checkers_tell_the_results_apart(sdk: ModuleType, tmp_path: Path) -> None:
    assert sdk
    code = tmp_path / "use.py"
    code.write_text(
        "from typing import assert_type\n"
        "from sample import AsyncSample, Sample, Stream, AsyncStream\n"
        "from sample.models import Chunk, Completion\n"
        "def use(client: Sample, flag: bool) -> None:\n"
        '    assert_type(client.chat.create_completion(prompt="x"), Completion)\n'
        '    assert_type(client.chat.create_completion(prompt="x", stream=True), Stream[Chunk])\n'
        '    assert_type(client.chat.create_completion(prompt="x", stream=flag), Completion | Stream[Chunk])\n'
        "async def await_it(client: AsyncSample) -> None:\n"
        '    assert_type(await client.chat.create_completion(prompt="x", stream=True), AsyncStream[Chunk])\n'
        '    async for one in client.chat.create_completion_as_event_stream(prompt="x"):\n'
        "        assert_type(one, Chunk)\n"
    )
    folder = make(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(code)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Success" in done.stdout, done.stdout


def test_types_follow_the_argument(sdk: ModuleType) -> None:
    for client, awaited in (("Chat", ""), ("AsyncChat", "Async")):
        method = getattr(importlib.import_module("sample.resources.chat"), client).create_completion

        found = [(one.__annotations__["stream"], one.__annotations__["return"]) for one in get_overloads(method)]

        assert [
            ("Literal[False] | None | UnsetType", "Completion"),
            ("Literal[True]", f"{awaited}Stream[Chunk]"),
            ("bool | None | UnsetType", f"Completion | {awaited}Stream[Chunk]"),
        ] == found
        first, *others = get_overloads(method)
        assert {"stream": sdk.UNSET, "options": None} == first.__kwdefaults__
        assert [{"options": None}] * 2 == [one.__kwdefaults__ for one in others]
