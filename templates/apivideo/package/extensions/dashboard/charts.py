"""Charts as SVG, which print and need no scripts. Labels are HTML beside them: text in them would be stretched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_WIDTH: Final = 100.0
_HEIGHT: Final = 40.0


def columns(values: Sequence[float | None]) -> str:
    """Give a column for each value; none where it is not known."""
    highest = max((value for value in values if value), default=0.0) or 1.0
    step = _WIDTH / max(1, len(values))
    bars = [
        f'<rect x="{_n((place + 0.15) * step)}" y="{_n(_HEIGHT - tall)}" width="{_n(step * 0.7)}" height="{_n(tall)}"/>'
        for place, value in enumerate(values)
        if (tall := (value or 0) / highest * _HEIGHT)
    ]
    return _picture("columns", "".join(bars))


def sparkline(values: Sequence[float | None]) -> str:
    """Give a small line without axes."""
    highest = max((value for value in values if value), default=0.0) or 1.0
    points = _points(
        [(place, (value or 0) / highest) for place, value in enumerate(values)], max(1, len(values) - 1), 24.0
    )
    return _picture("spark", f'<polyline class="line" points="{points}"/>', 24.0)


def curve(points: Sequence[tuple[float, float]]) -> str:
    """Give shares over seconds as an area under a line."""
    line = _points(points, points[-1][0] or 1.0, _HEIGHT)
    corners = f"0,{_n(_HEIGHT)} {line} {_n(_WIDTH)},{_n(_HEIGHT)}"
    return _picture("curve", f'<polyline class="line area" points="{corners}"/>')


def share_bar(share: float) -> str:
    """Give a bar as wide as a share of its place."""
    return f'<svg aria-hidden="true"><rect width="{_n(share * 100)}%" height="100%" rx="4"/></svg>'


def _points(points: Sequence[tuple[float, float]], widest: float, height: float) -> str:
    inner = height - 3
    return " ".join(f"{_n(x / widest * _WIDTH, 1)},{_n(1.5 + inner - y * inner, 1)}" for x, y in points)


def _picture(kind: str, inside: str, height: float = _HEIGHT) -> str:
    box = f'viewBox="0 0 {_n(_WIDTH)} {_n(height)}" preserveAspectRatio="none" aria-hidden="true"'
    return f'<svg class="{kind}" {box}>{inside}</svg>'


def _n(number: float, digits: int = 2) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")
