"""Resources and methods: those that got another name, those that are gone, and those that are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.diff.change import Change
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section, listing, quote, were
from generator.release.notes.reading import Call, of_rules, pair_in, read_call


def tell_methods(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Tell of every method that was renamed, removed or added."""
    renames = [_read_rename(change) for change in of_rules(changes, "method-renamed")]
    yield from _tell_renames(renames)
    yield from _tell_removals(changes, background, {old for old, _ in renames})
    yield from _tell_additions(changes, background)


def _read_rename(change: Change) -> tuple[Call, Call]:
    old, new = pair_in(change)
    return read_call(old), read_call(new)


def _tell_renames(renames: Sequence[tuple[Call, Call]]) -> Iterator[Line]:
    """Tell once of a resource that moved as a whole, and of each method that went elsewhere."""
    by_resource: dict[str, list[tuple[Call, Call]]] = defaultdict(list)
    for old, new in renames:
        by_resource[old.resource].append((old, new))
    for resource, pairs in by_resource.items():
        heir = Counter(new.resource for _, new in pairs).most_common(1)[0][0]
        together = [pair for pair in pairs if pair[1].resource == heir] if heir != resource else []
        if len(together) > 1:
            yield _moved(resource, heir, together)
        for old, new in pairs:
            if len(together) <= 1 or (old, new) not in together:
                yield Line(section=Section.CHANGED, text=f"`{old}` became `{new}`.", is_breaking=True)


def _moved(resource: str, heir: str, pairs: Sequence[tuple[Call, Call]]) -> Line:
    renamed = [f"`{old.method}()` is `{new.method}()`" for old, new in pairs if old.method != new.method]
    remark = f", where {listing(renamed)}" if renamed else ", with the same methods"
    text = f"`client.{resource}` became `client.{heir}`{remark}."
    return Line(section=Section.CHANGED, text=text, is_breaking=True)


def _tell_removals(changes: Sequence[Change], background: Background, renamed: set[Call]) -> Iterator[Line]:
    gone = {change.subject.removeprefix("client.") for change in of_rules(changes, "resource-removed")}
    single = [read_call(change.subject) for change in of_rules(changes, "method-removed")]
    lost: dict[str, list[Call]] = defaultdict(list)
    for call in (*map(read_call, background.calls), *single):
        is_lost = call.resource in gone and call not in renamed
        if (is_lost or call in single) and call not in lost[call.resource]:
            lost[call.resource].append(call)
    for resource, calls in lost.items():
        if resource in gone and not any(call.resource == resource for call in renamed) and len(calls) > 1:
            text = f"`client.{resource}` was removed, with {quote(f'{call.method}()' for call in calls)}."
            yield Line(section=Section.REMOVED, text=text, is_breaking=True)
        elif calls:
            text = f"{quote(map(str, calls))} {were(calls)} removed."
            yield Line(section=Section.REMOVED, text=text, is_breaking=True)


def _tell_additions(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    for change in of_rules(changes, "method-added"):
        summary = background.summaries.get(change.subject, "")
        remark = f": {_in_sentence(summary)}" if summary else ""
        yield Line(section=Section.ADDED, text=f"`{change.subject}` was added{remark}.")


def _in_sentence(summary: str) -> str:
    """Give a summary as the end of a sentence."""
    summary = summary.strip().rstrip(".")
    return summary[:1].lower() + summary[1:] if summary[1:2].islower() or summary[1:2] == " " else summary
