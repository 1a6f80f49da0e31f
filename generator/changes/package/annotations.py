"""Types of the package as values: read once from the source that the target writes, then compared and searched."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.changes.change import Type

NONE: Final = Type(name="None")


def read_type(source: str) -> Type:
    """Read `dict[str, Video | None]`. A qualified name counts by its last part: `builtins.bytes` is `bytes`."""
    return _read(ast.parse(source, mode="eval").body)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclaredArgument:
    """An argument as its method declares it."""

    annotation: Type
    has_default: bool


def read_argument(source: str) -> DeclaredArgument:
    """Read `title: str | UnsetType = UNSET`. An argument without a type takes any value."""
    function = ast.parse(f"def _({source}): ...").body[0]
    if not isinstance(function, ast.FunctionDef):
        raise TypeError(source)
    annotation = function.args.args[0].annotation
    found = Type(name="Any") if annotation is None else _read(annotation)
    return DeclaredArgument(annotation=found, has_default=bool(function.args.defaults))


def _read(node: ast.expr) -> Type:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return Type(name="|", arguments=tuple(dict.fromkeys((*variants(_read(left)), *variants(_read(right))))))
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts)):
            return Type(name=_read(value).name, arguments=tuple(map(_read, parts)))
        case ast.Subscript(value=value, slice=part):
            return Type(name=_read(value).name, arguments=(_read(part),))
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return Type(name=name)
        case _:
            return Type(name=ast.unparse(node))


def variants(one: Type) -> tuple[Type, ...]:
    """Return the types of a union, or the type itself. A `Literal` is a union of its members."""
    if one.name == "|":
        return tuple(inner for part in one.arguments for inner in variants(part))
    if one.name == "Literal":
        return tuple(Type(name="Literal", arguments=(part,)) for part in one.arguments)
    return (one,)


def names_in(one: Type) -> Iterator[str]:
    """Give every name in a type, outermost first."""
    yield one.name
    for part in one.arguments:
        yield from names_in(part)


def renamed(one: Type, names: Mapping[str, str]) -> Type:
    """Return the type with other names."""
    return Type(name=names.get(one.name, one.name), arguments=tuple(renamed(part, names) for part in one.arguments))


def without(one: Type, name: str) -> Type:
    """Return a union without the type of this name."""
    kept = tuple(part for part in variants(one) if part.name != name) if one.name == "|" else (one,)
    return kept[0] if len(kept) == 1 else Type(name="|", arguments=kept)


class Fit(StrEnum):
    """How a new type relates to an old one."""

    SAME = "same"
    WIDER = "widened"
    NARROWER = "narrowed"
    OTHER = "changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitting:
    """Compares types. renamed: old type name -> new one. texts: types whose values are all texts (enums)."""

    renamed: Mapping[str, str]
    texts: frozenset[str]

    def compare(self, old: Type, new: Type) -> Fit:
        """Say how `new` relates to `old`."""
        return _FITS[self._holds(new, old), self._holds(old, new)] if old != new else Fit.SAME

    def _holds(self, outer: Type, inner: Type) -> bool:
        """Whether every value of the inner type is one of the outer."""
        return all(any(self._covers(one, variant) for one in variants(outer)) for variant in variants(inner))

    def _covers(self, outer: Type, inner: Type) -> bool:
        if outer.name == "Any" or (outer.name, inner.name) == ("float", "int"):
            return True
        if outer.name == "str" and inner.name in self.texts:
            return True
        if self._today(outer.name) != self._today(inner.name) or len(outer.arguments) != len(inner.arguments):
            return False
        return all(map(self._holds, outer.arguments, inner.arguments))

    def _today(self, name: str) -> str:
        return self.renamed.get(name, name)


_FITS = {
    (True, True): Fit.SAME,
    (True, False): Fit.WIDER,
    (False, True): Fit.NARROWER,
    (False, False): Fit.OTHER,
}
"""By whether the new type holds all of the old, and the old all of the new."""
