"""What rules look at: a document with its objects sorted by kind, each with its pointer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from generator.document.document import Document
from generator.document.references.grammar import METHODS
from generator.document.tree import ROOT, Json, Object, as_array, as_object, as_text, escape, follow, reference_of


class Item(Struct, frozen=True, kw_only=True):
    """One OpenAPI object: its kind (as components name it), where it stands, under which key, and what it says."""

    kind: str
    pointer: str
    key: str
    node: Object


class OperationItem(Struct, frozen=True, kw_only=True):
    """One operation of a path (or of a webhook, whose path is its name) with the path item around it."""

    path: str
    method: str
    pointer: str
    node: Object
    path_item: Object
    path_item_pointer: str
    is_webhook: bool

    @property
    def title(self) -> str:
        """How messages name it: `GET /videos`."""
        return f"{self.method.upper()} {self.path}"


class Subject:
    """A document under examination. Everything is found once, when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = document.root

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every OpenAPI object of the tree, in document order."""
        return tuple(
            Item(kind=slot.kind, pointer=slot.pointer, key=str(slot.key), node=value)
            for slot in self.document.slots
            if isinstance(value := slot.value, dict)
        )

    def of_kind(self, *kinds: str) -> Iterator[Item]:
        """Give the objects of some kinds that are no references."""
        return (item for item in self._objects if item.kind in kinds)

    @cached_property
    def _objects(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if reference_of(item.node) is None)

    @cached_property
    def operations(self) -> tuple[OperationItem, ...]:
        """Every operation of paths and webhooks, in document order."""
        return tuple(
            operation
            for section in ("paths", "webhooks", "x-webhooks")
            for path, item in as_object(self.root.get(section)).items()
            if isinstance(item, dict) and not path.startswith("x-")
            for operation in _operations(section, path, item)
        )

    def parameters(self, operation: OperationItem) -> tuple[tuple[str, Object], ...]:
        """Give an operation's parameters with their pointers: its own, then those of its path that it keeps."""
        own = self.listed(operation.node, operation.pointer)
        names = {_identity(node) for _, node in own}
        shared = self.listed(operation.path_item, operation.path_item_pointer)
        return (*own, *((pointer, node) for pointer, node in shared if _identity(node) not in names))

    def listed(self, node: Object, pointer: str) -> tuple[tuple[str, Object], ...]:
        """Give the parameters that one object lists, references followed."""
        listed = as_array(node.get("parameters"))
        return tuple((f"{pointer}/parameters/{index}", self.follow(value)) for index, value in enumerate(listed))

    def follow(self, node: Json) -> Object:
        """Follow references to the object they lead to."""
        return follow(self.root, node, self._known)

    @cached_property
    def _known(self) -> dict[str, Object]:
        return {}

    @cached_property
    def is_3_0(self) -> bool:
        """Whether schemas are those of OpenAPI 3.0, not JSON Schema."""
        return self.document.version == (3, 0)


def _operations(section: str, path: str, item: Object) -> Iterator[OperationItem]:
    pointer = f"{ROOT}/{section}/{escape(path)}"
    fixed = {method: f"{pointer}/{method}" for method in item if method in METHODS}
    additional = as_object(item.get("additionalOperations"))
    others = {method: f"{pointer}/additionalOperations/{escape(method)}" for method in additional}
    for method, place in {**fixed, **others}.items():
        node = item.get(method) if method in fixed else additional[method]
        if isinstance(node, dict):
            yield OperationItem(
                path=path,
                method=method,
                pointer=place,
                node=node,
                path_item=item,
                path_item_pointer=pointer,
                is_webhook=section != "paths",
            )


def _identity(parameter: Object) -> tuple[str, str]:
    return as_text(parameter.get("in")), as_text(parameter.get("name"))
