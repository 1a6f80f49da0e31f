"""How the type of an argument, field or response changed: to one that holds more values, or fewer, or others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.changes.change import Type
from generator.changes.package.annotations import variants


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
