"""One call over a kept connection, and sixty at once: the CPU that ours and other clients spend on it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks.environment import CACHE, PYTHON, ROOT
from tests.benchmarks.server import running
from tests.benchmarks.timing import Row, row, run_cold

SCRIPT: Final = Path(__file__).with_name("scripts") / "calls.py"
TIMES: Final = 3
TOGETHER: Final = 60
_LIMITS: Final = {1: 1.0, 100: 1.15}
_LIMIT_TOGETHER: Final = 0.6


def rows() -> Iterator[Row]:
    """Yield a row against raw httpx2 for each kind of call; below it, without a target, one for each other client."""
    peer = _generated_peer()
    with running() as base_url:
        for mode in ("sync", "async"):
            for count, limit in _LIMITS.items():
                yield from _rows(f"one call, {count} items, {mode}", [base_url, mode, str(count), "1"], limit, peer)
            what = f"one of {TOGETHER} calls at once, {mode}"
            yield from _rows(what, [base_url, mode, "1", str(TOGETHER)], _LIMIT_TOGETHER, peer)


def _rows(what: str, arguments: list[str], limit: float, peer: Path | None) -> Iterator[Row]:
    found = _best([*arguments, *([] if peer is None else [str(peer)])])
    ours = found.pop("ours")
    yield row(what, ours, found.pop("httpx2"), "us", limit)
    for client, microseconds in found.items():
        yield Row(
            what=f"  beside {client}",
            ours=f"{ours:.3g} us",
            theirs=f"{microseconds:.3g} us",
            ratio=ours / microseconds,
            target="",
            holds=True,
        )


def _best(arguments: list[str]) -> dict[str, float]:
    """Give the best of several processes for each client: it is the one that others disturbed least."""
    runs: list[Mapping[str, float]] = [
        json.loads(run_cold([str(PYTHON), str(SCRIPT), *arguments], ROOT).printed.splitlines()[-1])
        for _ in range(TIMES)
    ]
    return {client: min(run[client] for run in runs) for client in runs[0]}


def _generated_peer() -> Path | None:
    """Give the folder of the client that openapi-generator makes of one operation; None without Java.

    What it makes of the webhooks of the whole document is no Python.
    """
    output = CACHE / "openapi-generator"
    if shutil.which("java") is None:
        return None
    if not output.is_dir():
        bundle = CACHE / "one-operation.json"
        run_cold([sys.executable, "-m", "generator", "bundle", "-o", str(bundle)], ROOT)
        document = json.loads(bundle.read_text(encoding="utf-8"))
        document.pop("webhooks", None)
        document["paths"] = {"/videos": {"get": document["paths"]["/videos"]["get"]}}
        bundle.write_text(json.dumps(document), encoding="utf-8")
        command = [str(PYTHON.with_name("openapi-generator-cli")), "generate", "-g", "python", "-i", str(bundle)]
        run_cold([*command, "-o", str(output), "--package-name", "ogc_client"], CACHE)
    return output
