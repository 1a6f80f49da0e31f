"""Importing, the first call and decoding: ours against httpx2 and msgspec by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.environment import CACHE, PYTHON, ROOT
from tests.benchmarks.timing import Row, interleave, median_printed, median_seconds, row, run_cold

SCRIPTS = Path(__file__).with_name("scripts")
TIMES = 7
_DRIFTS = {
    "unknown member": 1.1,
    "missing": 2.0,
    "null": 2.0,
    "new enum value": 2.0,
    "number for text": 4.0,
    "text for boolean": 4.0,
    "number for date-time": 4.0,
    "date-time without offset": 4.0,
    "two wrong scalars": 4.0,
}
"""How a response departs from the document, and how often the time of a documented one it may take."""


def rows(base_url: str) -> Iterator[Row]:
    """Yield the rows of the client, against a server that runs already."""
    yield from _imports(base_url)
    decoding = _numbers("decode.py", base_url)
    yield row("decode 100 videos", decoding["ours"], decoding["floor"], "ms", 1.5)
    for drift, limit in _DRIFTS.items():
        drifted = _numbers("drifted.py", base_url, drift)
        yield row(f"decode 100 videos, {drift}", drifted["ours"], drifted["floor"], "ms", limit)
    variants = _numbers("variants.py", str(_animals()))
    yield row("decode 100 items of a union, new variant", variants["ours"], variants["floor"], "ms", 2.0)


def _animals() -> Path:
    """Make the package of a small document that has a union."""
    output = CACHE / "animals"
    command = ["generate", "--spec", str(SCRIPTS / "animals.yaml"), "--package", "animals", "--output", str(output)]
    run_cold([sys.executable, "-m", "generator", *command], ROOT)
    return output


def _imports(base_url: str) -> Iterator[Row]:
    commands = {
        "nothing": [str(PYTHON), "-c", "pass"],
        "ours": [str(PYTHON), "-c", "import apivideo_sdk"],
        "floor": [str(PYTHON), "-c", "import httpx2, msgspec"],
        "first": [str(PYTHON), str(SCRIPTS / "first.py"), "ours", base_url],
        "first floor": [str(PYTHON), str(SCRIPTS / "first.py"), "floor", base_url],
    }
    runs = {name: median_seconds(found) for name, found in interleave(commands, 11).items()}
    nothing = runs["nothing"]
    yield row("import apivideo_sdk", runs["ours"] - nothing, runs["floor"] - nothing, "s", 0.30)
    yield row("first call ready", runs["first"] - nothing, runs["first floor"] - nothing, "s", 1.2)


def _numbers(script: str, base_url: str, *more: str) -> dict[str, float]:
    commands = {name: [str(PYTHON), str(SCRIPTS / script), name, base_url, *more] for name in ("ours", "floor")}
    return {name: median_printed(runs) for name, runs in interleave(commands, TIMES, ROOT).items()}
