"""What differs between two documents, as data: a rule, a place, and the values before and after.

Sentences are made of it where they are printed, see `words`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeAlias

from generator.changes.levels import Level, Verdict
from generator.changes.where import Where
from generator.ir.schemas import MISSING, Json, Missing


class Gain(StrEnum):
    """What a harmless change is to users: more that they can do, or no news."""

    MORE = "more"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Rule:
    """One kind of change. The texts are templates, see `words`; a change is made by `RULES[name]`.

    id: what users see, with places filled in by `Where.fields`: "{place}-max-set". sentence: what happened, without a
    full stop. migration: what somebody who is broken by it does instead, as a sentence; "" where nothing can be said.
    gain: what a change is worth that breaks nobody. is_deprecation: it says that something will end.
    """

    name: str
    id: str
    verdict: Verdict
    sentence: str
    migration: str = ""
    gain: Gain = Gain.NOTHING
    is_deprecation: bool = False

    @property
    def narrows(self) -> bool:
        """Whether less is allowed than before."""
        return self.verdict.request is not Level.INFO and self.verdict.response is Level.INFO

    @property
    def names_place(self) -> bool:
        """Whether the sentence names what stands at the place of the change."""
        return "{it}" in self.sentence or "{bare}" in self.sentence

    @property
    def widens(self) -> bool:
        """Whether more is allowed than before."""
        return not self.narrows and self.verdict.request is Level.INFO and self.gain is Gain.MORE


@dataclass(frozen=True, kw_only=True, slots=True)
class Symbol:
    """A name that users of the package write. owner: the resource or the type that it belongs to.

    For an argument, `owner` and `name` are those of its method.
    """

    kind: Literal["resource", "method", "argument", "type", "member", "export", "environment"]
    name: str
    owner: str = ""
    argument: str = ""

    def __str__(self) -> str:
        match self.kind:
            case "resource":
                return f"client.{self.name}"
            case "method":
                return f"client.{self.owner}.{self.name}()"
            case "argument":
                return f"client.{self.owner}.{self.name}({self.argument}=)"
            case "member":
                return f"{self.owner}.{self.name}"
            case "environment":
                return f"environment={self.name}"
            case "type" | "export":
                return self.name

    @property
    def method(self) -> Symbol:
        """The method of an argument, or the symbol itself."""
        return Symbol(kind="method", owner=self.owner, name=self.name) if self.kind == "argument" else self


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """A type of the package. name: a class, a generic such as `list`, or "|" for a union of `arguments`.

    A member of a `Literal` has its Python source as its name. `str()` gives Python source.
    """

    name: str
    arguments: tuple[Type, ...] = ()

    def __str__(self) -> str:
        if self.name == "|":
            return " | ".join(map(str, self.arguments))
        return f"{self.name}[{', '.join(map(str, self.arguments))}]" if self.arguments else self.name


Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = Scalar | tuple[Scalar, ...] | Symbol | Type | tuple[Symbol, ...] | Missing
"""A value of a change. What a document gives as a list or object is its JSON text; MISSING: there is none."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change. symbol: the name in the package that it is a change of; None for a change of the API."""

    rule: Rule
    level: Level
    where: Where
    before: Value = MISSING
    after: Value = MISSING
    symbol: Symbol | None = field(default=None)

    @cached_property
    def id(self) -> str:
        """The id of the rule at this place, in kebab case: "request-property-max-set"."""
        return self.rule.id.format_map(self.where.fields)

    @property
    def harmless(self) -> Change:
        """The same change where circumstances keep it from breaking anybody."""
        return replace(self, level=Level.INFO)

    @property
    def subject(self) -> str:
        """What it is a change of, in words that stay the same when lines move: "GET /videos query title"."""
        return self.where.subject if self.symbol is None else str(self.symbol)

    @cached_property
    def fingerprint(self) -> str:
        """Name this change as long as the same happens to the same thing: 12 hexadecimal digits."""
        return digest(self.id, self.where.direction, self.subject, self.before, self.after)


def digest(*facts: object) -> str:
    """Name facts by 12 hexadecimal digits."""
    text = json.dumps([fact if isinstance(fact, tuple) else str(fact) for fact in facts], default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def value_of(json_value: Json | Missing) -> Value:
    """Give a value of a document as a change holds it: a list or an object as JSON text."""
    if isinstance(json_value, list | dict):
        return json.dumps(json_value, ensure_ascii=False, default=str)
    return json_value
