"""Names of what is called: resources by tag, methods by operation, arguments by parameter and body member."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Final

from msgspec import Struct

from generator.configuration.choices import Renames
from generator.devices import file_stem
from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import ObjectSchema
from generator.targets.python.names.distinct import closeness, distinct_names, first_free, numbered, variations
from generator.targets.python.package.identifiers import attribute, pascal, snake, stem
from generator.targets.python.package.reserved import (
    ARGUMENTS,
    CLIENT_MEMBERS,
    CLIENT_OPTIONS,
    RESOURCE_MEMBERS,
    TYPE_NAMES,
    UPLOAD_ARGUMENTS,
)
from generator.targets.python.schemas.shapes import Shapes

UNTAGGED = ""
"""The tag of operations that have none; their resource is called `operations`."""

_OPERATIONS: Final = "operations"
_SEPARATORS: Final = re.compile(r"[\W_]+")
_PLACES: Final = ("path", "query", "querystring", "header", "cookie", "body", "content", "content type", "accept")
"""Places of arguments: one that stands earlier has the plain name, wherever the document lists it."""


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


def name_resources(api: Api, taken: Iterable[str], given: Mapping[str, str]) -> dict[str, ResourceName]:
    """Name the resource of each tag that an operation has first; tags that differ in case alone share one.

    given: attributes that the owner of the API chose, by tag.
    """
    keys = {tag: _resource_key(tag) for tag in dict.fromkeys(first_tag(operation) for operation in api.operations)}
    leaders: dict[str, str] = {}
    for tag, key in sorted(keys.items(), key=lambda item: closeness(item[0] or _OPERATIONS, attribute)):
        leaders.setdefault(key, tag or _OPERATIONS)
    chosen = {leaders[keys[tag]]: name for tag, name in given.items() if tag in keys}
    members = distinct_names(leaders.values(), attribute, CLIENT_MEMBERS, beside="_api", given=chosen)
    named: dict[str, ResourceName] = {}
    classes = set(taken) | TYPE_NAMES
    for key, leader in leaders.items():
        named[key] = _resource_name(members[leader], pascal(stem(chosen.get(leader, leader))), classes)
        classes.update(named[key].classes)
    return {tag: named[key] for tag, key in keys.items()}


def first_tag(operation: Operation) -> str:
    """Give the tag whose resource the operation belongs to."""
    return operation.tags[0] if operation.tags else UNTAGGED


def name_methods(api: Api, resources: Mapping[str, ResourceName], given: Mapping[str, str]) -> dict[str, str]:
    """Name the method of each operation, by the operation's pointer; unique within a resource.

    given: names that the owner of the API chose, by operation id.

    Where two want one name it goes to the one with the shorter id, so that the order of the document does not matter.
    """
    named: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    for operation in sorted(api.operations, key=lambda one: (one.operation_id not in given, *_precedence(one))):
        tag = first_tag(operation)
        members = taken.setdefault(resources[tag].attribute, set(RESOURCE_MEMBERS))
        chosen = given.get(operation.operation_id, "")
        name = first_free(chain([chosen], _method_candidates(operation, tag)), members)
        members.add(name)
        named[operation.pointer] = name
    return {operation.pointer: named[operation.pointer] for operation in api.operations}


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


def name_variables(api: Api) -> dict[str, str]:
    """Name the argument of the clients for each variable of an address, of the API or of one operation."""
    servers = (*api.servers, *(server for operation in api.operations for server in operation.servers))
    wire_names = (variable.name for server in servers for variable in server.variables)
    return distinct_names(wire_names, attribute, CLIENT_OPTIONS, beside="_variable")


def name_arguments(operation: Operation, shapes: Shapes, renames: Renames) -> dict[tuple[str, str], str]:
    """Name every argument an operation may take, by location and wire name; unique within the method.

    Parameters come first, then the members of object bodies (location "body"). More names stand for a body that is
    passed whole, ("body", "") and ("content", ""), and for the choice of its type and of that of the response,
    ("content type", "") and ("accept", ""). renames: names that the owner of the API
    chose; of several parameters of one wire name the first has it.
    """
    wanted: list[tuple[str, str]] = [(parameter.location, parameter.name) for parameter in operation.parameters]
    wanted += [("body", name) for name in _body_members(operation, shapes)]
    wanted += [("body", ""), ("content", ""), ("content type", ""), ("accept", "")]
    named: dict[tuple[str, str], str] = {}
    taken = set(ARGUMENTS | UPLOAD_ARGUMENTS if operation.hints.chunk_upload else ARGUMENTS)
    given = _given_arguments(operation, shapes, renames, wanted)
    for location, wire_name in sorted(dict.fromkeys(wanted), key=lambda one: (one not in given, *_order(one))):
        chosen = given.get((location, wire_name), "")
        name = first_free(chain([chosen], _argument_candidates(location, wire_name)), taken)
        taken.add(name)
        named[location, wire_name] = name
    return named


def _given_arguments(
    operation: Operation, shapes: Shapes, renames: Renames, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Give the names that were chosen for parameters, and for members of the schema that the body is."""
    given = {
        ("body", wire_name): name
        for body in _bodies(operation, shapes)
        for wire_name, name in renames.members_of(body.pointer.removeprefix("#/components/schemas/")).items()
    }
    for wire_name, name in renames.parameters_of(operation.operation_id).items():
        given |= dict.fromkeys([one for one in wanted if one[1] == wire_name][:1], name)
    return given


