"""How the type of an argument, field or answer changed: to one that holds more values, or fewer, or others."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum, auto


class Fit(Enum):
    """How a new type relates to an old one."""

    SAME = auto()
    WIDER = auto()
    NARROWER = auto()
    OTHER = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitting:
    """Compares annotations. renamed: old type name -> new one. texts: types whose values are all texts (enums)."""

    renamed: dict[str, str]
    texts: frozenset[str]

    def compare(self, old: str, new: str) -> Fit:
        """Tell how `new` relates to `old`, both Python source."""
        before, after = _parse(old), _parse(new)
        return _FITS[self._holds(after, before), self._holds(before, after)] if old != new else Fit.SAME

    def _holds(self, outer: ast.expr, inner: ast.expr) -> bool:
        """Whether every value of the inner type is one of the outer."""
        outside = _variants(outer)
        return all(any(self._covers(one, variant) for one in outside) for variant in _variants(inner))

    def _covers(self, outer: ast.expr, inner: ast.expr) -> bool:
        match outer, inner:
            case ast.Name(id="Any"), _:
                return True
            case ast.Name(id="float"), ast.Name(id="int"):
                return True
            case ast.Name(id="str"), ast.Name(id=name) if name in self.texts:
                return True
            case ast.Name(id=one), ast.Name(id=other):
                return self._today(one) == self._today(other)
            case ast.Subscript(), ast.Subscript():
                heads = ast.unparse(outer.value) == ast.unparse(inner.value)
                return heads and self._all_hold(_arguments(outer), _arguments(inner))
            case _:
                return ast.unparse(outer) == ast.unparse(inner)

    def _all_hold(self, outer: list[ast.expr], inner: list[ast.expr]) -> bool:
        return len(outer) == len(inner) and all(map(self._holds, outer, inner))

    def _today(self, name: str) -> str:
        return self.renamed.get(name, name)


_FITS = {
    (True, True): Fit.SAME,
    (True, False): Fit.WIDER,
    (False, True): Fit.NARROWER,
    (False, False): Fit.OTHER,
}
"""By whether the new type holds all of the old, and the old all of the new."""


def _parse(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _variants(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return [*_variants(left), *_variants(right)]
        case ast.Subscript(value=ast.Name(id="Literal")):
            return [ast.Subscript(value=node.value, slice=value) for value in _arguments(node)]
        case _:
            return [node]


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
