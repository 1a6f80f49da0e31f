"""Methods that were removed, renamed, added, or that respond with something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.changes.change import Change, Symbol
from generator.changes.package.annotations import NONE
from generator.changes.package.arguments import compare_arguments
from generator.changes.package.finding import make
from generator.changes.package.fit import Fit, Fitting
from generator.changes.package.surface import Method, Surface


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
