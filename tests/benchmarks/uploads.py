"""One gigabyte through a socket: ours against raw httpx2, with the peak of memory."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.environment import CACHE, PYTHON
from tests.benchmarks.timing import Row, interleave

SCRIPT = Path(__file__).with_name("scripts") / "upload.py"
SIZE = 1 << 30
SLOWEST, PEAK = 0.9, 40.0


def rows(base_url: str) -> Iterator[Row]:
    """Yield speed and memory of a one-request upload. Speeds are MB/s, so more is better here."""
    file = CACHE / "gigabyte"
    if not file.is_file() or file.stat().st_size != SIZE:
        with file.open("wb") as sparse:
            sparse.truncate(SIZE)
    commands = {name: [str(PYTHON), str(SCRIPT), name, base_url, str(file)] for name in ("ours", "floor", "official")}
    runs = interleave(commands, 3)
    speed = {name: _median(found, -2) for name, found in ((n, [r.printed for r in rs]) for n, rs in runs.items())}
    memory = {name: _median(found, -1) for name, found in ((n, [r.printed for r in rs]) for n, rs in runs.items())}
    for peer, limit in (("floor", SLOWEST), ("official", 1.0)):
        ratio = speed["ours"] / speed[peer]
        yield Row(
            what=f"upload 1 GiB, against {peer}",
            ours=f"{speed['ours']:.0f} MB/s",
            theirs=f"{speed[peer]:.0f} MB/s",
            ratio=ratio,
            target=f">= {limit}",
            holds=ratio >= limit,
        )
    yield Row(
        what="upload 1 GiB, peak memory over idle",
        ours=f"{memory['ours']:.1f} MiB",
        theirs=f"{memory['floor']:.1f} MiB",
        ratio=memory["ours"] / max(memory["floor"], 0.1),
        target=f"<= {PEAK:.0f} MiB",
        holds=memory["ours"] <= PEAK,
    )


def _median(printed: list[str], index: int) -> float:
    return statistics.median(float(text.split()[index]) for text in printed)