def _order(wanted: tuple[str, str]) -> tuple[bool, int, object]:
    location, wire_name = wanted
    return not wire_name, _PLACES.index(location), closeness(wire_name, attribute)


def _resource_key(tag: str) -> str:
    """Equal for tags that share a resource."""
    if tag.isascii():
        return attribute(stem(tag or _OPERATIONS))
    return _SEPARATORS.sub(" ", tag.casefold()).strip() or tag


def _resource_name(member: str, class_name: str, classes: set[str]) -> ResourceName:
    for name in _class_candidates(class_name):
        candidate = ResourceName(attribute=member, class_name=name, module=file_stem(member))
        if classes.isdisjoint(candidate.classes):
            return candidate
    raise AssertionError  # the candidates never end


def _class_candidates(name: str) -> Iterator[str]:
    yield name
    yield f"{name}Resource"
    yield from (f"{name}Resource{number}" for number in count(2))


def _precedence(operation: Operation) -> tuple[object, ...]:
    own_id = operation.operation_id
    plain = closeness(own_id, attribute)
    return bool(operation.variant), not operation.hints.action, not operation.has_own_id, plain, operation.pointer


def _method_candidates(operation: Operation, tag: str) -> Iterator[str]:
    """Yield names; those of a variant end in what is special about its body: `upload_as_multipart`."""
    suffix = f" as {operation.variant}" if operation.variant else ""
    if operation.hints.action:
        yield attribute(f"{stem(operation.hints.action)}{suffix}")
    yield attribute(" ".join(_within_tag(operation.operation_id, tag)) + suffix)
    yield attribute(f"{stem(operation.operation_id)}{suffix}")
    by_path = f"{operation.method} {operation.path}{suffix}"
    yield attribute(by_path)
    yield from variations(by_path, attribute)


def _within_tag(operation_id: str, tag: str) -> tuple[str, ...]:
    """Words of an operation's id without its tag: `videos/list` and `listVideos` of `Videos` both give `list`."""
    words = tuple(snake(operation_id).split("_"))
    label = tuple(_singular(word) for word in snake(tag).split("_") if word)
    if len(words) <= len(label):
        return words
    if tuple(_singular(word) for word in words[: len(label)]) == label:
        return words[len(label) :]
    if len(words) == len(label) + 1 and tuple(_singular(word) for word in words[1:]) == label:
        return words[:1]
    return words


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - `ties` is no plural of `ty`
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _body_members(operation: Operation, shapes: Shapes) -> Iterator[str]:
    return (member.name for body in _bodies(operation, shapes) for member in body.properties)


def _bodies(operation: Operation, shapes: Shapes) -> Iterator[ObjectSchema]:
    """Give the bodies that are objects, whose members are arguments."""
    content = operation.request_body.content if operation.request_body else ()
    for media_type in content:
        if media_type.schema is None:
            continue
        match shapes.resolve(media_type.schema).schema:
            case ObjectSchema() as body:
                yield body
            case _:
                continue


def _argument_candidates(location: str, wire_name: str) -> Iterator[str]:
    plain = stem(wire_name) if wire_name else location
    yield attribute(plain)
    yield attribute(f"{plain} {location}")
    yield from variations(f"{plain} {location}" if wire_name.isascii() else f"{wire_name} {location}", attribute)
