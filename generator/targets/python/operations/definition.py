"""What a client must know before its first call: addresses by environment, and credentials by preference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ir.api import Api, SecurityScheme
from generator.ir.extensions import TokenExchangeHint
from generator.targets.python.names.names import Names
from generator.targets.python.operations.secrets import declared_secrets
from generator.targets.python.operations.servers import (
    DEFAULT,
    declared_servers,
    environments_of,
    relative_server,
)
from generator.targets.python.package.declared import (
    ApiDefinitionDeclaration,
    KeyExchangeDeclaration,
    KeySchemeDeclaration,
    imports_of,
    literal,
    member_sources,
)
from generator.targets.python.package.docstrings import cell
from generator.targets.python.package.imports import import_lines
from generator.targets.python.package.package import Definition, MappingEntry
from generator.targets.settings import TargetSettings


def view_definition(api: Api, settings: TargetSettings, names: Names) -> Definition:
    """The definition of an API. Without an absolute server there is no environment: a client needs `base_url` then."""
    environments = {one.name: one.url for one in environments_of(api.servers)}
    relative = relative_server(api)
    schemes = tuple(
        dict.fromkeys(
            one for scheme in _preferred_schemes(api, settings.choices.credentials) for one in _schemes(scheme)
        )
    )
    keys = [scheme for scheme in schemes if isinstance(scheme, KeySchemeDeclaration)]
    declaration = ApiDefinitionDeclaration(
        title=api.title,
        package=settings.package,
        version=settings.version,
        client_name=settings.client,
        env_prefix=settings.env_prefix,
        environments=environments,
        default_environment=next(iter(environments), DEFAULT if relative else ""),
        servers=declared_servers(api, names),
        schemes=schemes,
        secrets=tuple(name for name in declared_secrets(api) if name not in {scheme.name for scheme in keys}),
    )
    return Definition(
        imports=import_lines(imports_of(declaration)),
        members=member_sources(declaration),
        environments=tuple(MappingEntry(key=literal(name), value=literal(url)) for name, url in environments.items()),
        has_schemes=bool(schemes),
        has_environments=bool(environments),
        relative_path=cell(relative.url) if relative else "",
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


def _schemes(scheme: SecurityScheme) -> Iterator[KeyExchangeDeclaration | KeySchemeDeclaration]:
    """The scheme as a declaration; none for a client certificate, which the transport holds."""
    match scheme.kind:
        case "http" if scheme.token_exchange is not None:
            yield _exchange(scheme.token_exchange)
        case "http" if scheme.scheme in {"bearer", "basic"}:
            yield KeySchemeDeclaration(kind=scheme.scheme)
        case "http":
            yield KeySchemeDeclaration(kind="header", name="Authorization")
        case "apiKey":
            yield KeySchemeDeclaration(kind=scheme.location, name=scheme.parameter_name)
        case "oauth2" | "openIdConnect":
            yield KeySchemeDeclaration(kind="bearer")
        case "mutualTLS":
            return


def _exchange(hint: TokenExchangeHint) -> KeyExchangeDeclaration:
    return KeyExchangeDeclaration(
        exchange_path=hint.exchange_path,
        exchange_key=hint.exchange_key,
        refresh_path=hint.refresh_path,
        refresh_key=hint.refresh_key,
        access_token=hint.access_token,
        refresh_token=hint.refresh_token,
        expires_in=hint.expires_in,
    )
