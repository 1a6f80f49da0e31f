"""Operations: which stand for each other on both sides, which came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.api.about import compare_servers
from generator.changes.api.calls import OperationPair, name_of
from generator.changes.api.content import compare_request_bodies
from generator.changes.api.hints import compare_hints
from generator.changes.api.lifecycle import compare_lifecycle, judge_removal
from generator.changes.api.parameters import compare_parameters
from generator.changes.api.responses import compare_responses
from generator.changes.api.security import compare_security
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where, path_key
from generator.ir.operations import Operation
from generator.ir.schemas import MISSING

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
            yield from _compare(OperationPair(documents=documents, base=operation, revision=after[key]))
        else:
            yield judge_removal(operation, documents.today, is_path_left=key[1] in paths)
    for key, operation in after.items():
        if key not in before:
            where = Where(kind="operation", operation=name_of(operation), revision=operation.pointer)
            yield make("endpoint-added", where)


def _by_call(operations: tuple[Operation, ...]) -> Mapping[tuple[str, str], Operation]:
    """Return the operations by method and path; a name in a path does not count unless it alone tells two apart."""
    keys = [(operation.method, path_key(operation.path)) for operation in operations]
    often = {key for key, count in Counter(keys).items() if count > 1}
    return {(one.method, one.path) if key in often else key: one for key, one in zip(keys, operations, strict=True)}


def _compare(call: OperationPair) -> Iterator[Change]:
    yield from _compare_ids(call)
    for tag in call.base.tags:
        if tag not in call.revision.tags:
            yield call.change("api-tag-removed", tag)
    for tag in call.revision.tags:
        if tag not in call.base.tags:
            yield call.change("api-tag-added", MISSING, tag)
    for rule in _RULES:
        yield from rule(call)


def _compare_ids(call: OperationPair) -> Iterator[Change]:
    before = call.base.operation_id if call.base.has_own_id else ""
    after = call.revision.operation_id if call.revision.has_own_id else ""
    if before and before != after:
        yield call.change("api-operation-id-removed", before, after or MISSING)
    elif before != after:
        yield call.change("api-operation-id-added", MISSING, after)
