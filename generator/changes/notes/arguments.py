"""Arguments: what methods learned, demand, lost, or take in another form. Methods that changed alike share a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.changes.change import Change, Symbol
from generator.changes.notes.line import Line, added, changed, code, quote, removed
from generator.changes.notes.reading import Told, of_rules
from generator.changes.words import MARKDOWN, migration


def tell_arguments(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Report every argument that changed. successors: type -> the one that took its place."""
    for calls, names in _shared(of_rules(changes, "argument-became-required", "required-argument-added")):
        verb = "demands" if len(calls) == 1 else "demand"
        yield changed(f"{quote(calls)} now {verb} {quote(names)}.", *calls, *names)
    yield from _tell_names(changes)
    yield from _tell_types(changes, successors)
    for calls, names in _shared(of_rules(changes, "argument-became-optional")):
        yield changed(f"{quote(calls)} can do without {quote(names)}.", *calls, *names, is_breaking=False)
    for calls, names in _shared(of_rules(changes, "optional-argument-added")):
        yield added(f"{quote(calls)} learned {quote(names)}.", *calls, *names)
    yield from _tell_removals(changes)


def _shared(told: Iterable[Told]) -> list[tuple[list[Symbol], tuple[str, ...]]]:
    """Give calls with the arguments that changed in all of them."""
    by_call: dict[Symbol, list[str]] = defaultdict(list)
    for one in told:
        by_call[one.symbol.method].append(keyword(one.symbol))
    by_arguments: dict[tuple[str, ...], list[Symbol]] = defaultdict(list)
    for call, arguments in by_call.items():
        by_arguments[tuple(arguments)].append(call)
    return [(calls, arguments) for arguments, calls in by_arguments.items()]


def keyword(symbol: Symbol) -> str:
    """Write an argument as it stands in a call: `title=`."""
    return f"{symbol.argument}="


def _tell_names(changes: Sequence[Change]) -> Iterator[Line]:
    for one in of_rules(changes, "argument-renamed"):
        old, new = (f"{name}=" for name in one.names)
        call = one.symbol.method
        yield changed(f"{code(old)} of {code(call)} became {code(new)}.", old, call, new)
    for one in of_rules(changes, "argument-became-keyword", "argument-moved"):
        yield changed(migration(one.change, MARKDOWN), one.symbol.method)


def _tell_types(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    for one in of_rules(changes, "argument-type-narrowed", "argument-type-changed", "argument-type-widened"):
        (old, new), name, call = one.types, keyword(one.symbol), one.symbol.method
        if successors.get(str(old)) != str(new):
            text = f"{code(name)} of {code(call)} takes {code(new)} instead of {code(old)}."
            yield changed(text, name, call, new, old, is_breaking=one.is_breaking)


def _tell_removals(changes: Sequence[Change]) -> Iterator[Line]:
    by_argument: dict[str, list[Symbol]] = defaultdict(list)
    for one in of_rules(changes, "argument-removed"):
        by_argument[keyword(one.symbol)].append(one.symbol.method)
    for argument, calls in by_argument.items():
        yield removed(f"{code(argument)} of {quote(calls)} was removed; leave it out.", argument, *calls)
