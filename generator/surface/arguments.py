"""Arguments of one method: removed, renamed, moved, required, or of another type."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.surface.finding import breaking, harmless
from generator.surface.fit import Fit, Fitting
from generator.surface.surface import Argument, Method


def compare_arguments(old: Method, new: Method, fitting: Fitting) -> Iterator[Change]:
    """Give every change of the arguments of one method."""
    pairs = _pair(old.arguments, new.arguments)
    for before in old.arguments:
        after = pairs.get(before)
        if after is None:
            yield _removed(new, before)
        else:
            yield from _compare(new, before, after)
            yield from _compare_places(old, new, before, after)
            yield from _compare_types(new, before, after, fitting)
    known = set(pairs.values())
    yield from (_added(new, after) for after in new.arguments if after not in known)


def _pair(base: tuple[Argument, ...], revision: tuple[Argument, ...]) -> dict[Argument, Argument]:
    """Know an argument by its name, whatever it stands for now; else by what it stands for."""
    by_name = {new.name: new for new in revision}
    pairs = {old: by_name[old.name] for old in base if old.name in by_name}
    free = {new.key: new for new in revision if new not in set(pairs.values())}
    return pairs | {old: free[old.key] for old in base if old not in pairs and old.key in free}


def _subject(method: Method, argument: Argument) -> str:
    return f"{method.call[:-1]}{argument.name}=)"


def _compare(method: Method, old: Argument, new: Argument) -> Iterator[Change]:
    subject, where = _subject(method, new), {"base": old.pointer, "revision": new.pointer}
    if old.name != new.name:
        yield breaking(
            "argument-renamed",
            _subject(method, old),
            f"`{old.name}` of `{method.call}` is now `{new.name}`",
            **where,
            migration=f"`{old.name}` of `{method.call}` is now `{new.name}`.",
        )
    if new.is_required and not old.is_required:
        message = f"`{method.call}` now demands `{new.name}`"
        migration = f"`{method.call}` must now be given `{new.name}`."
        yield breaking("argument-became-required", subject, message, **where, migration=migration)
    if old.is_required and not new.is_required:
        message = f"`{method.call}` no longer demands `{new.name}`"
        yield harmless("argument-became-optional", subject, message, **where)


def _compare_places(old: Method, new: Method, before: Argument, after: Argument) -> Iterator[Change]:
    subject, where = _subject(new, after), {"base": before.pointer, "revision": after.pointer}
    if before.is_positional and not after.is_positional:
        message = f"`{after.name}` of `{new.call}` must now be named"
        migration = f"Name `{after.name}` in calls of `{new.call}`: `{_subject(new, after)[:-1]}...)`."
        yield breaking("argument-became-keyword", subject, message, **where, migration=migration)
    elif not before.is_positional and after.is_positional:
        message = f"`{after.name}` of `{new.call}` may now stand without its name"
        yield harmless("argument-became-positional", subject, message, **where)
    elif after.is_positional and _place(old, before) != _place(new, after):
        message = f"`{after.name}` is now argument {_place(new, after)} of `{new.call}`; it was {_place(old, before)}"
        migration = f"`{new.call}` takes its arguments in another order: {_order(new)}."
        yield breaking("argument-moved", subject, message, **where, migration=migration)


def _place(method: Method, argument: Argument) -> int:
    return [one for one in method.arguments if one.is_positional].index(argument) + 1


def _order(method: Method) -> str:
    return ", ".join(f"`{one.name}`" for one in method.arguments if one.is_positional)


def _compare_types(method: Method, old: Argument, new: Argument, fitting: Fitting) -> Iterator[Change]:
    subject, where = _subject(method, new), {"base": old.pointer, "revision": new.pointer}
    message = f"`{new.name}` of `{method.call}` now takes `{new.annotation}`; it took `{old.annotation}`"
    match fitting.compare(old.annotation, new.annotation):
        case Fit.SAME:
            return
        case Fit.WIDER:
            yield harmless("argument-type-widened", subject, message, **where)
        case Fit.NARROWER | Fit.OTHER as fit:
            rule = "argument-type-narrowed" if fit is Fit.NARROWER else "argument-type-changed"
            migration = f"`{new.name}` of `{method.call}` now takes `{new.annotation}` instead of `{old.annotation}`."
            yield breaking(rule, subject, message, **where, migration=migration)


def _removed(method: Method, old: Argument) -> Change:
    return breaking(
        "argument-removed",
        _subject(method, old),
        f"`{method.call}` no longer takes `{old.name}`",
        base=old.pointer,
        revision=method.pointer,
        migration=f"`{method.call}` no longer takes `{old.name}`; leave it out.",
    )


def _added(method: Method, new: Argument) -> Change:
    subject = _subject(method, new)
    if not new.is_required:
        message = f"`{method.call}` now takes `{new.name}`"
        return harmless("optional-argument-added", subject, message, revision=new.pointer)
    return breaking(
        "required-argument-added",
        subject,
        f"`{method.call}` now demands `{new.name}`, which is new",
        revision=new.pointer,
        migration=f"`{method.call}` must now be given `{new.name}`.",
    )
