"""What a client signs in with: the schemes of the document, what calls need of them, and arguments of the clients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from generator.ir.api import Api, SecurityScheme
from generator.ir.extensions import TokenExchangeHint
from generator.ir.operations import SecurityRequirement
from generator.targets.python.names.distinct import distinct_names
from generator.targets.python.names.names import Names
from generator.targets.python.package.declared import (
    CertificateDeclaration,
    KeyExchangeDeclaration,
    KeySchemeDeclaration,
    OAuthDeclaration,
    SchemeDeclaration,
    literal,
)
from generator.targets.python.package.identifiers import attribute
from generator.targets.python.package.package import CredentialArgument
from generator.targets.python.package.reserved import CLIENT_OPTIONS

API_KEY: Final = "api_key"
"""The argument that every client has first: the credential of its first scheme."""


def declared_schemes(api: Api, chosen: Sequence[str], names: Names) -> tuple[SchemeDeclaration, ...]:
    """Declare the schemes that something requires, the one of the API key first.

    They have arguments of their own where one text is not enough: several schemes, or one of another kind. An API that
    exchanges its key for tokens needs no other.
    """
    schemes = _preferred_schemes(api, chosen)
    if not chosen and not any(one.token_exchange for one in schemes):
        schemes = sorted(schemes, key=lambda one: attribute(one.name) != API_KEY)
    declared = [_declared(scheme, _scopes(scheme, api)) for scheme in schemes]
    is_plain = (
        len(declared) == 1
        and isinstance(declared[0], KeySchemeDeclaration)
        and declared[0].kind not in {"basic", "digest"}
    )
    if is_plain or any(isinstance(one, KeyExchangeDeclaration) for one in declared):
        return tuple(declared)
    taken = (CLIENT_OPTIONS | set(names.variables.values())) - {API_KEY}
    arguments = distinct_names((scheme.name for scheme in schemes), attribute, taken, beside="_credential")
    return tuple(replace(one, argument=arguments[scheme.name]) for scheme, one in zip(schemes, declared, strict=True))


def requirements_of(security: Iterable[SecurityRequirement]) -> tuple[tuple[str, ...], ...]:
    """Give the ids of the schemes that are needed together, for each way to meet what is required."""
    return tuple(dict.fromkeys(tuple(name for name, _ in one.schemes) for one in security))


def has_users(scheme: SchemeDeclaration) -> bool:
    """Whether a scheme takes a user and a password."""
    return isinstance(scheme, KeySchemeDeclaration) and scheme.kind in {"basic", "digest"}


def credential_arguments(schemes: Iterable[SchemeDeclaration]) -> tuple[CredentialArgument, ...]:
    """Say the schemes as arguments of the clients, without the one that is called as the API key is."""
    return tuple(
        CredentialArgument(name=one.argument, id=literal(one.id), text=_text(one))
        for one in schemes
        if one.argument not in {"", API_KEY}
    )


def _preferred_schemes(api: Api, chosen: Sequence[str]) -> list[SecurityScheme]:
    """Those that the owner of the API chose, a token exchange, then as the document requires them.

    What nothing requires is left out, unless it is chosen.
    """
    requirements = [*api.security, *(one for operation in api.operations for one in operation.security)]
    required = list(dict.fromkeys(name for one in requirements for name, _ in one.schemes))
    known = {scheme.name: scheme for scheme in api.security_schemes}
    exchanged = [scheme for scheme in api.security_schemes if scheme.token_exchange is not None]
    others = [known[name] for name in required if name in known and known[name] not in exchanged]
    first = [known[name] for name in chosen if name in known]
    return [*first, *(scheme for scheme in (*exchanged, *others) if scheme not in first)]


def _scopes(scheme: SecurityScheme, api: Api) -> tuple[str, ...]:
    """Give every scope that some operation needs, in the order of the document."""
    requirements = (*api.security, *(one for operation in api.operations for one in operation.security))
    needed = (scope for one in requirements for name, scopes in one.schemes if name == scheme.name for scope in scopes)
    return tuple(dict.fromkeys(needed))


def _declared(scheme: SecurityScheme, scopes: tuple[str, ...]) -> SchemeDeclaration:
    match scheme.kind:
        case "http" if scheme.token_exchange is not None:
            return _exchange(scheme.token_exchange, scheme.name)
        case "http" if scheme.scheme in {"bearer", "basic", "digest"}:
            return KeySchemeDeclaration(kind=scheme.scheme, id=scheme.name)
        case "http":
            return KeySchemeDeclaration(kind="http", name=scheme.scheme, id=scheme.name)
        case "apiKey":
            return KeySchemeDeclaration(kind=scheme.location, name=scheme.parameter_name, id=scheme.name)
        case "mutualTLS":
            return CertificateDeclaration(id=scheme.name)
        case _:
            return _oauth(scheme, scopes)


def _oauth(scheme: SecurityScheme, scopes: tuple[str, ...]) -> OAuthDeclaration:
    flows = scheme.flows
    return OAuthDeclaration(
        token_url=next((one.token_url for one in flows if one.token_url), ""),
        refresh_url=next((one.refresh_url for one in flows if one.refresh_url), ""),
        authorization_url=next((one.authorization_url for one in flows if one.authorization_url), ""),
        device_url=next((one.device_authorization_url for one in flows if one.device_authorization_url), ""),
        discovery_url=scheme.connect_url or scheme.metadata_url,
        scopes=scopes,
        id=scheme.name,
    )


def _exchange(hint: TokenExchangeHint, name: str) -> KeyExchangeDeclaration:
    return KeyExchangeDeclaration(
        id=name,
        exchange_path=hint.exchange_path,
        exchange_key=hint.exchange_key,
        refresh_path=hint.refresh_path,
        refresh_key=hint.refresh_key,
        access_token=hint.access_token,
        refresh_token=hint.refresh_token,
        expires_in=hint.expires_in,
    )


def _text(scheme: SchemeDeclaration) -> str:
    match scheme:
        case KeySchemeDeclaration(kind="basic" | "digest"):
            return "(user, password)"
        case KeySchemeDeclaration(kind="bearer"):
            return "a token"
        case KeySchemeDeclaration(kind="http", name=name):
            return f"the value of `Authorization`, or what follows {name!r} in it"
        case KeySchemeDeclaration(kind=kind, name=name):
            return f"the key of the {kind} {name!r}"
        case OAuthDeclaration():
            return "a token, or a grant that gets one, such as ClientCredentials"
        case CertificateDeclaration():
            return "a ClientCertificate, or the path of one"
        case _:
            return "the API key"
