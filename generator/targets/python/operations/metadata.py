"""Entries of the package's pyproject.toml that layers add, as lines of TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.targets.settings import Settings


def view_extras(extras: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Write what is installed with each extra: `emulator = ["starlette>=1.0"]`."""
    return tuple(f"{name} = {json.dumps(list(requirements))}" for name, requirements in sorted(extras.items()))


def view_entry_points(places: Mapping[str, str], settings: Settings) -> tuple[str, ...]:
    """Write where each command or plugin is: `apivideo-emulator = "apivideo_sdk.emulator.cli:main"`."""
    return tuple(f'{name} = "{settings.package}.{place}"' for name, place in sorted(places.items()))
