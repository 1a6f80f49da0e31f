"""Arguments of operations from a command line: plain text, `key=value`, JSON, `@file` and `-`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from ..catalog.check import fitting_value
from ..catalog.entries import AgentArgument, AgentCatalog
from ..catalog.types import resolved

_PAIR: Final = {"key", "value"}


def is_repeated(argument: AgentArgument, catalog: AgentCatalog) -> bool:
    """Whether an option may be given several times: a list, or an object given member by member."""
    return resolved(argument.schema, catalog.schemas).get("type") in {"array", "object"}


def read_value(argument: AgentArgument, given: str | bool | Sequence[str], catalog: AgentCatalog) -> Any:
    """Read what was given for an option. Raises click.BadParameter for what cannot be read."""
    if isinstance(given, bool):
        return given
    if isinstance(given, str):
        return _read_one(argument, given, catalog)
    found = resolved(argument.schema, catalog.schemas)
    if len(given) == 1 and given[0].lstrip().startswith(("[", "{", "@")):
        value = read_json(given[0])
        return [value] if found.get("type") == "array" and isinstance(value, dict) else value
    if found.get("type") == "object":
        return read_pairs(given)
    items = resolved(found.get("items", {}), catalog.schemas)
    if items.get("type") == "object":
        return [_item(one, items) for one in given]
    single = AgentArgument(name=argument.name, place=argument.place, schema=items)
    return [fitting_value(single, one, catalog) for one in given]


def read_pairs(given: Sequence[str]) -> dict[str, Any]:
    """Read an object given member by member, as `key=value`. Raises click.BadParameter for what is none."""
    return dict(_pair(one) for one in given)


def read_json(text: str) -> Any:
    """Read JSON, or the JSON of `@file`, or of standard input for `-`. Raises click.BadParameter."""
    source = text
    try:
        if text == "-":
            source = sys.stdin.read()
        elif text.startswith("@"):
            source = Path(text[1:]).read_text(encoding="utf-8")
        return msgspec.json.decode(source)
    except OSError as error:
        raise click.BadParameter(f"{text[1:]}: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{text if text.startswith('@') else 'the value'} is no JSON: {error}") from error


def _read_one(argument: AgentArgument, text: str, catalog: AgentCatalog) -> Any:
    found = resolved(argument.schema, catalog.schemas)
    if argument.file:
        return text
    if text == "null" and found.get("nullable"):
        return None
    is_plain = found.get("type") in {"string", "integer", "number", "boolean"} or "enum" in found
    if is_plain:
        return _of_enum(text, found) if "enum" in found else fitting_value(argument, text, catalog)
    return read_json(text) if text.lstrip().startswith(("[", "{", "@")) or text == "-" else text


def _of_enum(text: str, found: Mapping[str, Any]) -> Any:
    return next((one for one in found["enum"] if str(one) == text), text)


def _pair(text: str) -> tuple[str, Any]:
    """Read `key=value`; several values of one key are written `key=[...]`."""
    key, mark, value = text.partition("=")
    if not mark:
        raise click.BadParameter(f"{text!r} is no key=value")
    return key, read_json(value) if value.startswith(("[", "{")) else value


def _item(text: str, items: Mapping[str, Any]) -> Any:
    if text.lstrip().startswith("{"):
        return read_json(text)
    key, value = _pair(text)
    return {"key": key, "value": value} if set(items.get("properties", ())) == _PAIR else {key: value}
