"""What the document says of each operation, as one hash: when it changes, recordings of the operation may be outdated.

All that decides what is sent, what is answered and how clients look counts, wherever the document keeps it. Words for
people, examples, the order of object keys, and whether a thing stands in its place or is referred to do not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from generator.document.references.grammar import FIELDS, FieldShape, GrammarField
from generator.document.tree import Json, Object, as_array, as_object, reference_of, resolve_pointer
from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.parse import parse_api

_WORDS: Final = frozenset({"description", "summary", "title", "example", "examples", "externalDocs"})
_OTHER_MATTERS: Final = frozenset({"operationId", "callbacks", "links"})
_SETS: Final = frozenset({"enum", "required", "type"})
_CLIENT: Final = "x-client-"
_DIGITS: Final = 16


def fingerprint_operations(root: Object, api: Api | None = None) -> Mapping[str, str]:
    """Give the fingerprint of each operation of a bundled document, by its id. api: the document parsed, if at hand."""
    api = parse_api(root) if api is None else api
    schemes = {scheme.name: _plain(_resolve(root, scheme.pointer)) for scheme in api.security_schemes}
    return {
        operation.operation_id: _FingerprintWalk(root).fingerprint(operation, schemes) for operation in api.operations
    }


class _Reference(NamedTuple):
    """A reference, and the kind of object it leads to."""

    kind: str
    pointer: str


class _FingerprintWalk:
    """One operation's walk through the document. Digests of what is referred to are kept by pointer."""

    def __init__(self, root: Object) -> None:
        self._root = root
        self._digests: dict[str, Json] = {}

    def fingerprint(self, operation: Operation, schemes: Mapping[str, Json]) -> str:
        parameters: list[Json] = [_resolve(self._root, parameter.pointer) for parameter in operation.parameters]
        node = {**as_object(_resolve(self._root, operation.pointer)), "parameters": parameters}
        for reference in self._in_order(_references("operations", node)):
            target = _resolve(self._root, reference.pointer)
            self._digests[reference.pointer] = self._digest(reference.kind, target)
        return _hash(
            {
                **self._meaning("operations", node),
                "method": operation.method,
                "path": operation.path,
                "security": _security(operation, schemes),
                "servers": [server.url for server in operation.servers],
            }
        )

    def _in_order(self, first: Iterable[_Reference]) -> Iterator[_Reference]:
        """Give all that is reached, what a thing refers to before itself, but where it goes in a circle.

        A stack instead of recursion: large documents have longer chains than Python has patience.
        """
        entered: set[str] = set()
        stack = [(reference, False) for reference in sorted(first)]
        while stack:
            reference, is_left = stack.pop()
            if is_left:
                yield reference
            elif reference.pointer not in entered:
                entered.add(reference.pointer)
                further = _references(reference.kind, _resolve(self._root, reference.pointer))
                stack.append((reference, True))
                stack.extend((inner, False) for inner in sorted(further))

    def _digest(self, kind: str, value: Json) -> Json:
        """Hash an object. One that is a mere reference has the digest of what it refers to."""
        if not isinstance(value, dict):
            return value
        meaning = self._meaning(kind, value)
        reference = reference_of(value)
        if reference is None:
            return _hash(meaning)
        target = self._digests.get(reference, reference)  # in a circle, what is not hashed yet goes by its name
        return _hash({**meaning, "$ref": target}) if len(meaning) > 1 else target

    def _meaning(self, kind: str, node: Object) -> Object:
        """Give what counts of an object, with digests in place of the objects within."""
        fields = FIELDS.get(kind, {})
        counted = {key: value for key, value in node.items() if _counts(key)}
        return {
            key: self._within(fields[key], value) if key in fields else _in_any_order(key, value)
            for key, value in counted.items()
        }

    def _within(self, field: GrammarField, value: Json) -> Json:
        match field.shape:
            case FieldShape.ONE:
                return self._digest(field.kind, value)
            case FieldShape.LIST:
                return [self._digest(field.kind, item) for item in as_array(value)]
            case FieldShape.MAP:
                return {name: self._digest(field.kind, item) for name, item in as_object(value).items()}


def _references(kind: str, value: Json) -> Iterator[_Reference]:
    """Give the references of an object that count, those of objects within included."""
    node = as_object(value)
    reference = reference_of(node)
    if reference is not None:
        yield _Reference(kind, reference)
    for key, field in FIELDS.get(kind, {}).items():
        if key in node and _counts(key):
            for item in _items(field, node[key]):
                yield from _references(field.kind, item)


def _items(field: GrammarField, value: Json) -> Iterable[Json]:
    match field.shape:
        case FieldShape.ONE:
            return (value,)
        case FieldShape.LIST:
            return as_array(value)
        case FieldShape.MAP:
            return as_object(value).values()


def _security(operation: Operation, schemes: Mapping[str, Json]) -> list[Json]:
    """Give each alternative, with what its schemes are."""
    return [
        {name: [schemes.get(name), *scopes] for name, scopes in requirement.schemes}
        for requirement in operation.security
    ]


def _resolve(root: Object, pointer: str) -> Json:
    try:
        return resolve_pointer(root, unquote(pointer))
    except KeyError:
        return pointer  # of a reference that leads nowhere, no more is known


def _counts(key: str) -> bool:
    return key not in _WORDS and key not in _OTHER_MATTERS and (not key.startswith("x-") or key.startswith(_CLIENT))


def _plain(node: Json) -> Json:
    return {key: value for key, value in as_object(node).items() if _counts(key)}


def _in_any_order(key: str, value: Json) -> Json:
    """Sort what is a set; other values stay as they are."""
    return sorted(value, key=_written) if key in _SETS and isinstance(value, list) else value


def _hash(value: Json) -> str:
    return hashlib.sha256(_written(value).encode()).hexdigest()[:_DIGITS]


def _written(value: Json) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
