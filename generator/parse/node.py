"""A place in the document: what stands there, its pointer, and the context that losses go to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.api import Loss, ParseWarning
from generator.ir.schemas import NO_EXTENSIONS, Extensions, Json, NamedSchema, Schema

_BOOLEANS: Final[Mapping[str, bool]] = {"true": True, "false": False}
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_NOTHING_ALLOWED: Final[Mapping[str, Json]] = {"not": {}}


class Family(Struct, frozen=True, kw_only=True):
    """A schema and all that inherit from it, by pointer. owner: the one whose discriminator tells them apart."""

    pointer: str
    base: str
    owner: str
    heirs: Mapping[str, None]


class Context(Struct, frozen=True, kw_only=True):
    """What all parsers of one document share: its root, and what they gather.

    `losses` and `warnings` are ordered sets. `pending` holds pointers of schemas that are referred to and are no
    components. `parsed` keeps schemas that several places lead to; `trail` holds those being parsed just now, outermost
    first, and `distributing` the variants among them that take on what stands beside `oneOf`. `families` are by the
    pointer of the base. `ends` has what chains of references end in, by the pointer of each step.
    """

    root: dict[str, Json]
    is_version_3_0: bool
    losses: dict[Loss, None] = {}
    warnings: dict[ParseWarning, None] = {}
    named: dict[str, NamedSchema] = {}
    pending: list[str] = []
    parsed: dict[str, Schema] = {}
    trail: dict[str, None] = {}
    distributing: list[str] = []
    families: Mapping[str, Family] = {}
    ends: dict[str, Node] = {}

    def lose(self, pointer: str, reason: str) -> None:
        """Remember what the document says at `pointer` and the IR does not; once, however often it is read."""
        self.losses[Loss(pointer=pointer, reason=reason)] = None

    def warn(self, rule: str, pointer: str, reason: str) -> None:
        """Remember what is unusual at `pointer` and how it was read; nothing of it is missing in the IR."""
        self.warnings[ParseWarning(rule=rule, pointer=pointer, reason=reason)] = None


class Node(Struct, frozen=True):
    """One object of the document. Each reader gives the empty value for an absent member.

    A member of a wrong type is read where it can mean one thing only (`"true"`, `"10"`); else a scalar is a warning,
    and an object or a list, which may hold anything, a loss.
    """

    value: Mapping[str, Json]
    pointer: str
    context: Context

    def at(self, key: str, *keys: str | int) -> str:
        """Return the pointer of a member, or of a member of that."""
        pointer = f"{self.pointer}/{escaped(key)}"
        return "/".join((pointer, *map(escaped, keys))) if keys else pointer

    def lose(self, reason: str, *keys: str | int) -> None:
        """Lose what stands here, or at the member that `keys` lead to."""
        self.context.lose("/".join((self.pointer, *map(escaped, keys))), reason)

    def warn(self, rule: str, reason: str, *keys: str | int) -> None:
        """Warn of what stands here, or at the member that `keys` lead to."""
        self.context.warn(rule, "/".join((self.pointer, *map(escaped, keys))), reason)

    def replaced(self, value: Mapping[str, Json]) -> Node:
        """Return a node at the same place that reads another value."""
        return Node(value, self.pointer, self.context)

    def text(self, key: str) -> str:
        """Return a string; "" for none or null. A number is given as it is spelled (`version: 1.0`)."""
        value = self.value.get(key)
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self._warn_of_type(key, "a string")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the strings of a list; () for none."""
        found = []
        for index, value in self._listed(key, is_of_texts=True):
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, int | float):
                found.append(str(value))
                self.warn("wrong-type", f"this is {kind_of(value)}, not a string; read as {str(value)!r}", key, index)
            elif value is None:
                self.warn("wrong-type", "this is null, not a string; ignored", key, index)
            else:
                self.lose(f"this is {kind_of(value)}, not a string", key, index)
        return tuple(found)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a boolean."""
        value = self.value.get(key, default)
        if isinstance(value, bool):
            return value
        spelled = _BOOLEANS.get(value.lower()) if isinstance(value, str) else None
        self._warn_of_type(key, "a boolean", spelled)
        return default if spelled is None else spelled

    def number(self, key: str) -> float | None:
        """Return a number; None for none."""
        value = self.value.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        spelled = _number_in(value)
        if value is not None:
            self._warn_of_type(key, "a number", spelled)
        return spelled

    def whole(self, key: str) -> int | None:
        """Return a whole number; None for none."""
        value = self.number(key)
        if value is None or value % 1 == 0:
            return None if value is None else int(value)
        self._warn_of_type(key, "a whole number")
        return None

    def child(self, key: str) -> Node | None:
        """Return a member that is an object; None for none."""
        if key not in self.value:
            return None
        value = self.value[key]
        if isinstance(value, dict):
            return Node(value, self.at(key), self.context)
        self._lose_type(key, "an object")
        return None

    def children(self, key: str, *, is_extensible: bool = False) -> Iterator[tuple[str, Node]]:
        """Give each entry of a map of objects; where the map itself is extensible, without its `x-` members."""
        parent = self.child(key)
        for name in parent.value if parent else ():
            child = parent.child(name) if parent and not (is_extensible and name.startswith("x-")) else None
            if child:
                yield name, child

    def listed(self, key: str) -> Iterator[Node]:
        """Give each object of a list."""
        for index, value in self._listed(key):
            if isinstance(value, dict):
                yield Node(value, self.at(key, index), self.context)
            else:
                self.lose(f"this is {kind_of(value)}, not an object", key, index)

    def schema(self, key: str) -> Node | None:
        """Return a member that is a schema; `true` reads as `{}` and `false` as `{"not": {}}`."""
        value = self.value.get(key)
        if isinstance(value, dict):
            return Node(value, self.at(key), self.context)
        if isinstance(value, bool):
            return Node({} if value else _NOTHING_ALLOWED, self.at(key), self.context)
        return self.child(key)

    def schemas(self, key: str) -> Iterator[tuple[str, Node]]:
        """Give each entry of a map of schemas, whatever its name."""
        parent = self.child(key)
        for name in parent.value if parent else ():
            schema = parent.schema(name) if parent else None
            if schema:
                yield name, schema

    def extensions(self) -> Extensions:
        """Return all members whose name begins with `x-`."""
        keys = [key for key in self.value if key[:2] == "x-"]
        return {key: self.value[key] for key in keys} if keys else NO_EXTENSIONS

    def _listed(self, key: str, *, is_of_texts: bool = False) -> Iterator[tuple[int, Json]]:
        value = self.value.get(key)
        if isinstance(value, list):
            yield from enumerate(value)
        elif isinstance(value, str) and value and is_of_texts:
            self.warn("wrong-type", f"{key!r} is a string, not a list; read as its only entry", key)
            yield 0, value
        elif key in self.value:
            self._lose_type(key, "a list")

    def _lose_type(self, key: str, due: str) -> None:
        """Lose a member that should be an object or a list, or warn of one that holds nothing."""
        value = self.value[key]
        if value is None or (isinstance(value, bool) and due == "a list"):
            self._warn_of_type(key, due)
        elif value in ("", {}, []):
            self.warn("wrong-type", f"{key!r} is {kind_of(value)} without content, not {due}; ignored", key)
        else:
            self.lose(f"{key!r} is {kind_of(value)}, not {due}", key)

    def _warn_of_type(self, key: str, due: str, spelled: Json = None) -> None:
        read = "ignored" if spelled is None else f"read as {json.dumps(spelled)}"
        self.warn("wrong-type", f"{key!r} is {kind_of(self.value[key])}, not {due}; {read}", key)


def _number_in(value: Json) -> float | None:
    """Return the number that a string spells (`"10"`)."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value.strip()):
        return None
    number = float(value)
    return int(value) if value.strip().lstrip("-").isdecimal() else number


def escaped(key: str | int) -> str:
    """Return a key as a token of a JSON pointer: https://www.rfc-editor.org/rfc/rfc6901#section-3."""
    token = str(key)
    return token.replace("~", "~0").replace("/", "~1") if "/" in token or "~" in token else token


def kind_of(value: Json) -> str:
    """Return the name of a value's JSON type with its article, for messages."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case dict():
            return "an object"
