"""Changes of the package by rule, with what they surely hold: a symbol, and two symbols or types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.changes.change import Change, Symbol, Type


@dataclass(frozen=True, kw_only=True, slots=True)
class SymbolChange:
    """A change of the package and its symbol."""

    change: Change
    symbol: Symbol

    @property
    def types(self) -> tuple[Type, Type]:
        """The types before and after."""
        before, after = self.change.before, self.change.after
        if not isinstance(before, Type) or not isinstance(after, Type):
            raise TypeError(self.change.id)
        return before, after

    @property
    def names(self) -> tuple[Symbol, Symbol]:
        """The symbols before and after."""
        before, after = self.change.before, self.change.after
        if not isinstance(before, Symbol) or not isinstance(after, Symbol):
            raise TypeError(self.change.id)
        return before, after

    @property
    def is_breaking(self) -> bool:
        """Whether code that was right has to change."""
        return self.change.level.breaks


def of_rules(changes: Iterable[Change], *rules: str) -> Iterator[SymbolChange]:
    """Give the changes of the package by these rules."""
    for change in changes:
        if change.symbol is not None and change.rule.name in rules:
            yield SymbolChange(change=change, symbol=change.symbol)


def by_owner(reported: Iterable[SymbolChange]) -> Mapping[str, list[str]]:
    """Give type -> members, each once."""
    members: dict[str, dict[str, None]] = {}
    for one in reported:
        members.setdefault(one.symbol.owner, {})[one.symbol.name] = None
    return {owner: list(names) for owner, names in members.items()}
