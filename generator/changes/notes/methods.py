"""Resources and methods: those that got another name, those that are gone, and those that are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.changes.change import Change, Symbol
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, added, changed, code, listing, quote, removed, were
from generator.changes.notes.reading import of_rules
from generator.escaping import markdown_text


def tell_methods(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Report every method that was renamed, removed or added."""
    renames = [one.names for one in of_rules(changes, "method-renamed")]
    yield from _tell_renames(renames)
    yield from _tell_removals(changes, background, {old for old, _ in renames})
    for one in of_rules(changes, "method-added"):
        summary = background.summaries.get(one.symbol, "")
        remark = f": {markdown_text(_in_sentence(summary))}" if summary else ""
        yield added(f"{code(one.symbol)} was added{remark}.", one.symbol)


def _tell_renames(renames: Sequence[tuple[Symbol, Symbol]]) -> Iterator[Line]:
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


def _tell_removals(changes: Sequence[Change], background: Background, renamed: set[Symbol]) -> Iterator[Line]:
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
