"""What a package index shows of a package, as lines of its pyproject.toml."""

from __future__ import annotations

import json
import re
from typing import Final

from msgspec import Struct

from generator.targets.settings import Settings

_AUTHOR: Final = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<email>[^<>\s]+)>")

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


class IndexEntry(Struct, frozen=True, kw_only=True):
    """Lines of TOML. metadata: keys of `[project]`. classifiers: without the comma. urls: of `[project.urls]`."""

    metadata: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    has_urls: bool = False


def view_index_entry(settings: Settings) -> IndexEntry:
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
