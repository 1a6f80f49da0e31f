"""Applying an overlay: https://spec.openapis.org/overlay/v1.1.0.html.

Stricter than the specification in one point: a target that selects nothing is refused, since it is a mistake far more
often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.document.locate import Locator
from generator.document.overlay_target import Place, places
from generator.document.references.other_files import SourceFile
from generator.document.source import Source, refuse
from generator.document.tree import ROOT, Json, Object, as_text, clone, escape, join_pointer, resolve_pointer
from generator.problems import Location


class _IncompatibleError(ValueError):
    """An update of another kind (object, array, primitive) than what it is merged into."""


class _Action(Struct, frozen=True, kw_only=True):
    """One Action Object: https://spec.openapis.org/overlay/v1.1.0.html#action-object."""

    fields: Object
    pointer: str
    where: Location

    def refuse(self, message: str) -> None:
        refuse(f"{message}; correct the action", self.where, rule="overlay")


def apply_overlay(file: SourceFile, root: Object, locator: Locator) -> None:
    """Apply an overlay's actions in place and in order. Raises UnusableInputError at the action that cannot be."""
    layer = Locator(file.source)
    applier = _Applier(root, locator, file.source)
    for action in _actions(file, layer):
        applier.apply(action)


def _actions(file: SourceFile, layer: Locator) -> Iterator[_Action]:
    tree = file.tree
    here = Location(file=file.source.name)
    if not isinstance(tree, dict) or not _VERSION.match(as_text(tree.get("overlay"))):
        refuse("this is not an overlay; begin with `overlay: 1.1.0`", here, rule="overlay")
    actions = tree.get("actions")
    if not isinstance(actions, list):
        refuse("an overlay needs `actions`, a list", here, rule="overlay")
    for index, fields in enumerate(actions):
        pointer = f"{ROOT}/actions/{index}"
        if not isinstance(fields, dict) or not isinstance(fields.get("target"), str):
            refuse("an action needs a `target`, a JSONPath", layer.locate(pointer), rule="overlay")
        yield _Action(fields=fields, pointer=pointer, where=layer.locate(f"{pointer}/target"))


_VERSION = re.compile(r"1\.[01](\.|\Z)")


class _Applier:
    """Applies actions to a tree, noting where what they add comes from."""

    def __init__(self, root: Object, locator: Locator, source: Source) -> None:
        self.root = root
        self.locator = locator
        self.source = source

    def apply(self, action: _Action) -> None:
        target = as_text(action.fields["target"])
        found = self._select(action, target)
        if not found:
            action.refuse(f"target {target} selects nothing")
        if action.fields.get("remove") is True:
            self._remove(action, found)
        elif "copy" in action.fields and "update" not in action.fields:
            self._copy(action, found)
        elif "update" in action.fields:
            self._update(action, found, action.fields["update"], f"{action.pointer}/update")
        else:
            action.refuse("an action needs `update`, `remove: true` or `copy`")

    def _select(self, action: _Action, path: str) -> tuple[Place, ...]:
        try:
            return places(path, self.root)
        except ValueError as error:
            action.refuse(str(error))
            return ()

    def _copy(self, action: _Action, found: tuple[Place, ...]) -> None:
        path = as_text(action.fields["copy"])
        sources = self._select(action, path)
        if len(sources) != 1:
            action.refuse(f"copy {path} must select one value, not {len(sources)}")
        value = clone(resolve_pointer(self.root, join_pointer(sources[0])))
        self._update(action, found, value, f"{action.pointer}/copy")

    def _update(self, action: _Action, found: tuple[Place, ...], update: Json, origin: str) -> None:
        values = [resolve_pointer(self.root, join_pointer(place)) for place in found]
        if len({_kind(value) for value in values}) > 1:
            action.refuse("the target selects objects, arrays and primitives at once")
        try:
            for place, value in zip(found, values, strict=True):
                self._merge_at(place, value, update, origin)
        except _IncompatibleError as error:
            action.refuse(str(error))

    def _merge_at(self, place: Place, value: Json, update: Json, origin: str) -> None:
        pointer = join_pointer(place)
        if isinstance(value, list):
            self._append(value, update if isinstance(update, list) else [update], pointer, origin)
        elif isinstance(value, dict) and isinstance(update, dict):
            self._merge(value, update, pointer, origin)
        else:
            self._replace(place, value, update, origin)

    def _replace(self, place: Place, value: Json, update: Json, origin: str) -> None:
        pointer = join_pointer(place)
        if _kind(value) != _kind(update):
            raise _IncompatibleError(f"{pointer} is {_kind(value)} and cannot be updated by {_kind(update)}")
        container = resolve_pointer(self.root, join_pointer(place[:-1]))
        _put(container, place[-1], update)
        self.locator.note(pointer, self.source, origin)

    def _merge(self, value: Object, update: Object, pointer: str, origin: str) -> None:
        for key, child in update.items():
            below, source_pointer = f"{pointer}/{escape(key)}", f"{origin}/{escape(key)}"
            old = value.get(key)
            if isinstance(old, dict) and isinstance(child, dict):
                self._merge(old, child, below, source_pointer)
            elif isinstance(old, list) and isinstance(child, list):
                self._append(old, child, below, source_pointer)
            elif key in value and _kind(old) != _kind(child):
                raise _IncompatibleError(f"{below} is {_kind(old)} and cannot be updated by {_kind(child)}")
            else:
                value[key] = clone(child)
                self.locator.note(below, self.source, source_pointer)

    def _append(self, value: list[Json], update: list[Json], pointer: str, origin: str) -> None:
        for index, child in enumerate(update):
            self.locator.note(f"{pointer}/{len(value)}", self.source, f"{origin}/{index}")
            value.append(clone(child))

    def _remove(self, action: _Action, found: tuple[Place, ...]) -> None:
        for place in sorted(found, key=_last_first, reverse=True):
            if not place:
                action.refuse("the root cannot be removed")
            container = resolve_pointer(self.root, join_pointer(place[:-1]))
            if isinstance(container, list) and isinstance(place[-1], int):
                self._remove_item(container, place[-1], join_pointer(place[:-1]))
            elif isinstance(container, dict):
                del container[str(place[-1])]
                self.locator.forget(join_pointer(place))

    def _remove_item(self, container: list[Json], index: int, pointer: str) -> None:
        del container[index]
        for later in range(index, len(container)):
            self.locator.move(f"{pointer}/{later + 1}", f"{pointer}/{later}")


def _last_first(place: Place) -> tuple[tuple[int, int, str], ...]:
    """Sort later items of a list before earlier ones, and inner values before outer."""
    return tuple((1, key, "") if isinstance(key, int) else (0, 0, key) for key in place)


def _put(container: Json, key: str | int, value: Json) -> None:
    if isinstance(container, dict):
        container[str(key)] = value
    elif isinstance(container, list) and isinstance(key, int):
        container[key] = value


def _kind(value: Json) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return "a primitive"
