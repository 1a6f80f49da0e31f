"""Names of what is called: resources by tag, methods by operation, arguments by parameter and body member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import ObjectSchema
from generator.targets.python.names.member_names import first_free, numbered
from generator.targets.python.package.identifiers import attribute, pascal, snake, spelled, words
from generator.targets.python.package.reserved import (
    ARGUMENTS,
    CLIENT_MEMBERS,
    RESOURCE_MEMBERS,
    TYPE_NAMES,
    UPLOAD_ARGUMENTS,
)
from generator.targets.python.schemas.shapes import Shapes

UNTAGGED = ""
"""The tag of operations that have none; their resource is called `operations`."""


class ResourceName(Struct, frozen=True, kw_only=True):
    """How one tag is called: `client.<attribute>`, class `<class_name>`, `resources/<module>.py`."""

    attribute: str
    class_name: str
    module: str

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class that the resource's module declares."""
        name = self.class_name
        return (name, f"Async{name}", f"{name}WithResponse", f"Async{name}WithResponse")


def name_resources(api: Api, taken: Iterable[str]) -> dict[str, ResourceName]:
    """Name the resource of each tag that an operation has first; tags that differ in case alone share one."""
    named: dict[str, ResourceName] = {}
    by_attribute: dict[str, ResourceName] = {}
    classes = set(taken) | TYPE_NAMES
    for tag in dict.fromkeys(first_tag(operation) for operation in api.operations):
        spelling = tag if words(tag) else spelled(tag)
        member = attribute(spelling) or "operations"
        if member not in by_attribute:
            name = _resource_name(member, pascal(spelling) or "Operations", classes)
            by_attribute[member] = name
            classes.update(name.classes)
        named[tag] = by_attribute[member]
    return named


def first_tag(operation: Operation) -> str:
    """Give the tag whose resource the operation belongs to."""
    return operation.tags[0] if operation.tags else UNTAGGED


def name_methods(api: Api, resources: Mapping[str, ResourceName]) -> dict[str, str]:
    """Name the method of each operation, by the operation's pointer; unique within a resource."""
    named: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    for operation in api.operations:
        tag = first_tag(operation)
        members = taken.setdefault(resources[tag].attribute, set(RESOURCE_MEMBERS))
        name = next(name for name in _method_candidates(operation, tag) if name not in members)
        members.add(name)
        named[operation.pointer] = name
    return named


def name_sessions(api: Api, resources: Mapping[str, ResourceName], methods: Mapping[str, str]) -> dict[str, str]:
    """Name the second method of each upload in parts, by the operation's pointer: `upload` also as `upload_session`.

    The names that the document itself gives come first: they are all taken.
    """
    named: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    for operation in api.operations:
        attribute_name = resources[first_tag(operation)].attribute
        taken.setdefault(attribute_name, set(RESOURCE_MEMBERS)).add(methods[operation.pointer])
    for operation in api.operations:
        if operation.hints.chunk_upload:
            members = taken[resources[first_tag(operation)].attribute]
            stem = f"{methods[operation.pointer].rstrip('_')}_session"
            name = first_free(numbered(stem, "_"), members)
            members.add(name)
            named[operation.pointer] = name
    return named


def name_arguments(operation: Operation, shapes: Shapes) -> dict[tuple[str, str], str]:
    """Name every argument an operation may take, by location and wire name; unique within the method.

    Parameters come first, then the members of object bodies (location "body"). Two more names stand for a body
    that is passed whole: ("body", "") and ("content", "").
    """
    wanted: list[tuple[str, str]] = [(parameter.location, parameter.name) for parameter in operation.parameters]
    wanted += [("body", name) for name in _body_members(operation, shapes)]
    wanted += [("body", ""), ("content", "")]
    named: dict[tuple[str, str], str] = {}
    taken = set(ARGUMENTS | UPLOAD_ARGUMENTS if operation.hints.chunk_upload else ARGUMENTS)
    for location, wire_name in wanted:
        if (location, wire_name) not in named:
            name = next(name for name in _argument_candidates(location, wire_name) if name not in taken)
            taken.add(name)
            named[location, wire_name] = name
    return named


def _resource_name(member: str, class_name: str, classes: set[str]) -> ResourceName:
    member = f"{member.rstrip('_')}_api" if member in CLIENT_MEMBERS else member
    for name in _class_candidates(class_name):
        candidate = ResourceName(attribute=member, class_name=name, module=member)
        if classes.isdisjoint(candidate.classes):
            return candidate
    raise AssertionError  # the candidates never end


def _class_candidates(name: str) -> Iterator[str]:
    yield name
    yield f"{name}Resource"
    yield from (f"{name}Resource{number}" for number in count(2))


def _method_candidates(operation: Operation, tag: str) -> Iterator[str]:
    own = attribute(operation.hints.action) if operation.hints.action else ""
    if own:
        yield own
    whole = attribute(operation.operation_id) or attribute(f"{operation.method} {operation.path}")
    yield attribute(" ".join(_within_tag(operation.operation_id, tag))) or whole
    yield whole
    yield from (f"{(own or whole).rstrip('_')}_{number}" for number in count(2))


def _within_tag(operation_id: str, tag: str) -> tuple[str, ...]:
    """Words of an operation's id without its tag: `videos/list` and `listVideos` of `Videos` both give `list`."""
    spoken = tuple(snake(operation_id).split("_"))
    label = tuple(_singular(word) for word in snake(tag).split("_") if word)
    if not label or len(spoken) <= len(label):
        return spoken
    if tuple(_singular(word) for word in spoken[: len(label)]) == label:
        return spoken[len(label) :]
    if len(spoken) == len(label) + 1 and tuple(_singular(word) for word in spoken[1:]) == label:
        return spoken[:1]
    return spoken


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - `ties` is no plural of `ty`
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _body_members(operation: Operation, shapes: Shapes) -> Iterator[str]:
    content = operation.request_body.content if operation.request_body else ()
    for media_type in content:
        if media_type.schema is None:
            continue
        match shapes.resolve(media_type.schema).schema:
            case ObjectSchema(properties=properties):
                yield from (member.name for member in properties)
            case _:
                continue


def _argument_candidates(location: str, wire_name: str) -> Iterator[str]:
    name = attribute(wire_name) or attribute(spelled(wire_name)) or location
    yield name
    stem = f"{name.rstrip('_')}_{location}"
    yield stem
    yield from (f"{stem}_{number}" for number in count(2))
