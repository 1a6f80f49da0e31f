"""Many files into one tree: what a `$ref` to another file names moves into `components`, or into its place.

Objects that components can hold (schemas, parameters, responses ...) become `components.<kind>.<name>`, named after
the file or the last token of the fragment. All else (path items, operations, maps) is copied into its place. References
end up local.
"""

from __future__ import annotations

import re
from collections import deque
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from generator.document.locate import Locator
from generator.document.references.grammar import COMPONENT_KINDS, MAP, Slot, slots
from generator.document.references.other_files import Files, FoundTarget, ReferenceTarget, SourceFile
from generator.document.tree import ROOT, Json, Object, as_object, as_text, clone, escape, reference_of, split_pointer
from generator.problems import Location, Problem, Severity, UnusableInputError


def component_pointer(root: Object, kind: str, name: str) -> str:
    """Write the pointer of a component."""
    return "/".join((ROOT, *_section_keys(root, kind), escape(name)))


def section(root: Object, kind: str) -> Object:
    """Give `components.<kind>`, made if it is not there yet; in Swagger 2.0 `definitions` and the like."""
    node = root
    for key in _section_keys(root, kind):
        node = _child(node, key)
    return node


def _section_keys(root: Object, kind: str) -> tuple[str, ...]:
    old = _SWAGGER_SECTIONS.get(kind) if "swagger" in root else None
    return (old,) if old else ("components", kind)


_SWAGGER_SECTIONS = {"schemas": "definitions", "parameters": "parameters", "responses": "responses"}


def free_name(root: Object, kind: str, target: ReferenceTarget) -> str:
    """Name a component after its file or the last token of its fragment; one in use gets the file or folder added."""
    taken = section(root, kind)
    tokens = split_pointer(target.pointer)
    path = PurePath(target.file.source.name)
    name = _clean(tokens[-1] if tokens else path.stem)
    further = f"{name}_{_clean(path.stem if tokens else path.parent.name)}"
    numbered = (f"{further}_{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, further, *numbered) if candidate not in taken)


def _child(node: Object, key: str) -> Object:
    child = node.setdefault(key, {})
    if not isinstance(child, dict):
        child = node[key] = {}
    return child


_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]+")


def _clean(text: str) -> str:
    """Keep what a component's name may hold: https://spec.openapis.org/oas/v3.1.1#fixed-fields-5."""
    return _FORBIDDEN.sub("_", text).strip("_") or "Component"


class _Work(NamedTuple):
    """A place still to be walked: the file its references are relative to, and what is being copied around it."""

    slot: Slot
    file: SourceFile
    copying: tuple[str, ...] = ()


def bundle(files: Files, root: Object, locator: Locator, *, keep_going: bool) -> tuple[Problem, ...]:
    """Make every reference of a tree local, in place.

    Gives the references that could not be followed: errors when going on, else UnusableInputError is raised for all of
    them; warnings for those of examples and links, which are taken out.
    """
    bundler = _Bundler(files, root, locator)
    bundler.run()
    first, *others = _each_once(bundler.problems) or (None,)
    if first is not None and not keep_going:
        raise UnusableInputError(first, *(problem for problem in others if problem is not None))
    return (*bundler.problems, *_each_once(bundler.warnings))


def _each_once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Give what is wrong once for each file or fragment, at the first reference to it."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.message, problem)
    return tuple(first.values())


class _ChainEnd(NamedTuple):
    """What a chain of references ends in, with the fields that stand beside them. identity: of the end itself."""

    identity: str
    target: ReferenceTarget
    value: Json


def _merged(value: Json, referring: Json) -> Json:
    """Lay the fields that stand beside a reference over what it names."""
    beside = {key: child for key, child in as_object(referring).items() if key != "$ref"}
    return {**value, **beside} if beside and isinstance(value, dict) else value


