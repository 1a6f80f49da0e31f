"""Arguments of one method: removed, renamed, moved, required, or of another type."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change, Symbol
from generator.changes.package.finding import make
from generator.changes.package.fit import Fit, Fitting
from generator.changes.package.surface import Argument, Method
from generator.ir.schemas import MISSING


def compare_arguments(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    """Give every change of the arguments of one method."""
    pairs = _pair(old.arguments, new.arguments)
    for before in old.arguments:
        after = pairs.get(before)
        if after is None:
            yield make("argument-removed", new.argument(before.name), (before.pointer, new.pointer))
        else:
            yield from _compare(new, before, after)
            fit = fitting.compare(before.annotation, after.annotation)
            if fit is not Fit.SAME:
                symbol, types = new.argument(after.name), (before.annotation, after.annotation)
                yield make(f"argument-type-{fit}", symbol, (before.pointer, after.pointer), *types)
    yield from _compare_order(old, new, pairs)
    known = set(pairs.values())
    for after in new.arguments:
        if after not in known:
            rule = "required-argument-added" if after.is_required else "optional-argument-added"
            yield make(rule, new.argument(after.name), ("", after.pointer))


def _pair(base: tuple[Argument, ...], revision: tuple[Argument, ...]) -> dict[Argument, Argument]:
    """Know an argument by its name, whatever it stands for now; else by what it stands for."""
    by_name = {new.name: new for new in revision}
    pairs = {old: by_name[old.name] for old in base if old.name in by_name}
    free = {new.key: new for new in revision if new not in set(pairs.values())}
    return pairs | {old: free[old.key] for old in base if old not in pairs and old.key in free}


def _compare(method: Method, old: Argument, new: Argument) -> Iterator[Change]:
    symbol, pointers = method.argument(new.name), (old.pointer, new.pointer)
    if old.name != new.name:
        names = (Symbol(kind="export", name=one.name) for one in (old, new))
        yield make("argument-renamed", method.argument(old.name), pointers, *names)
    if new.is_required and not old.is_required:
        yield make("argument-became-required", symbol, pointers)
    if old.is_required and not new.is_required:
        yield make("argument-became-optional", symbol, pointers)
    if old.is_positional and not new.is_positional:
        yield make("argument-became-keyword", symbol, pointers)
    elif new.is_positional and not old.is_positional:
        yield make("argument-became-positional", symbol, pointers)


def _compare_order(old: Method, new: Method, pairs: dict[Argument, Argument]) -> Iterator[Change]:
    """Compare the places of arguments that stand without their names on both sides."""
    before, after = old.positional, new.positional
    moved = [one for one in before if (other := pairs.get(one)) in after and before.index(one) != after.index(other)]
    if moved:
        order = tuple(Symbol(kind="export", name=one.name) for one in after)
        yield make("argument-moved", new.argument(pairs[moved[0]].name), (old.pointer, new.pointer), MISSING, order)
