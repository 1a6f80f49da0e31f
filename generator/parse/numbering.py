"""Names that must differ: the first keeps the name, the next ones get a number."""

from __future__ import annotations

from collections.abc import Container


def numbered(name: str, taken: Container[str]) -> str:
    """Return the name if it is free, else with the first free number: `list`, `list_2`, `list_3`."""
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}_{number}", number + 1
    return candidate
