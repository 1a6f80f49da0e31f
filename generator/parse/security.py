"""Security schemes and requirements: https://spec.openapis.org/oas/v3.1.1#security-scheme-object."""

from __future__ import annotations

from typing import Final, Literal, cast

from generator.ir.api import SecurityScheme
from generator.ir.operations import SecurityRequirement
from generator.parse.context import Context, JsonObject, text
from generator.parse.extensions import parse_token_exchange
from generator.parse.facts import parse_extensions

Kind = Literal["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
KINDS: Final = frozenset({"http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"})


def parse_security_schemes(context: Context, components: JsonObject) -> tuple[SecurityScheme, ...]:
    """Read the declared schemes in document order; one of an unknown kind is a loss."""
    found: list[SecurityScheme] = []
    for name, value, where in context.members(components, "securitySchemes", "#/components"):
        followed = context.follow(value, where)
        if followed is None:
            continue
        node, at = followed
        if text(node, "type") not in KINDS:
            context.lose(at, f"security scheme {name!r} is of the unknown type {node.get('type')!r}")
            continue
        found.append(_parse_scheme(context, name, node, at))
    return tuple(found)


def parse_security(
    context: Context, node: JsonObject, pointer: str, known: frozenset[str]
) -> tuple[SecurityRequirement, ...] | None:
    """Read a list of requirements; None where there is none. One that names an unknown scheme is a loss."""
    if "security" not in node:
        return None
    found: list[SecurityRequirement] = []
    for value, where in context.items(node, "security", pointer):
        if not isinstance(value, dict):
            context.lose(where, "a security requirement is due here")
            continue
        unknown = [name for name in value if name not in known]
        if unknown:
            context.lose(where, f"security scheme {unknown[0]!r} is not declared")
            continue
        found.append(
            SecurityRequirement(
                schemes=tuple(
                    (name, tuple(str(scope) for scope in scopes) if isinstance(scopes, list) else ())
                    for name, scopes in value.items()
                )
            )
        )
    return tuple(found)


def _parse_scheme(context: Context, name: str, node: JsonObject, pointer: str) -> SecurityScheme:
    location = text(node, "in")
    return SecurityScheme(
        name=name,
        kind=cast("Kind", text(node, "type")),
        pointer=pointer,
        scheme=text(node, "scheme").lower(),
        location=cast("Literal['query', 'header', 'cookie']", location)
        if location in {"query", "header", "cookie"}
        else "",
        parameter_name=text(node, "name"),
        description=text(node, "description"),
        token_exchange=parse_token_exchange(context, node, pointer),
        extensions=parse_extensions(node),
    )
