"""Arguments: what methods learned, demand, lost, or take in another form. Methods that changed alike share a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diff.change import Change, Level
from generator.release.notes.line import Line, Section, quote
from generator.release.notes.reading import of_rules, pair_in, read_argument, types_in


def tell_arguments(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell of every argument that changed. successors: type -> the one that took its place."""
    demanded = of_rules(changes, "argument-became-required", "required-argument-added")
    for calls, names in _shared(demanded):
        verb = "demands" if len(calls) == 1 else "demand"
        text = f"{quote(calls)} now {verb} {quote(names)}."
        yield Line(section=Section.CHANGED, text=text, is_breaking=True)
    yield from _tell_names(changes)
    yield from _tell_types(changes, successors)
    for calls, names in _shared(of_rules(changes, "argument-became-optional")):
        yield Line(section=Section.CHANGED, text=f"{quote(calls)} can do without {quote(names)}.")
    for calls, names in _shared(of_rules(changes, "optional-argument-added")):
        yield Line(section=Section.ADDED, text=f"{quote(calls)} learned {quote(names)}.")
    yield from _tell_removals(changes)


def _shared(changes: Iterable[Change]) -> list[tuple[list[str], tuple[str, ...]]]:
    """Give calls with the arguments that changed in all of them."""
    by_call: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        call, argument = read_argument(change.subject)
        by_call[call].append(argument)
    by_arguments: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for call, arguments in by_call.items():
        by_arguments[tuple(arguments)].append(call)
    return [(calls, arguments) for arguments, calls in by_arguments.items()]


def _tell_names(changes: Sequence[Change]) -> Iterator[Line]:
    for change in of_rules(changes, "argument-renamed"):
        call, _ = read_argument(change.subject)
        old, *_, new = pair_in(change)[0], change.message.rsplit("`", 2)[1]
        text = f"`{old}=` of `{call}` became `{new}=`."
        yield Line(section=Section.CHANGED, text=text, is_breaking=True)
    for change in of_rules(changes, "argument-became-keyword", "argument-moved"):
        yield Line(section=Section.CHANGED, text=change.migration, is_breaking=True)


def _tell_types(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    rules = ("argument-type-narrowed", "argument-type-changed", "argument-type-widened")
    for change in of_rules(changes, *rules):
        call, argument = read_argument(change.subject)
        old, new = types_in(change)
        if successors.get(old) != new:
            text = f"`{argument}` of `{call}` takes `{new}` instead of `{old}`."
            yield Line(section=Section.CHANGED, text=text, is_breaking=change.level is Level.BREAKING)


def _tell_removals(changes: Sequence[Change]) -> Iterator[Line]:
    by_argument: dict[str, list[str]] = defaultdict(list)
    for change in of_rules(changes, "argument-removed"):
        call, argument = read_argument(change.subject)
        by_argument[argument].append(call)
    for argument, calls in by_argument.items():
        text = f"`{argument}` of {quote(calls)} was removed; leave it out."
        yield Line(section=Section.REMOVED, text=text, is_breaking=True)
