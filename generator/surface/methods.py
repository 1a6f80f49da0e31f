"""Methods that were removed, renamed, added, or that answer something else. Arguments have a module of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diff.change import Change
from generator.surface.arguments import compare_arguments
from generator.surface.finding import breaking, harmless
from generator.surface.fit import Fit, Fitting
from generator.surface.surface import Method, Surface


def compare_methods(base: Surface, revision: Surface, fitting: Fitting) -> Iterator[Change]:
    """Give every change of the methods of two surfaces."""
    pairs = _pair(base.methods, revision.methods)
    gone = [resource for resource in base.resources if resource not in revision.resources]
    yield from (_resource_removed(resource) for resource in gone)
    for old in base.methods:
        new = pairs.get(old)
        if new is not None:
            yield from _compare(old, new, fitting)
        elif old.resource not in gone:
            yield _removed(old, revision)
    known = set(pairs.values())
    yield from (_added(new) for new in revision.methods if new not in known)


def _pair(base: Sequence[Method], revision: Sequence[Method]) -> dict[Method, Method]:
    """Know a method by its operation; one whose operation is gone, by its name, if that now calls a new operation."""
    pairs: dict[Method, Method] = {}
    for claim in (_operation, _key, _call):
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


def _call(method: Method) -> object:
    return method.call


def _compare(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    if old.call != new.call:
        yield breaking(
            "method-renamed",
            old.call,
            f"`{old.call}` is now `{new.call}`",
            base=old.pointer,
            revision=new.pointer,
            migration=f"`{old.call}` is now `{new.call}`.",
        )
    yield from compare_arguments(old, new, fitting)
    yield from _compare_returns(old, new, fitting)


def _compare_returns(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    fit = fitting.compare(old.returns, new.returns)
    where = {"base": old.pointer, "revision": new.pointer}
    message = f"`{new.call}` now gives `{new.returns}`; it gave `{old.returns}`"
    if fit is Fit.NARROWER or (old.returns == "None" and fit is not Fit.SAME):
        yield harmless("return-type-narrowed", new.call, message, **where)
    elif fit is not Fit.SAME:
        rule = "return-type-widened" if fit is Fit.WIDER else "return-type-changed"
        migration = f"`{new.call}` now gives `{new.returns}` instead of `{old.returns}`."
        yield breaking(rule, new.call, message, **where, migration=migration)


def _resource_removed(resource: str) -> Change:
    name = f"client.{resource}"
    return breaking(
        "resource-removed", name, f"`{name}` is gone", migration=f"`{name}` was removed, with all of its methods."
    )


def _removed(old: Method, revision: Surface) -> Change:
    is_served = any(new.operation == old.operation for new in revision.methods)
    reason = "the package calls it no longer" if is_served else f"the API has no `{old.operation}` any more"
    return breaking(
        "method-removed",
        old.call,
        f"`{old.call}` is gone",
        base=old.pointer,
        migration=f"`{old.call}` was removed: {reason}.",
    )


def _added(new: Method) -> Change:
    return harmless("method-added", new.call, f"`{new.call}` is new", revision=new.pointer)