class _Bundler:
    def __init__(self, files: Files, root: Object, locator: Locator) -> None:
        self.files = files
        self.root = root
        self.locator = locator
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.names: dict[tuple[str, str], str] = {}
        self.ends: dict[str, _ChainEnd | None] = {}
        self.placed: set[str] = set()
        self.pending: deque[_Work] = deque()
        self.has_ids = files.has_identifiers(files.root)

    def run(self) -> None:
        self._adopt_components()
        kind = "swagger" if "swagger" in self.root else "openapi"
        self._walk(kind, self.root, ROOT, _Work(Slot(kind, {}, "", ROOT), self.files.root))
        while self.pending:
            work = self.pending.popleft()
            self._visit(work, work.slot.value)

    def _adopt_components(self) -> None:
        """Let a component that is a mere reference to a file be that file, under the name it has here."""
        for slot in slots("components", as_object(self.root.get("components")), f"{ROOT}/components"):
            reference = reference_of(slot.value)
            if reference and not reference.startswith("#") and len(as_object(slot.value)) == 1:
                with suppress(UnusableInputError):  # reported when the place is visited
                    target = self.files.follow(self.files.root, reference, lambda: Location(file=""))
                    self.names.setdefault((slot.kind, target.identity), str(slot.key))

    def _walk(self, kind: str, node: Object, pointer: str, work: _Work) -> None:
        for slot in slots(kind, node, pointer):
            if slot.pointer in self.placed:
                continue  # its references are relative to the file it came from: it is pending, or done
            self._visit(_Work(slot, work.file, work.copying), slot.value)
        if kind == "schemas" and "discriminator" in node:
            self._walk_mapping(as_object(as_object(node["discriminator"]).get("mapping")), pointer, work)

    def _visit(self, work: _Work, value: Json) -> None:
        if not isinstance(value, dict):
            return
        kind = work.slot.kind
        reference = value.get("$ref")
        if isinstance(reference, str) and kind not in COMPONENT_KINDS:
            self._copy_in(work, value, reference)
            return
        if isinstance(reference, str):
            self._make_local(work, value, reference)
        elif "$ref" in value and not kind.startswith(MAP):
            self._report(work, "$ref must be a string; write '#/...' or a relative file name", "dangling-ref")
        self._walk(kind, value, work.slot.pointer, work)

    def _make_local(self, work: _Work, value: Object, reference: str) -> None:
        if work.file is self.files.root and (reference == ROOT or reference.startswith("#/")) and not self.has_ids:
            return
        target = self._target(work, reference)
        if target is None:
            return
        if target.file is self.files.root:
            value["$ref"] = target.pointer
        elif self._stands_for(work, target):
            self._place(work.slot, self._found(work, target))
        else:
            value["$ref"] = self._component(work, target)

    def _stands_for(self, work: _Work, target: ReferenceTarget) -> bool:
        """Return whether a place is the component that a target is to become."""
        name = self.names.get((work.slot.kind, target.identity))
        is_own = name is not None and work.slot.pointer == component_pointer(self.root, work.slot.kind, name)
        return is_own and work.file is self.files.root

    def _component(self, work: _Work, target: ReferenceTarget) -> str:
        """Give the local reference to what a file holds, after moving it into `components` if need be."""
        kind = work.slot.kind
        key = (kind, target.identity)
        if key not in self.names:
            found = self._found(work, target)
            if found is None:
                return target.pointer
            self.names[key] = free_name(self.root, kind, target)
            pointer = component_pointer(self.root, kind, self.names[key])
            self._place(Slot(kind, section(self.root, kind), self.names[key], pointer), found)
        return component_pointer(self.root, kind, self.names[key])

    def _place(self, slot: Slot, found: FoundTarget | None) -> None:
        """Put a copy of what was found into `components`, to be walked later."""
        if found is not None:
            slot.put(clone(found.value))
            self.placed.add(slot.pointer)
            self.locator.note(slot.pointer, found.target.file.source, found.target.pointer)
            self.pending.append(_Work(slot, found.target.file))

    def _copy_in(self, work: _Work, value: Object, reference: str) -> None:
        """Put what a reference names in its place; fields beside the reference win over its own."""
        end = self._end_of(work, reference)
        if end is None:
            return
        if end.identity in work.copying:
            self._report_circle(work, (*work.copying[work.copying.index(end.identity) :], end.identity))
            return
        if len(work.copying) > _MAX_COPIES:
            message = f"references lead into each other more than {_MAX_COPIES} times; nest them less deep"
            self._report(work, message, "circular-ref")
            return
        work.slot.put(clone(_merged(end.value, value)))
        self._note_copy(work.slot.pointer, end.target)
        self._visit(_Work(work.slot, end.target.file, (*work.copying, end.identity)), work.slot.value)

    def _end_of(self, work: _Work, reference: str) -> _ChainEnd | None:
        """Follow a chain of references to what it ends in; None, once it is reported, where it does not end."""
        trail: dict[str, Json] = {}
        file, at = work.file, self.locator.origin(work.slot.pointer).pointer
        while True:
            target = self._target(work, reference, file, at)
            if target is None or (found := self._known_or_found(work, target)) is None:
                return self._note_ends(trail, None)
            if isinstance(found, _ChainEnd):
                return self._note_ends(trail, found)
            if target.identity in trail:
                names = list(trail)
                self._report_circle(work, (*names[names.index(target.identity) :], target.identity))
                return self._note_ends(trail, None)
            trail[target.identity] = found.value
            further = reference_of(found.value)
            if further is None:
                return self._note_ends(trail, _ChainEnd(target.identity, found.target, found.value))
            reference, file, at = further, found.target.file, found.target.pointer

    def _known_or_found(self, work: _Work, target: ReferenceTarget) -> _ChainEnd | FoundTarget | None:
        known = target.identity in self.ends
        return self.ends[target.identity] if known else self._found(work, target)

    def _note_ends(self, trail: dict[str, Json], end: _ChainEnd | None) -> _ChainEnd | None:
        """Note for each step of a chain what it ends in, so that each is followed once."""
        for identity, value in reversed(trail.items()):
            if end is not None:
                end = end._replace(value=_merged(end.value, value))
            self.ends[identity] = end
        return end

    def _report_circle(self, work: _Work, trail: tuple[str, ...]) -> None:
        self._report(work, f"circular file references: {' -> '.join(trail)}; break the circle", "circular-ref")

    def _note_copy(self, pointer: str, target: ReferenceTarget) -> None:
        if target.file is self.files.root:
            self.locator.note(pointer, *self.locator.origin(target.pointer))
        else:
            self.locator.note(pointer, target.file.source, target.pointer)

    def _walk_mapping(self, mapping: Object, pointer: str, work: _Work) -> None:
        """Make a discriminator's mapping local: it names schemas, by component name or by reference."""
        for key, value in mapping.items():
            reference = as_text(value)
            if not _IS_REFERENCE.search(reference) or (reference.startswith("#/") and work.file is self.files.root):
                continue
            place = work._replace(slot=Slot("schemas", mapping, key, f"{pointer}/discriminator/mapping/{escape(key)}"))
            target = self._target(place, reference)
            if target is not None:
                is_root = target.file is self.files.root
                mapping[key] = target.pointer if is_root else self._component(place, target)

    def _target(
        self, work: _Work, reference: str, file: SourceFile | None = None, at: str = ""
    ) -> ReferenceTarget | None:
        """Give what a reference names. file, at: where it stands, if that is not the place being walked."""
        try:
            at = at or self.locator.origin(work.slot.pointer).pointer
            return self.files.follow(file or work.file, reference, lambda: self.locator.locate(work.slot.pointer), at)
        except UnusableInputError as error:
            self._leave_out(work, error)
            return None

    def _found(self, work: _Work, target: ReferenceTarget) -> FoundTarget | None:
        try:
            return self.files.find(target, lambda: self.locator.locate(work.slot.pointer))
        except UnusableInputError as error:
            self._leave_out(work, error)
            return None

    def _leave_out(self, work: _Work, error: UnusableInputError) -> None:
        """Report a reference that leads nowhere; an example or a link is taken out, for no package is made of it."""
        if work.slot.kind not in _ADVICE:
            self.problems += error.problems
            return
        self.warnings += (replace(problem, severity=Severity.WARNING) for problem in error.problems)
        if isinstance(work.slot.container, dict):
            del work.slot.container[str(work.slot.key)]

    def _report(self, work: _Work, message: str, rule: str) -> None:
        self.problems.append(Problem(where=self.locator.locate(work.slot.pointer), rule=rule, message=message))


_MAX_COPIES = 40
"""How deep what is copied may have copies of other things within: a path item with a callback, and so on."""

_ADVICE = frozenset({"examples", "links"})
"""Kinds that only advise the reader."""

_IS_REFERENCE = re.compile(r"[/#]|\.(?:ya?ml|json)\Z")
