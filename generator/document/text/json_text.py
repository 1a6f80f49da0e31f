"""JSON text into values."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from generator.document.source import MAX_DEPTH, Source, refuse
from generator.document.text.json_places import find_repeated_key
from generator.document.text.scalars import finite
from generator.document.tree import Json, containers
from generator.problems import Location, Problem, UnusableInputError


class NotJsonError(UnusableInputError):
    """The text is not JSON. It may still be YAML."""


class _DuplicateKeyError(ValueError):
    """A key stands twice in one object."""


def read_json(source: Source) -> Json:
    """Read a JSON file. Raises UnusableInputError where it is broken, has duplicate keys or is nested too deep."""
    try:
        value: Json = json.loads(
            source.text, object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_float=finite
        )
    except json.JSONDecodeError as error:
        where = Location(file=source.name, line=error.lineno, column=error.colno)
        message = f"broken JSON: {error.msg}; correct it there"
        raise NotJsonError(Problem(where=where, rule="broken-json", message=message)) from None
    except _DuplicateKeyError as error:
        _refuse_duplicate(source, str(error))
    except RecursionError:
        _refuse_deep(source)
    except ValueError as error:
        refuse(f"broken JSON: {error}", Location(file=source.name), rule="broken-json")
    _check_text(source, value)
    if _depth(value) > MAX_DEPTH:
        _refuse_deep(source)
    return value


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        raise _DuplicateKeyError(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value] # `add` gives None, which is false
    return result


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON number; quote it or leave it out")


def _refuse_deep(source: Source) -> NoReturn:
    refuse(f"nested deeper than {MAX_DEPTH} levels; flatten it", Location(file=source.name), rule="too-deep")


def _refuse_duplicate(source: Source, key: str) -> NoReturn:
    where = find_repeated_key(source, key)
    refuse(f"duplicate key '{key}'; keep one of them", where, rule="duplicate-key")


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _check_text(source: Source, value: Json) -> None:
    """Refuse half of a surrogate pair, which cannot be written as UTF-8."""
    if _SURROGATE.search(source.text):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            message = "broken JSON: \\ud800 to \\udfff must come in pairs; correct the escape"
            refuse(message, Location(file=source.name), rule="broken-json")


def _depth(value: Json) -> int:
    level = [value]
    depth = 0
    while level and depth <= MAX_DEPTH:
        level = [child for node in level for child in containers(node)]
        depth += 1
    return depth
