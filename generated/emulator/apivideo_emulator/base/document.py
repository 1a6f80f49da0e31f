"""The OpenAPI document that the emulator serves: its operations, found by method and path."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec

Json: TypeAlias = dict[str, Any]

CARRIED: Final = Path(__file__).parent.with_name("openapi.json")
"""The document as the package carries it."""

TOKEN: Final = "token"  # noqa: S105 # a name
"""Query parameter of the tokens that stand for an account."""

_METHODS: Final = ("get", "put", "post", "delete", "patch")
_NAME_IN_PATH: Final = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True, kw_only=True)
class ServedParameter:
    """One declared parameter; `schema` may hold references into the document."""

    name: str
    location: str
    schema: Json
    is_required: bool


@dataclass(frozen=True, kw_only=True)
class ServedOperation:
    """One operation. `bodies`: schema of the request's body by media type. `responses`: by status, as declared."""

    operation_id: str
    method: str
    path: str
    tag: str
    is_public: bool
    parameters: tuple[ServedParameter, ...]
    bodies: Mapping[str, Json]
    responses: Mapping[int, Json]

    @property
    def is_read(self) -> bool:
        """Whether it only reads."""
        return self.method == "GET"

    @property
    def is_upload(self) -> bool:
        """Whether it takes files."""
        return "multipart/form-data" in self.bodies

    @property
    def needs_token(self) -> bool:
        """Whether a token in the query is all its credentials."""
        return self.is_public and any(one.name == TOKEN and one.is_required for one in self.parameters)


@dataclass(frozen=True, kw_only=True)
class MatchedOperation:
    """An operation, and the values its path was called with."""

    operation: ServedOperation
    values: Mapping[str, str]


class ServedDocument:
    """The document, and what is looked up in it."""

    def __init__(self, root: Json) -> None:
        self.root = root
        self.operations = tuple(_operations(root))
        self._by_id = {operation.operation_id: operation for operation in self.operations}

    def operation(self, operation_id: str) -> ServedOperation:
        """Give an operation by its identifier. Raises KeyError when there is none."""
        return self._by_id[operation_id]

    def match(self, method: str, path: str) -> MatchedOperation | None:
        """Find the operation of a request, or None."""
        for pattern, operations in self._routes:
            found = pattern.fullmatch(path)
            if found is not None and method in operations:
                return MatchedOperation(
                    operation=operations[method], values=_values(operations[method], found.groups())
                )
        return None

    def methods(self, path: str) -> tuple[str, ...]:
        """Give the methods an address knows; none when it is no operation's."""
        return tuple(method for pattern, known in self._routes if pattern.fullmatch(path) for method in known)

    def schema(self, schema: Json) -> Json:
        """Make a schema of the document complete, so that a validator can follow its references."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "allOf": [schema],
            "components": self._components,
        }

    def resolve(self, node: Json) -> Json:
        """Follow a reference to what it names; other nodes are given back."""
        return _resolve(self.root, node)

    @property
    def _components(self) -> Json:
        return {"schemas": self.root["components"]["schemas"]}

    @cached_property
    def _routes(self) -> Sequence[tuple[re.Pattern[str], Mapping[str, ServedOperation]]]:
        """Paths without values before those with, so that `/data/x` is never taken for `/data/{id}`."""
        by_path: dict[str, dict[str, ServedOperation]] = {}
        for operation in self.operations:
            by_path.setdefault(operation.path, {})[operation.method] = operation
        paths = sorted(by_path, key=lambda path: path.count("{"))
        return [(_pattern(path), by_path[path]) for path in paths]


def read_document(file: Path | None = None) -> ServedDocument:
    """Read the document of a file, the one the package carries when None.

    Raises OSError when it cannot be read, ValueError for what is no OpenAPI document in JSON.
    A file is read once while it does not change: many an emulator is started for a single test.
    """
    file = file or CARRIED
    status = file.stat()
    return _read(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int, _size: int) -> ServedDocument:
    try:
        return ServedDocument(msgspec.json.decode(file.read_bytes()))
    except (msgspec.DecodeError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} is no OpenAPI document that can be served: {error!r}") from error


def _operations(root: Json) -> list[ServedOperation]:
    return [
        _operation(root, path, item, method)
        for path, item in root["paths"].items()
        for method in _METHODS
        if method in item
    ]


def _operation(root: Json, path: str, item: Json, method: str) -> ServedOperation:
    node = item[method]
    body = _resolve(root, node.get("requestBody", {}))
    return ServedOperation(
        operation_id=node["operationId"],
        method=method.upper(),
        path=path,
        tag=node["tags"][0],
        is_public=node.get("security", root.get("security")) == [],
        parameters=tuple(_parameter(root, one) for one in (*item.get("parameters", ()), *node.get("parameters", ()))),
        bodies={media: content["schema"] for media, content in body.get("content", {}).items()},
        responses={int(status): _resolve(root, response) for status, response in node["responses"].items()},
    )


def _parameter(root: Json, node: Json) -> ServedParameter:
    node = _resolve(root, node)
    return ServedParameter(
        name=node["name"], location=node["in"], schema=node["schema"], is_required=node.get("required", False)
    )


def _resolve(root: Json, node: Json) -> Json:
    while "$ref" in node:
        target: Any = root
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("([^/]+)".join(re.escape(text) for text in _NAME_IN_PATH.split(path)[::2]))


def _values(operation: ServedOperation, values: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(_NAME_IN_PATH.findall(operation.path), values, strict=True))
