"""Methods and their arguments: removed, renamed, moved, required, or of another type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.changes.change import Change, Symbol
from generator.changes.package.annotations import NONE, Fit, Fitting
from generator.changes.package.finding import make
from generator.changes.package.surface import Argument, Method, Surface
from generator.ir.schemas import MISSING


def compare_methods(base: Surface, revision: Surface, fitting: Fitting) -> Iterator[Change]:
    """Give every change of the methods of two surfaces."""
    pairs = _pair(base.methods, revision.methods)
    gone = [resource for resource in base.resources if resource not in revision.resources]
    yield from (make("resource-removed", Symbol(kind="resource", name=resource)) for resource in gone)
    for old in base.methods:
        new = pairs.get(old)
        if new is not None:
            yield from _compare(old, new, fitting)
        elif old.resource not in gone:
            is_served = any(new.operation == old.operation for new in revision.methods)
            rule = "method-dropped" if is_served else "method-removed"
            yield make(rule, old.symbol, (old.pointer, ""), old.operation)
    known = set(pairs.values())
    yield from (make("method-added", new.symbol, ("", new.pointer)) for new in revision.methods if new not in known)


def _pair(base: Sequence[Method], revision: Sequence[Method]) -> dict[Method, Method]:
    """Know a method by its operation; one whose operation is gone, by its name, if that now calls a new operation."""
    pairs: dict[Method, Method] = {}
    for claim in (_operation, _key, _name):
        taken = set(pairs.values())
        free = {claim(new): new for new in revision if new not in taken}
        for old in base:
            if old not in pairs and claim(old) in free:
                pairs[old] = free.pop(claim(old))
    return pairs


def _operation(method: Method) -> object:
    return method.operation, method.is_session


def _key(method: Method) -> object:
    return method.key, method.is_session


def _name(method: Method) -> object:
    return method.symbol


def _compare(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    pointers = old.pointer, new.pointer
    if old.symbol != new.symbol:
        yield make("method-renamed", old.symbol, pointers, old.symbol, new.symbol)
    yield from compare_arguments(old, new, fitting)
    fit = fitting.compare(old.returns, new.returns)
    if fit is not Fit.SAME:
        rule = "return-type-narrowed" if old.returns == NONE else f"return-type-{fit}"
        yield make(rule, new.symbol, pointers, old.returns, new.returns)


def compare_arguments(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    """Give every change of the arguments of one method."""
    pairs = _pair_argument(old.arguments, new.arguments)
    for before in old.arguments:
        after = pairs.get(before)
        if after is None:
            yield make("argument-removed", new.argument(before.name), (before.pointer, new.pointer))
        else:
            yield from _compare_argument(new, before, after)
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


def _pair_argument(base: tuple[Argument, ...], revision: tuple[Argument, ...]) -> dict[Argument, Argument]:
    """Know an argument by its name, whatever it stands for now; else by what it stands for."""
    by_name = {new.name: new for new in revision}
    pairs = {old: by_name[old.name] for old in base if old.name in by_name}
    free = {new.key: new for new in revision if new not in set(pairs.values())}
    return pairs | {old: free[old.key] for old in base if old not in pairs and old.key in free}


def _compare_argument(method: Method, old: Argument, new: Argument) -> Iterator[Change]:
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
