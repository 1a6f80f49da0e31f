"""Reading a list of small entries kept beside a document: agreed changes, deviations. Each entry knows its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.document.locate import Locator
from generator.document.references.other_files import read_file
from generator.document.source import refuse
from generator.document.tree import Json
from generator.problems import Location


class Entry(Struct, frozen=True, kw_only=True):
    """One entry: its texts by key, and its place."""

    values: Mapping[str, str]
    where: Location


def read_entries(file: Path, keys: Sequence[str]) -> tuple[Entry, ...]:
    """Read a YAML or JSON list of objects with exactly these keys, all of them texts that say something.

    Raises UnusableInputError at the entry that is not so.
    """
    source = read_file(file)
    locator = Locator(source.source)
    form = f"write a list of entries with {' and '.join(f'`{key}`' for key in keys)}"
    if source.tree is None:
        return ()
    if not isinstance(source.tree, list):
        refuse(f"this is not a list; {form}", Location(file=source.source.name), rule="entries")
    return tuple(_entry(value, locator.locate(f"#/{index}"), keys, form) for index, value in enumerate(source.tree))


def _entry(value: Json, where: Location, keys: Sequence[str], form: str) -> Entry:
    if not isinstance(value, dict) or set(value) != set(keys):
        refuse(f"an entry has other keys; {form}", where, rule="entries")
    texts = {key: text.strip() for key, text in value.items() if isinstance(text, str) and text.strip()}
    if len(texts) != len(keys):
        refuse(f"an entry leaves {' or '.join(f'`{key}`' for key in keys)} empty, or gives no text; {form}", where)
    return Entry(values=texts, where=where)
