"""What a client must know before its first call: addresses by environment, and credentials by preference."""

from __future__ import annotations

from generator.ir.api import Api
from generator.targets.python.client.credentials import (
    API_KEY,
    credential_arguments,
    declared_schemes,
    has_users,
    requirements_of,
)
from generator.targets.python.client.secrets import declared_secrets
from generator.targets.python.client.servers import (
    DEFAULT,
    declared_servers,
    environments_of,
    relative_server,
)
from generator.targets.python.names.names import Names
from generator.targets.python.package.declared import (
    ApiDefinitionDeclaration,
    CertificateDeclaration,
    KeySchemeDeclaration,
    SchemeDeclaration,
    class_of,
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
    schemes = declared_schemes(api, settings.choices.credentials, names)
    keys = [scheme for scheme in schemes if isinstance(scheme, KeySchemeDeclaration) and scheme.kind != "http"]
    credentials = credential_arguments(schemes)
    variables = [_variable(one, settings) for one in schemes if one.argument not in {"", API_KEY}]
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
        security=requirements_of(api.security),
        secrets=tuple(name for name in declared_secrets(api) if name not in {scheme.name for scheme in keys}),
    )
    return Definition(
        imports=import_lines(imports_of(declaration)),
        members=member_sources(declaration),
        environments=tuple(MappingEntry(key=literal(name), value=literal(url)) for name, url in environments.items()),
        has_schemes=bool(schemes),
        credentials=credentials,
        has_credentials=bool(credentials),
        kinds=tuple(dict.fromkeys(class_of(type(one)) for one in schemes if one.argument)),
        credential_variable=variables[0] if variables else "",
        has_environments=bool(environments),
        relative_path=cell(relative.url) if relative else "",
    )


def _variable(scheme: SchemeDeclaration, settings: TargetSettings) -> str:
    """Name the first environment variable of a scheme, as `variables_of` of the runtime does."""
    suffix = "_USERNAME" if has_users(scheme) else "_CERTIFICATE" if isinstance(scheme, CertificateDeclaration) else ""
    return f"{settings.env_prefix}_{scheme.argument.strip('_').upper()}{suffix}"
