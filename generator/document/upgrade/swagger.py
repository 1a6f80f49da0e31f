"""Swagger Object: https://spec.openapis.org/oas/v2.0.html#swagger-object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.document.tree import ROOT, Object, as_object, as_text
from generator.document.upgrade.context import MovedPart, Note, UpgradeContext, copied, entries, rewrite_references
from generator.document.upgrade.operation import upgrade_path_item
from generator.document.upgrade.parameter import upgrade_header, upgrade_parameter
from generator.document.upgrade.request_body import upgrade_body
from generator.document.upgrade.response import upgrade_response
from generator.document.upgrade.schema import upgrade_definitions
from generator.document.upgrade.security_scheme import upgrade_security
from generator.document.upgrade.server import server_objects

_VERSION: Final = "3.1.1"
_KEPT: Final = ("info", "tags", "externalDocs", "security")


@dataclass(frozen=True, kw_only=True, slots=True)
class Upgrade:
    """A document in OpenAPI 3.1. old: pointer in the document as written, by new pointer, wherever they differ."""

    root: Object
    old: Mapping[str, str]
    notes: tuple[Note, ...]


def is_swagger(root: Object) -> bool:
    """Whether a document is Swagger 2.0, quoted or not."""
    return str(root.get("swagger")) in {"2.0", "2"}


def upgrade_swagger(root: Object, address: str = "") -> Upgrade:
    """Say a bundled document of Swagger 2.0 in OpenAPI 3.1. address: URL that it was read from, "" for a file."""
    context = UpgradeContext(root)
    upgraded: Object = {"openapi": _VERSION, **copied(root, *_KEPT), "servers": list(server_objects(root, (), address))}
    context.note(MovedPart(f"{ROOT}/swagger", f"{ROOT}/openapi"))
    context.note(MovedPart(f"{ROOT}/{'host' if 'host' in root else 'basePath'}", f"{ROOT}/servers"))
    at = MovedPart(f"{ROOT}/paths", f"{ROOT}/paths")
    paths = as_object(root.get("paths"))
    upgraded["paths"] = {
        path: item if path.startswith("x-") else upgrade_path_item(item, at.at(path), context)
        for path, item in paths.items()
    }
    upgraded["components"] = {kind: section for kind, section in _components(context).items() if section}
    rewrite_references(upgraded, context)
    return Upgrade(root=upgraded, old=context.old, notes=tuple(context.notes))


def _components(context: UpgradeContext) -> Object:
    base = f"{ROOT}/components"
    return {
        "schemas": upgrade_definitions(context, MovedPart(f"{ROOT}/definitions", f"{base}/schemas")),
        **_parameters(context, base),
        "responses": _responses(context, MovedPart(f"{ROOT}/responses", f"{base}/responses")),
        "headers": _headers(context),
        "securitySchemes": upgrade_security(
            context, MovedPart(f"{ROOT}/securityDefinitions", f"{base}/securitySchemes")
        ),
    }


def _parameters(context: UpgradeContext, base: str) -> Object:
    """Say shared parameters: those of the body as request bodies. Fields of forms are said where they are used."""
    parameters: Object = {}
    bodies: Object = {}
    consumes = context.media_types({}, "consumes")
    for name, node in entries(context.root.get("parameters")):
        old = MovedPart(f"{ROOT}/parameters", base).at(name).old
        match as_text(node.get("in")):
            case "body":
                place = MovedPart(old, MovedPart("", base).moved("requestBodies", name).new)
                bodies[name] = upgrade_body(node, place, consumes, context)
            case "formData":
                continue
            case _:
                place = MovedPart(old, MovedPart("", base).moved("parameters", name).new)
                context.note(place)
                parameters[name] = upgrade_parameter(node, place, context)
    return {"parameters": parameters, "requestBodies": bodies}


def _responses(context: UpgradeContext, place: MovedPart) -> Object:
    produces = context.media_types({}, "produces")
    return {
        name: upgrade_response(node, place.at(name), produces, context)
        for name, node in entries(context.root.get("responses"))
    }


def _headers(context: UpgradeContext) -> Object:
    """Say headers that bundling took from other files; Swagger 2.0 has no place for them."""
    place = MovedPart(f"{ROOT}/components/headers", f"{ROOT}/components/headers")
    headers = entries(as_object(context.root.get("components")).get("headers"))
    return {name: upgrade_header(node, place.at(name), context) for name, node in headers}
