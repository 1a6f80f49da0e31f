"""Resources, methods and arguments: renamed, gone, new, or in another form. Those that changed alike share a line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.changes.change import Change, Symbol
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, added, changed, code, listing, quote, removed, were
from generator.changes.notes.reading import SymbolChange, of_rules
from generator.changes.words import MARKDOWN, migration
from generator.escaping import markdown_text


def note_methods(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Report every method that was renamed, removed or added."""
    renames = [one.names for one in of_rules(changes, "method-renamed")]
    yield from _note_renames(renames)
    yield from _note_removals(changes, background, {old for old, _ in renames})
    for one in of_rules(changes, "method-added"):
        summary = background.summaries.get(one.symbol, "")
        remark = f": {markdown_text(_in_sentence(summary))}" if summary else ""
        yield added(f"{code(one.symbol)} was added{remark}.", one.symbol)


def _note_renames(renames: Sequence[tuple[Symbol, Symbol]]) -> Iterator[Line]:
    """Report once a resource that moved as a whole, and each method that went elsewhere."""
    by_resource: dict[str, list[tuple[Symbol, Symbol]]] = defaultdict(list)
    for old, new in renames:
        by_resource[old.owner].append((old, new))
    for resource, pairs in by_resource.items():
        heir = Counter(new.owner for _, new in pairs).most_common(1)[0][0]
        together = [pair for pair in pairs if pair[1].owner == heir] if heir != resource else []
        if len(together) > 1:
            yield _moved(resource, heir, together)
        for old, new in pairs:
            if len(together) <= 1 or (old, new) not in together:
                yield changed(f"{code(old)} became {code(new)}.", old, new)


def _moved(resource: str, heir: str, pairs: Sequence[tuple[Symbol, Symbol]]) -> Line:
    renamed = [f"`{old.name}()` is `{new.name}()`" for old, new in pairs if old.name != new.name]
    remark = f", where {listing(renamed)}" if renamed else ", with the same methods"
    before, after = f"client.{resource}", f"client.{heir}"
    return changed(f"{code(before)} became {code(after)}{remark}.", before, after)


def _note_removals(changes: Sequence[Change], background: Background, renamed: set[Symbol]) -> Iterator[Line]:
    gone = {one.symbol.name for one in of_rules(changes, "resource-removed")}
    single = [one.symbol for one in of_rules(changes, "method-removed", "method-dropped")]
    lost: dict[str, list[Symbol]] = defaultdict(list)
    for call in (*background.calls, *single):
        is_lost = call.owner in gone and call not in renamed
        if (is_lost or call in single) and call not in lost[call.owner]:
            lost[call.owner].append(call)
    for resource, calls in lost.items():
        if resource in gone and not any(call.owner == resource for call in renamed) and len(calls) > 1:
            text = f"`client.{resource}` was removed, with {quote(f'{call.name}()' for call in calls)}."
            yield removed(text, f"client.{resource}")
        elif calls:
            yield removed(f"{quote(calls)} {were(calls)} removed.", *calls)


def _in_sentence(summary: str) -> str:
    """Give a summary as the end of a sentence."""
    summary = summary.strip().rstrip(".")
    return summary[:1].lower() + summary[1:] if summary[1:2].islower() or summary[1:2] == " " else summary


def note_arguments(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Report every argument that changed. successors: type -> the one that took its place."""
    for calls, names in _shared(of_rules(changes, "argument-became-required", "required-argument-added")):
        verb = "demands" if len(calls) == 1 else "demand"
        yield changed(f"{quote(calls)} now {verb} {quote(names)}.", *calls, *names)
    yield from _note_names(changes)
    yield from _note_types(changes, successors)
    for calls, names in _shared(of_rules(changes, "argument-became-optional")):
        yield changed(f"{quote(calls)} can do without {quote(names)}.", *calls, *names, is_breaking=False)
    for calls, names in _shared(of_rules(changes, "optional-argument-added")):
        yield added(f"{quote(calls)} learned {quote(names)}.", *calls, *names)
    yield from _note_removals_argument(changes)


def _shared(reported: Iterable[SymbolChange]) -> list[tuple[list[Symbol], tuple[str, ...]]]:
    """Give calls with the arguments that changed in all of them."""
    by_call: dict[Symbol, list[str]] = defaultdict(list)
    for one in reported:
        by_call[one.symbol.method].append(keyword(one.symbol))
    by_arguments: dict[tuple[str, ...], list[Symbol]] = defaultdict(list)
    for call, arguments in by_call.items():
        by_arguments[tuple(arguments)].append(call)
    return [(calls, arguments) for arguments, calls in by_arguments.items()]


def keyword(symbol: Symbol) -> str:
    """Write an argument as it stands in a call: `title=`."""
    return f"{symbol.argument}="


def _note_names(changes: Sequence[Change]) -> Iterator[Line]:
    for one in of_rules(changes, "argument-renamed"):
        old, new = (f"{name}=" for name in one.names)
        call = one.symbol.method
        yield changed(f"{code(old)} of {code(call)} became {code(new)}.", old, call, new)
    for one in of_rules(changes, "argument-became-keyword", "argument-moved"):
        yield changed(migration(one.change, MARKDOWN), one.symbol.method)


def _note_types(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    for one in of_rules(changes, "argument-type-narrowed", "argument-type-changed", "argument-type-widened"):
        (old, new), name, call = one.types, keyword(one.symbol), one.symbol.method
        if successors.get(str(old)) != str(new):
            text = f"{code(name)} of {code(call)} takes {code(new)} instead of {code(old)}."
            yield changed(text, name, call, new, old, is_breaking=one.is_breaking)


def _note_removals_argument(changes: Sequence[Change]) -> Iterator[Line]:
    by_argument: dict[str, list[Symbol]] = defaultdict(list)
    for one in of_rules(changes, "argument-removed"):
        by_argument[keyword(one.symbol)].append(one.symbol.method)
    for argument, calls in by_argument.items():
        yield removed(f"{code(argument)} of {quote(calls)} was removed; leave it out.", argument, *calls)
