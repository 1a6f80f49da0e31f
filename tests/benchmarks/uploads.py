"""Uploads: in one request against raw httpx2, in parts against the official client, on loopback and over a link."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks import probe
from tests.benchmarks.environment import CACHE, PYTHON
from tests.benchmarks.link import RATE, ROUND_TRIP, link
from tests.benchmarks.sink import sink
from tests.benchmarks.timing import Row, interleave

SCRIPT: Final = Path(__file__).with_name("scripts") / "upload.py"
MIB: Final = 1 << 20
PEAK_WHOLE, PEAK_PARTS = 40.0, 48.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One file that each client uploads `times` times, in parts of `part` bytes."""

    size: int
    part: int
    times: int = 1


WHOLE: Final = Case(size=200 * MIB, part=200 * MIB, times=5)
PARTS: Final = Case(size=1024 * MIB, part=50 * MIB)
SLOW: Final = Case(size=256 * MIB, part=16 * MIB)


def rows(groups: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the rows of some of `GROUPS`, of all of them where none is named. Speeds are MB/s: more is better here."""
    with sink() as base_url:
        for name in groups or GROUPS:
            yield from GROUPS[name](base_url)


def _whole(base_url: str) -> Iterator[Row]:
    figures = _measure(WHOLE, ("ours", "floor"), base_url, 5)
    yield _faster("upload 200 MiB in one request, against floor", figures, "floor", 0.9)
    yield _peak("upload 200 MiB in one request, peak over idle", figures, "floor", PEAK_WHOLE)


def _parts(base_url: str) -> Iterator[Row]:
    figures = _measure(PARTS, ("ours", "official"), base_url, 5)
    yield _faster("upload 1 GiB in parts, against official", figures, "official", 3.0)
    yield _peak("upload 1 GiB in parts, peak over idle", figures, "official", PEAK_PARTS)


def _over_link(base_url: str) -> Iterator[Row]:
    with link(base_url) as slow:
        yield from _link_itself(slow)
        figures = _measure(SLOW, ("ours", "official"), slow, 3)
    yield _faster("upload 256 MiB over the link, against official", figures, "official", 3.0)


GROUPS: Final[Mapping[str, Callable[[str], Iterator[Row]]]] = {"whole": _whole, "parts": _parts, "link": _over_link}


def _link_itself(base_url: str) -> Iterator[Row]:
    """Show that the link is what it claims to be, also for four connections at once."""
    trip = ROUND_TRIP * 1e3
    yield _close("the link itself, round trip", probe.round_trip(base_url) * 1e3, trip, "ms", 0.10)
    yield _close("the link itself, connection and round trip", probe.set_up(base_url) * 1e3, 2 * trip, "ms", 0.10)
    for connections in (1, 4):
        found = probe.speed(base_url, 16 * MIB, connections)
        yield _close(f"the link itself, slowest of {connections}", found / 1e6, RATE / 1e6, "MB/s", 0.05)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What one client did: MB/s, and MiB over idle at the peak."""

    speed: float
    peak: float


def _measure(case: Case, clients: tuple[str, ...], base_url: str, runs: int) -> dict[str, Figures]:
    more = [base_url, str(_file(case.size)), str(case.part), str(case.times)]
    commands = {name: [str(PYTHON), str(SCRIPT), name, *more] for name in clients}
    return {name: _figures([run.printed for run in found]) for name, found in interleave(commands, runs).items()}


def _figures(printed: list[str]) -> Figures:
    speeds, peaks = zip(*(text.split()[-2:] for text in printed), strict=True)
    return Figures(speed=statistics.median(map(float, speeds)), peak=statistics.median(map(float, peaks)))


def _file(size: int) -> Path:
    """Give a file of this size whose pages are in memory, so that no client reads a disk."""
    file = CACHE / f"{size // MIB}-mib"
    block = bytes(range(256)) * (MIB // 256)
    if not file.is_file() or file.stat().st_size != size:
        with file.open("wb") as written:
            written.writelines(block for _ in range(size // MIB))
    with file.open("rb") as read:
        while read.read(MIB):
            pass
    return file


def _faster(what: str, figures: Mapping[str, Figures], peer: str, limit: float) -> Row:
    ours, theirs = figures["ours"].speed, figures[peer].speed
    return Row(
        what=what,
        ours=f"{ours:.0f} MB/s",
        theirs=f"{theirs:.0f} MB/s",
        ratio=ours / theirs,
        target=f">= {limit}",
        holds=ours / theirs >= limit,
    )


def _peak(what: str, figures: Mapping[str, Figures], peer: str, limit: float) -> Row:
    ours, theirs = figures["ours"].peak, figures[peer].peak
    return Row(
        what=what,
        ours=f"{ours:.1f} MiB",
        theirs=f"{theirs:.1f} MiB",
        ratio=ours / max(theirs, 0.1),
        target=f"<= {limit:.0f} MiB",
        holds=ours <= limit,
    )


def _close(what: str, found: float, expected: float, unit: str, tolerance: float) -> Row:
    ratio = found / expected
    return Row(
        what=what,
        ours=f"{found:.1f} {unit}",
        theirs=f"{expected:.1f} {unit}",
        ratio=ratio,
        target=f"+- {tolerance:.0%}",
        holds=abs(ratio - 1) <= tolerance,
    )
