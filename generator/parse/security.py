"""Security Scheme and Security Requirement Objects: https://spec.openapis.org/oas/v3.1.1#security-scheme-object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias, get_args

from generator.ir.api import OAuthFlow, SecurityScheme
from generator.ir.operations import SecurityRequirement
from generator.parse.hints.extensions import parse_token_exchange
from generator.parse.node import Node
from generator.parse.reference import followed_children

_Kind: TypeAlias = Literal["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
_Location: TypeAlias = Literal["query", "header", "cookie"]

_KINDS: Final[Mapping[str, _Kind]] = {name: name for name in get_args(_Kind)}
_SCHEMES_OF_HTTP: Final = frozenset({"basic", "bearer", "digest"})
_OLD_TYPES: Final = frozenset({"basic", "bearer"})
_SCHEMES: Final = "#/components/securitySchemes/"
_LOCATIONS: Final[Mapping[str, _Location]] = {name: name for name in get_args(_Location)}


def parse_security_schemes(components: Node) -> tuple[SecurityScheme, ...]:
    """Read `securitySchemes`. No client runs a flow of `oauth2`, it is given its token; flows are there to compare."""
    found = (_parse_scheme(name, node) for name, node in followed_children(components, "securitySchemes"))
    return tuple(scheme for scheme in found if scheme)


def parse_requirements(node: Node, known: frozenset[str]) -> tuple[SecurityRequirement, ...] | None:
    """Read the `security` of the document or an operation; None if it is not given, () if none is needed.

    A requirement that names a scheme which is not among the `known` ones is left out, with a warning: nobody can
    meet it.
    """
    if node.value.get("security") is None:
        return None
    return tuple(
        SecurityRequirement(
            schemes=tuple((scheme_name(name, known), requirement.texts(name)) for name in requirement.value)
        )
        for requirement in node.listed("security")
        if _is_known(requirement, known)
    )


def scheme_name(spelled: str, known: frozenset[str]) -> str:
    """Return the name of the scheme that a requirement means: from 3.2 on it may be the URI of a component."""
    if spelled in known or not spelled.startswith(_SCHEMES):
        return spelled
    return spelled.removeprefix(_SCHEMES).replace("~1", "/").replace("~0", "~")


def _parse_scheme(name: str, node: Node) -> SecurityScheme | None:
    node = _with_current_type(node)
    kind = _KINDS.get(node.text("type"))
    problems = tuple(_problems(node, kind))
    for problem in problems:
        node.lose(f"security scheme {name!r} {problem}")
    if kind is None or problems:
        return None
    is_key = kind == "apiKey"
    return SecurityScheme(
        name=name,
        kind=kind,
        pointer=node.pointer,
        scheme=_scheme_of_http(node.text("scheme")) if kind == "http" else "",
        location=_LOCATIONS[node.text("in")] if is_key else "",
        parameter_name=node.text("name") if is_key else "",
        description=node.text("description"),
        token_exchange=parse_token_exchange(node),
        flows=tuple(_parse_flow(name, flow) for name, flow in node.children("flows", is_extensible=True)),
        connect_url=node.text("openIdConnectUrl"),
        metadata_url=node.text("oauth2MetadataUrl"),
        deprecated=node.flag("deprecated"),
        extensions=node.extensions(),
    )


def _with_current_type(node: Node) -> Node:
    """Read `type: basic`, as Swagger 2.0 had it, and `type: bearer` as schemes of HTTP."""
    spelled = node.text("type").lower()
    if spelled not in _OLD_TYPES:
        return node
    node.warn("structure", f"type {spelled!r} is none of OpenAPI 3; read as scheme {spelled!r} of type 'http'", "type")
    return node.replaced({**node.value, "type": "http", "scheme": spelled})


def _scheme_of_http(spelled: str) -> str:
    """Names of schemes know no case; one that the package has no code for is sent as the document spells it."""
    return spelled.lower() if spelled.lower() in _SCHEMES_OF_HTTP else spelled


def _parse_flow(kind: str, node: Node) -> OAuthFlow:
    scopes = node.child("scopes")
    return OAuthFlow(
        kind=kind,
        authorization_url=node.text("authorizationUrl"),
        device_authorization_url=node.text("deviceAuthorizationUrl"),
        token_url=node.text("tokenUrl"),
        refresh_url=node.text("refreshUrl"),
        scopes=tuple((name, scopes.text(name)) for name in scopes.value) if scopes else (),
    )


def _problems(node: Node, kind: _Kind | None) -> Iterator[str]:
    if kind is None:
        yield f"has type {node.text('type')!r}; OpenAPI 3 knows {', '.join(_KINDS)}"
    if kind == "http" and not node.text("scheme"):
        yield "has no 'scheme'; add basic or bearer"
    if kind == "apiKey" and (not node.text("name") or node.text("in") not in _LOCATIONS):
        yield f"needs a 'name', and 'in' as one of {', '.join(_LOCATIONS)}"


def _is_known(requirement: Node, known: frozenset[str]) -> bool:
    unknown = [name for name in requirement.value if scheme_name(name, known) not in known]
    for name in unknown:
        reason = f"security scheme {name!r} is not declared in components.securitySchemes; left out"
        requirement.warn("defined-security", reason)
    return not unknown
