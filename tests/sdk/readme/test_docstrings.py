"""Examples in public docstrings, run as they stand."""

from __future__ import annotations

import ast
import asyncio
import inspect
import shutil
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import ApiVideo, Report
from apivideo_sdk.testing import ReplayTransport
from apivideo_sdk.testing.recordings import UnusedInteractionsError

from tests.sdk.readme.example_texts import Example, docstring_examples
from tests.sdk.readme.reader import ROOT, Reader, reading

EXAMPLES = list(docstring_examples())
RECORDING = ROOT / "tests" / "contract" / "recordings" / "captions.json"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    shutil.copy(RECORDING, tmp_path / "runner.json")
    shutil.copy(RECORDING, tmp_path / "upload.json")
    with reading(tmp_path, monkeypatch) as found:
        yield found


def run(example: Example, names: dict[str, Any]) -> dict[str, Any]:
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if example.is_awaiting else 0
    code = compile(example.text, example.place, "exec", flags, dont_inherit=True)

    async def awaited() -> None:
        outcome = eval(code, names)  # noqa: S307 - the examples are ours
        if inspect.isawaitable(outcome):
            await outcome

    asyncio.run(awaited())
    return names


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_example_does_what_it_says(example: Example, reader: Reader) -> None:
    names: dict[str, Any] = {"__name__": "docstring"}

    if "recorded(" in example.text and "def test" not in example.text:
        with pytest.raises(UnusedInteractionsError):  # the example makes no calls where others make theirs
            run(example, names)
        return
    run(example, names)

    match example.place.rpartition("apivideo_")[2].partition(": ")[::2]:
        case "sdk/otel.py", _:
            assert names["client"].caller.session.hooks.on_response is not None
        case "sdk/extensions/analytics.py", method:
            if method.endswith("retention"):
                assert names["retention"].reason == "not available: the API does not serve the sessions of videos (404)"
                return
            assert isinstance(names["report"], Report)
            assert method.startswith("Async") or (reader.folder / "launch.csv").exists()
        case "sdk/testing/__init__.py", _:
            assert isinstance(names["transport"], ReplayTransport)
        case "sdk/testing/additions.py", _:
            assert "li1" in names["body"]
        case "sdk/testing/recordings/mutations.py", _:
            assert names["replayed"] != names["interaction"]
        case "sdk/testing/recordings/scenario.py", _:
            with pytest.raises(UnusedInteractionsError):
                names["test_upload"]()
        case "emulator/pytest_plugin.py", _:
            with ApiVideo() as client, pytest.raises(AssertionError):  # this API is not empty, as an emulator is
                names["test_keynote_is_published"](client)
        case place:
            raise AssertionError(f"no claim about {place}")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 7
