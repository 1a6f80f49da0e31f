"""What a package index shows of a package, and what layers add to its pyproject.toml, as lines of TOML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from generator.targets.settings import TargetSettings

_AUTHOR: Final = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<email>[^<>\s]+)>")

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


class IndexEntry(Struct, frozen=True, kw_only=True):
    """Lines of TOML. metadata: keys of `[project]`. classifiers: without the comma. urls: of `[project.urls]`."""

    metadata: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    has_urls: bool = False


def view_index_entry(settings: TargetSettings) -> IndexEntry:
    """Write authors, keywords, classifiers and addresses as far as the project gives them."""
    metadata = settings.metadata
    authors = [f"authors = [{', '.join(map(_author, metadata.authors))}]"] if metadata.authors else []
    keywords = [f"keywords = {_text(list(metadata.keywords))}"] if metadata.keywords else []
    return IndexEntry(
        metadata=(*authors, *keywords),
        classifiers=tuple(map(_text, metadata.classifiers)),
        urls=tuple(f"{_key(label)} = {_text(address)}" for label, address in metadata.urls.items()),
        has_urls=bool(metadata.urls),
    )


def _author(text: str) -> str:
    match = _AUTHOR.fullmatch(text)
    if match is None:
        return f"{{ name = {_text(text)} }}"
    name = f"name = {_text(match['name'])}, " if match["name"] else ""
    return f"{{ {name}email = {_text(match['email'])} }}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(value: str | list[str]) -> str:
    """Write a value as TOML, whose basic strings are those of JSON."""
    return json.dumps(value, ensure_ascii=False)


def toml_text(text: str) -> str:
    """Write a text as a TOML string of one line."""
    return _text(" ".join(text.split()))


def view_extras(extras: Mapping[str, Sequence[str]], settings: TargetSettings) -> tuple[str, ...]:
    """Write what is installed with each extra: `emulator = ["pets-emulator==1.2.0"]`.

    `{version}` in a requirement is the package's own version: what else the project makes is released with it.
    """
    filled = {
        name: [requirement.replace("{version}", settings.version) for requirement in requirements]
        for name, requirements in sorted(extras.items())
    }
    return tuple(f"{name} = {json.dumps(requirements, ensure_ascii=False)}" for name, requirements in filled.items())


def view_entry_points(places: Mapping[str, str], settings: TargetSettings) -> tuple[str, ...]:
    """Write where each command or plugin is: `pets = "pets_sdk.commands:main"`."""
    return tuple(f'{name} = "{settings.package}.{place}"' for name, place in sorted(places.items()))
