"""Import statements of generated modules: merged and sorted as ruff's isort rules do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final, TypeAlias

from msgspec import Struct


class Import(Struct, frozen=True, kw_only=True, order=True):
    """`from <module> import <name> as <alias>`, or `import <module> as <alias>` when `name` is "".

    A module of the package itself starts with a dot and is relative to the package's root: `.models.videos`.
    """

    module: str
    name: str = ""
    alias: str = ""


class Annotation(Struct, frozen=True, kw_only=True):
    """A type as Python source, and the imports that its names need."""

    text: str
    imports: frozenset[Import] = frozenset()


def import_lines(imports: Iterable[Import], *, within: str = "") -> tuple[str, ...]:
    """Statements for a module in the sub-package `within` (`.models`, `.resources`; "" is the root).

    One line per module, plain imports first, "" between standard library, dependencies and the package.
    """
    needed = sorted(set(imports), key=_statement_order)
    sections = [
        [item for item in needed if not item.module.startswith(".") and item.module not in _THIRD_PARTY],
        [item for item in needed if item.module in _THIRD_PARTY],
        [item for item in needed if item.module.startswith(".")],
    ]
    blocks = [_section_lines(section, within) for section in sections if section]
    return tuple(line for index, block in enumerate(blocks) for line in ([""] if index else []) + block)


def mixin(name: str, mixins: Mapping[str, str]) -> tuple[tuple[str, ...], frozenset[Import]]:
    """The class that a layer lays over a generated one: its name and import, both empty where there is none."""
    if name not in mixins:
        return (), frozenset()
    module, _, base = mixins[name].partition(":")
    return (base,), frozenset({Import(module=f".extensions.{module}", name=base)})


_THIRD_PARTY = frozenset({"msgspec", "httpx2"})


def _section_lines(section: list[Import], within: str) -> list[str]:
    plain = [_plain_line(item) for item in section if not item.name]
    named = [item for item in section if item.name]
    lines = [
        (_relative(module, within), [_member(item) for item in sorted(members, key=_member_order)])
        for (module, _), members in groupby(named, key=lambda item: (item.module, item.alias))
    ]
    lines.sort(key=lambda line: (_module_order(line[0]), " as " in line[1][0]))
    return plain + [f"from {module} import {', '.join(members)}" for module, members in lines]


def _statement_order(item: Import) -> tuple[bool, str, str, str]:
    return (bool(item.name), item.module, item.alias, item.name)


def _plain_line(item: Import) -> str:
    return f"import {item.module} as {item.alias}" if item.alias else f"import {item.module}"


def _member(item: Import) -> str:
    return f"{item.name} as {item.alias}" if item.alias else item.name


def _member_order(item: Import) -> tuple[int, _Natural, _Natural]:
    kind = 0 if item.name.isupper() and len(item.name) > 1 else 1 if item.name[0].isupper() else 2
    return (kind, _natural(item.name.lower()), _natural(item.name))


_Natural: TypeAlias = tuple[tuple[str, bool, int, str], ...]
"""What a name is sorted by: each run of letters, and whether digits follow, as a number unless they begin with 0."""

_RUNS: Final = re.compile(r"([^0-9]*)([0-9]*)")


def _natural(name: str) -> _Natural:
    """Sort as people do: `Variant2` before `Variant10`."""
    return tuple(
        (letters, bool(digits) and digits[0] != "0", int(digits) if digits[:1] not in {"", "0"} else 0, digits)
        for letters, digits in _RUNS.findall(name)
    )


def _relative(module: str, within: str) -> str:
    """Seen from a module in `.models`, `.models.shared` is `.shared`, and `.runtime` is `..runtime`."""
    if not module.startswith(".") or not within:
        return module
    if module.startswith(f"{within}."):
        return module[len(within) :]
    return "." * within.count(".") + module


def _module_order(module: str) -> tuple[int, _Natural]:
    dots = len(module) - len(module.lstrip("."))
    return (-dots, _natural(module.lower()))
