"""OpenAPI Object: https://spec.openapis.org/oas/v3.1.1#openapi-object, with its Info and Tag Objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from generator.ir.api import Api, Tag
from generator.ir.operations import Operation
from generator.ir.schemas import Json
from generator.parse.components import note_endless_aliases, parse_component_schemas, parse_pending_schemas
from generator.parse.hints.agent import parse_api_agent_hint
from generator.parse.hints.chunk_upload import with_chunk_uploads
from generator.parse.node import Context, Node
from generator.parse.operation import Security, parse_operations
from generator.parse.path_item import parse_paths
from generator.parse.schemas.families import find_families, parse_families
from generator.parse.security import parse_requirements, parse_security_schemes
from generator.parse.server import parse_servers
from generator.parse.webhook import parse_webhooks


def parse_api(root: Mapping[str, Json]) -> Api:
    """Say a bundled document (OpenAPI 3.0 to 3.2, references local) in IR; any JSON-shaped input is fine.

    Whatever does not become IR is in `Api.losses`, in the order of finding; `Api.warnings` lists what is unusual.
    """
    node = _root_node(root)
    context = node.context
    components, info = _child(node, "components"), _child(node, "info")
    parse_component_schemas(components)
    parse_families(context)
    schemes = parse_security_schemes(components)
    known = frozenset(scheme.name for scheme in schemes)
    security = parse_requirements(node, known) or ()
    calls = parse_paths(node)
    plain_operations = parse_operations(calls, Security(requirements=security, schemes=known))
    webhooks = parse_webhooks(node, calls)
    parse_pending_schemas(context)
    note_endless_aliases(context)
    tags = _parse_tags(node, plain_operations)
    operations = tuple(_with_groups_first(one, tags) for one in with_chunk_uploads(plain_operations, calls))
    return Api(
        openapi=node.text("openapi"),
        title=info.text("title"),
        version=info.text("version"),
        summary=info.text("summary"),
        description=info.text("description"),
        servers=parse_servers(node, node.child("x-client-base-paths")),
        tags=tags,
        security=security,
        security_schemes=schemes,
        operations=operations,
        webhooks=webhooks,
        license_name=_child(info, "license").text("name"),
        contact=_parse_contact(_child(info, "contact")),
        agent=parse_api_agent_hint(node),
        extensions=node.extensions(),
        schemas=context.named,
        losses=tuple(context.losses),
        warnings=tuple(context.warnings),
    )


def _root_node(root: Mapping[str, Json]) -> Node:
    value = dict(root)
    is_version_3_0 = str(value.get("openapi", "")).startswith("3.0")
    return Node(value, "#", Context(root=value, is_version_3_0=is_version_3_0, families=find_families(value)))


def _child(node: Node, key: str) -> Node:
    return node.child(key) or Node({}, node.at(key), node.context)


def _parse_contact(contact: Node) -> str:
    return contact.text("email") or contact.text("url") or contact.text("name")


def _parse_tags(root: Node, operations: Iterable[Operation]) -> tuple[Tag, ...]:
    """Return the declared tags, then those that operations use without declaration, in order of use."""
    tags: dict[str, Tag] = {}
    for node in root.listed("tags"):
        name = node.text("name")
        if not name or name in tags:
            node.warn("unique-tags", f"tag {name!r} is declared twice" if name else "the tag has no name; left out")
            continue
        tags[name] = Tag(
            name=name,
            description=node.text("description"),
            summary=node.text("summary"),
            parent=node.text("parent"),
            kind=node.text("kind"),
        )
    for operation in operations:
        for name in operation.tags:
            tags.setdefault(name, Tag(name=name))
    return tuple(tags.values())


def _with_groups_first(operation: Operation, tags: tuple[Tag, ...]) -> Operation:
    """Put tags that only mark an operation, a badge or an audience, behind those that group it."""
    marks = {tag.name for tag in tags if tag.kind not in {"", "nav"}}
    if not marks.intersection(operation.tags):
        return operation
    return replace(operation, tags=tuple(sorted(operation.tags, key=marks.__contains__)))
