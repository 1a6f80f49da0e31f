"""Operations: which stand for each other on both sides, which came and went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diff.bodies import compare_request_bodies
from generator.diff.calls import Call, name_of
from generator.diff.change import Change, Direction, Level
from generator.diff.hints import compare_hints
from generator.diff.lifecycle import compare_lifecycle, judge_removal
from generator.diff.parameters import compare_parameters
from generator.diff.responses import compare_responses
from generator.diff.security import compare_security
from generator.diff.servers import compare_servers
from generator.diff.unchanged import Documents
from generator.ir.operations import Operation

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")
_RULES: Final = (
    compare_lifecycle,
    compare_hints,
    compare_security,
    compare_servers,
    compare_parameters,
    compare_request_bodies,
    compare_responses,
)


def compare_operations(documents: Documents) -> Iterator[Change]:
    """Compare the operations of both documents, those of the base first."""
    before, after = _by_call(documents.base.operations), _by_call(documents.revision.operations)
    paths = {path for _, path in after}
    for key, operation in before.items():
        if key in after:
            yield from _compare(Call(documents=documents, base=operation, revision=after[key]))
        else:
            yield judge_removal(operation, documents.today, is_path_left=key[1] in paths)
    for key, operation in after.items():
        if key not in before:
            yield _added(operation)


def _by_call(operations: tuple[Operation, ...]) -> Mapping[tuple[str, str], Operation]:
    """Return the operations by method and path; a name in a path does not count unless it alone tells two apart."""
    keys = [(operation.method, _VARIABLE.sub("{}", operation.path)) for operation in operations]
    often = {key for key, count in Counter(keys).items() if count > 1}
    return {(one.method, one.path) if key in often else key: one for key, one in zip(keys, operations, strict=True)}


def _compare(call: Call) -> Iterator[Change]:
    yield from _compare_ids(call)
    yield from _compare_tags(call)
    for rule in _RULES:
        yield from rule(call)


def _added(operation: Operation) -> Change:
    return Change(
        rule="endpoint-added",
        level=Level.INFO,
        direction=Direction.NONE,
        subject=name_of(operation),
        message="the operation was added",
        revision=operation.pointer,
    )


def _compare_ids(call: Call) -> Iterator[Change]:
    before = call.base.operation_id if call.base.has_own_id else ""
    after = call.revision.operation_id if call.revision.has_own_id else ""
    if before == after:
        return
    if before:
        told = f"the operation id '{before}' was removed" + (f", it is now '{after}'" if after else "")
        yield call.change("api-operation-id-removed", Level.INFO, told)
    else:
        yield call.change("api-operation-id-added", Level.INFO, f"the operation id '{after}' was added")


def _compare_tags(call: Call) -> Iterator[Change]:
    for tag in call.base.tags:
        if tag not in call.revision.tags:
            yield call.change("api-tag-removed", Level.INFO, f"the tag '{tag}' was removed")
    for tag in call.revision.tags:
        if tag not in call.base.tags:
            yield call.change("api-tag-added", Level.INFO, f"the tag '{tag}' was added")
