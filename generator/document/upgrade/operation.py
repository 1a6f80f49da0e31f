"""Path Item and Operation Objects: https://spec.openapis.org/oas/v2.0.html#operation-object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.document.tree import Json, Object, as_array, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, copied
from generator.document.upgrade.parameter import upgrade_parameter
from generator.document.upgrade.request_body import upgrade_body, upgrade_form
from generator.document.upgrade.response import upgrade_responses
from generator.document.upgrade.server import server_objects

_KEPT: Final = ("tags", "summary", "description", "externalDocs", "operationId", "deprecated", "security")


class Listed(NamedTuple):
    """One entry of a list of parameters: as it is listed, what it stands for, and the old pointers of both."""

    node: Object
    value: Object
    at: str
    old: str

    @property
    def location(self) -> str:
        """Where it is sent: path, query, header, formData or body."""
        return as_text(self.value.get("in"))

    @property
    def key(self) -> tuple[str, str]:
        """What an operation's own parameter must have in common to replace that of the path."""
        return self.location, "" if self.location == "body" else as_text(self.value.get("name"))

    @property
    def is_of_body(self) -> bool:
        """Whether it becomes part of the request body."""
        return self.location in {"body", "formData"}


def listed_parameters(node: Json, place: MovedPart, context: UpgradeContext) -> tuple[Listed, ...]:
    """Read a list of parameters, references followed."""
    found = []
    for index, parameter in enumerate(as_array(node)):
        if isinstance(parameter, dict):
            at = place.at(index).old
            old = as_text(parameter.get("$ref")) or at
            found.append(Listed(parameter, context.resolved(parameter), at, old))
    return tuple(found)


def upgrade_parameters(listed: Sequence[Listed], new: str, context: UpgradeContext) -> list[Json]:
    """Say those parameters of a list that are not of the body."""
    upgraded: list[Json] = []
    for one in listed:
        if one.is_of_body:
            continue
        place = MovedPart(one.at, f"{new}/{len(upgraded)}")
        context.note(place)
        is_reference = "$ref" in one.node
        upgraded.append({"$ref": one.node["$ref"]} if is_reference else upgrade_parameter(one.node, place, context))
    return upgraded


def upgrade_operation(node: Object, place: MovedPart, of_path: Sequence[Listed], context: UpgradeContext) -> Object:
    """Say one operation: its body and form become a request body, with those of its path."""
    upgraded = copied(node, *_KEPT)
    own = listed_parameters(node.get("parameters"), place.at("parameters"), context)
    parameters = upgrade_parameters(own, f"{place.new}/parameters", context)
    if parameters:
        upgraded["parameters"] = parameters
    body = _request_body(node, place, _of_body(of_path, own), context)
    if body:
        upgraded["requestBody"] = body
    produces = context.media_types(node, "produces")
    is_usual = produces == context.media_types({}, "produces")
    upgraded["responses"] = upgrade_responses(
        node.get("responses"), place.at("responses"), produces, context, is_usual=is_usual
    )
    if "schemes" in node and node["schemes"] != context.root.get("schemes"):
        upgraded["servers"] = server_objects(context.root, as_array(node["schemes"]))
        context.note(MovedPart(place.at("schemes").old, place.at("servers").new))
    return upgraded


def _of_body(of_path: Sequence[Listed], own: Sequence[Listed]) -> tuple[Listed, ...]:
    replaced = {one.key for one in own}
    inherited = (one for one in of_path if one.is_of_body and one.key not in replaced)
    return (*inherited, *(one for one in own if one.is_of_body))


def _request_body(node: Object, place: MovedPart, parts: Sequence[Listed], context: UpgradeContext) -> Object:
    consumes = context.media_types(node, "consumes")
    new = f"{place.new}/requestBody"
    bodies = [one for one in parts if one.location == "body"]
    fields = [(one.value, one.old) for one in parts if one.location == "formData"]
    for _, old in fields if bodies else ():
        context.lose(old, "an operation has a body or a form, not both; this field of the form is left out")
    for body in bodies[1:]:
        context.lose(body.old, "an operation has one body; this one is left out")
    if not bodies:
        return upgrade_form(fields, new, consumes, context) if fields else {}
    body = bodies[0]
    if "$ref" in body.node and consumes == context.media_types({}, "consumes"):
        context.note(MovedPart(body.at, new))
        return {"$ref": body.node["$ref"]}
    return upgrade_body(body.value, MovedPart(body.old, new), consumes, context)


_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch"})


def upgrade_path_item(node: Json, place: MovedPart, context: UpgradeContext) -> Json:
    """Say a path item. Parameters of the body that it lists move to its operations."""
    if not isinstance(node, dict):
        return node
    listed = listed_parameters(node.get("parameters"), place.at("parameters"), context)
    upgraded: Object = {}
    for key, value in node.items():
        if key.lower() in _METHODS and isinstance(value, dict):
            upgraded[key] = upgrade_operation(value, place.at(key), listed, context)
        elif key == "parameters":
            upgraded[key] = upgrade_parameters(listed, f"{place.new}/parameters", context)
        else:
            upgraded[key] = value
    return upgraded
