"""Entries of the package's pyproject.toml that layers add, as lines of TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.targets.python.package.docstrings import clean
from generator.targets.settings import Settings


def toml_text(text: str) -> str:
    """Write a text as a TOML string, without characters that a file cannot hold."""
    return json.dumps(" ".join(clean(text).split()), ensure_ascii=False)


def view_extras(extras: Mapping[str, Sequence[str]], settings: Settings) -> tuple[str, ...]:
    """Write what is installed with each extra: `emulator = ["pets-emulator==1.2.0"]`.

    `{version}` in a requirement is the package's own version: what else the project makes is released with it.
    """
    filled = {
        name: [requirement.replace("{version}", settings.version) for requirement in requirements]
        for name, requirements in sorted(extras.items())
    }
    return tuple(f"{name} = {json.dumps(requirements, ensure_ascii=False)}" for name, requirements in filled.items())


def view_entry_points(places: Mapping[str, str], settings: Settings) -> tuple[str, ...]:
    """Write where each command or plugin is: `pets = "pets_sdk.commands:main"`."""
    return tuple(f'{name} = "{settings.package}.{place}"' for name, place in sorted(places.items()))
