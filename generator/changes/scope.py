"""Changes of some operations only: those whose path fits a pattern, or that have a tag, and all that these refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from generator.changes.groups import PlacedChange
from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation
from generator.ir.schemas import Schema
from generator.ir.walk import references


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """Which operations count. paths: patterns with `*`. An operation fits one of the paths and has one of the tags."""

    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether everything counts."""
        return not self.paths and not self.tags

    def fits(self, operation: Operation) -> bool:
        """Whether an operation counts."""
        has_path = not self.paths or any(fnmatchcase(operation.path, pattern) for pattern in self.paths)
        return has_path and (not self.tags or not set(self.tags).isdisjoint(operation.tags))

    def apply(self, found: Iterable[PlacedChange], base: Api, revision: Api) -> Iterator[PlacedChange]:
        """Give the changes that stand in operations that count, or in what these refer to, on either side."""
        if self.is_open:
            yield from found
            return
        before, after = _Reach(self, base), _Reach(self, revision)
        for one in found:
            where = one.change.where
            if where.operation:
                kept = where.operation in before.operations or where.operation in after.operations
            else:
                kept = before.holds(where.base) or after.holds(where.revision)
            if kept:
                yield one


EVERYTHING: Final = Filter()


class _Reach:
    """What the operations of one document that count lead to."""

    def __init__(self, wanted: Filter, api: Api) -> None:
        operations = [one for one in api.operations if wanted.fits(one)]
        self.operations = {f"{one.method} {one.path}" for one in operations}
        self._pointers = {pointer for one in operations for pointer in _pointers(one)}
        waiting = [target for one in operations for schema in _schemas(one) for target in references(schema)]
        while waiting:
            target = waiting.pop()
            if target not in self._pointers and target in api.schemas:
                self._pointers.add(target)
                waiting += references(api.schemas[target].schema)

    def holds(self, pointer: str) -> bool:
        """Whether a pointer is one of what counts, or below it."""
        while pointer:
            if pointer in self._pointers:
                return True
            pointer = pointer.rpartition("/")[0]
        return False


def _pointers(operation: Operation) -> Iterator[str]:
    """Give the pointers of what an operation may share with others."""
    yield operation.pointer
    yield from (parameter.pointer for parameter in operation.parameters)
    yield from (response.pointer for response in operation.responses)
    if operation.request_body:
        yield operation.request_body.pointer


def _schemas(operation: Operation) -> Iterator[Schema]:
    yield from (parameter.schema for parameter in operation.parameters)
    bodies: list[MediaType] = [*operation.request_body.content] if operation.request_body else []
    for response in operation.responses:
        yield from (header.schema for header in response.headers)
        bodies += response.content
    yield from (body.schema for body in bodies if body.schema)
