"""Security Scheme Object: https://spec.openapis.org/oas/v2.0.html#security-scheme-object."""

from __future__ import annotations

from typing import Final

from generator.document.tree import Object, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, copied, entries

_FLOWS: Final = {"application": "clientCredentials", "accessCode": "authorizationCode"}


def upgrade_security(context: UpgradeContext, place: MovedPart) -> Object:
    """Say all security definitions as security schemes of components."""
    context.note(place)
    definitions = entries(context.root.get("securityDefinitions"))
    return {name: _upgrade_scheme(scheme, place.at(name), context) for name, scheme in definitions}


def _upgrade_scheme(node: Object, place: MovedPart, context: UpgradeContext) -> Object:
    match node.get("type"):
        case "basic":
            return {"type": "http", "scheme": "basic", **copied(node, "description")}
        case "oauth2":
            return {"type": "oauth2", **copied(node, "description"), "flows": _flows(node, place, context)}
        case _:
            return dict(node)


def _flows(node: Object, place: MovedPart, context: UpgradeContext) -> Object:
    spelled = as_text(node.get("flow"))
    kind = _FLOWS.get(spelled, spelled)
    context.note(place.moved("flows", kind))
    flow: Object = {key: node[key] for key in ("authorizationUrl", "tokenUrl") if key in node}
    return {kind: {**flow, "scopes": node.get("scopes", {})}}
