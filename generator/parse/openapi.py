"""The document as a whole: https://spec.openapis.org/oas/v3.1.1#openapi-object."""

from __future__ import annotations

from generator.ir.api import Api, Tag
from generator.parse.component import parse_components, parse_wanted
from generator.parse.context import Context, JsonObject, text
from generator.parse.facts import parse_extensions
from generator.parse.operation import Defaults, parse_operations
from generator.parse.security import parse_security, parse_security_schemes
from generator.parse.server import parse_servers
from generator.parse.webhook import parse_webhooks


def parse_api(root: JsonObject) -> Api:
    """Say a bundled document in IR; what cannot be said is in `Api.losses`. Never raises for JSON-shaped input."""
    context = Context(root=root, is_three_one=not text(root, "openapi").startswith("3.0"))
    parse_components(context)
    schemes = parse_security_schemes(context, _child(root, "components"))
    known = frozenset(scheme.name for scheme in schemes)
    security = parse_security(context, root, "#", known) or ()
    operations = parse_operations(context, Defaults(security=security, schemes=known))
    webhooks = parse_webhooks(context)
    parse_wanted(context)
    info = _child(root, "info")
    return Api(
        openapi=text(root, "openapi"),
        title=text(info, "title"),
        version=text(info, "version"),
        summary=text(info, "summary"),
        description=text(info, "description"),
        servers=parse_servers(context, root, "#"),
        tags=_parse_tags(context, root),
        security=security,
        security_schemes=schemes,
        operations=operations,
        webhooks=webhooks,
        schemas=context.schemas,
        losses=tuple(dict.fromkeys(context.losses)),
        license_name=text(_child(info, "license"), "name"),
        contact=text(_child(info, "contact"), "url"),
        extensions=parse_extensions(root),
    )


def _child(node: JsonObject, key: str) -> JsonObject:
    value = node.get(key)
    return value if isinstance(value, dict) else {}


def _parse_tags(context: Context, root: JsonObject) -> tuple[Tag, ...]:
    return tuple(
        Tag(name=text(value, "name"), description=text(value, "description"))
        for value, _ in context.items(root, "tags", "#")
        if isinstance(value, dict) and text(value, "name")
    )
