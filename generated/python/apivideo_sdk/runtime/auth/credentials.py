"""One credential per scheme: each call sends the first requirement of its operation that can be met, all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ..errors import ConfigurationError
from ..operation import ApiDefinition, Certificate, KeyScheme, OAuth, Operation, Scheme
from ..transport.flow import Flow
from ..transport.protocol import RawResponse, Request
from .digest import DigestLogin
from .schemes import (
    Auth,
    BasicKey,
    BearerToken,
    Channel,
    CookieKey,
    HeaderKey,
    MissingKey,
    NoAuth,
    QueryKey,
    SchemeText,
)

Requirement: TypeAlias = tuple[str, ...]


class ClientCertificate(Auth):
    """A certificate of the client for mutual TLS; the transport shows it. certificate, key: paths of PEM files.

    key: by default in the file of the certificate. password: of the key, where it has one.
    """

    def __init__(self, certificate: str, key: str | None = None, password: str | None = None) -> None:
        self.certificate, self.key, self.password = certificate, key, password
        self._secrets = (password,) if password else ()

    def sign(self, request: Request) -> Request:
        """Give the request as it is."""
        return request


class AllOf(Auth):
    """Several credentials at once. A digest comes last: it covers the address, where a key may be added."""

    def __init__(self, parts: tuple[Auth, ...]) -> None:
        self._parts = sorted(parts, key=lambda one: isinstance(one, DigestLogin))

    def authenticate(self, request: Request, channel: Channel) -> Flow[Request]:
        """Give the request with all credentials, after getting them if need be."""
        for part in self._parts:
            request = yield from part.authenticate(request, channel)
        return request

    def renew(self, rejected: Request, response: RawResponse, channel: Channel) -> Flow[bool]:
        """Renew those that can be renewed."""
        renewed = False
        for part in self._parts:
            renewed = (yield from part.renew(rejected, response, channel)) or renewed
        return renewed


class MissingCredential(Auth):
    """Stands in where no requirement of an operation can be met: a call says what to give."""

    def __init__(
        self, definition: ApiDefinition, given: Mapping[str, Auth], requirements: tuple[Requirement, ...]
    ) -> None:
        self._definition = definition
        self._texts = [_text(definition, one, given) for one in requirements]

    def sign(self, request: Request) -> Request:
        """Raise ConfigurationError."""
        needed = "; or ".join(self._texts)
        where = f"{request.method} {request.url.partition('?')[0]}"
        raise ConfigurationError(f"{where} needs credentials, of which some are missing: {needed}")


class Credentials(Auth):
    """The credentials of a client, by the ids of their schemes."""

    def __init__(self, definition: ApiDefinition, given: Mapping[str, Auth]) -> None:
        self._definition = definition
        self._given = given
        self._chosen: dict[tuple[Requirement, ...], Auth] = {}

    @property
    def secret_values(self) -> tuple[str, ...]:
        """Those of all credentials."""
        return tuple(value for one in self._given.values() for value in one.secret_values)

    @property
    def certificate(self) -> ClientCertificate | None:
        """The certificate among them."""
        return next((one for one in self._given.values() if isinstance(one, ClientCertificate)), None)

    def chosen(self, operation: Operation[Any]) -> Auth:
        """Give what an operation needs: the first requirement that can be met; nothing where it may do without."""
        requirements = operation.security or self._definition.security or tuple((one,) for one in self._ids())
        if requirements not in self._chosen:
            self._chosen[requirements] = self._choose(requirements)
        return self._chosen[requirements]

    def _choose(self, requirements: tuple[Requirement, ...]) -> Auth:
        for one in requirements:
            if one and all(name in self._given for name in one):
                parts = tuple(self._given[name] for name in one)
                return parts[0] if len(parts) == 1 else AllOf(parts)
        if not requirements or () in requirements:
            return NoAuth()
        if not any(scheme.argument for scheme in self._definition.schemes):
            return MissingKey(self._definition)
        return MissingCredential(self._definition, self._given, requirements)

    def _ids(self) -> Iterator[str]:
        yield from (scheme.id for scheme in self._definition.schemes)


def client_certificate(auth: Auth) -> ClientCertificate | None:
    """Give the certificate among the credentials of a client."""
    match auth:
        case ClientCertificate():
            return auth
        case Credentials():
            return auth.certificate
        case _:
            return None


def static_auth(scheme: KeyScheme, key: str, password: str = "") -> Auth:
    """Give the strategy of a scheme that takes the key as it is, or has users: the key is then a name of one."""
    match scheme.kind:
        case "bearer":
            return BearerToken(key)
        case "basic":
            return BasicKey(key, password)
        case "digest":
            return DigestLogin(key, password)
        case "http":
            return SchemeText(scheme.name, key)
        case "header":
            return HeaderKey(scheme.name, key)
        case "query":
            return QueryKey(scheme.name, key)
        case "cookie":
            return CookieKey(scheme.name, key)


def variables_of(scheme: Scheme, prefix: str) -> tuple[str, ...]:
    """Name the environment variables of a scheme; () for one without an argument."""
    if not scheme.argument:
        return ()
    stem = f"{prefix}_{scheme.argument.strip('_').upper()}"
    match scheme:
        case KeyScheme(kind="basic" | "digest"):
            return f"{stem}_USERNAME", f"{stem}_PASSWORD"
        case OAuth():
            return stem, f"{stem}_CLIENT_ID", f"{stem}_CLIENT_SECRET", f"{stem}_REFRESH_TOKEN"
        case Certificate():
            return f"{stem}_CERTIFICATE", f"{stem}_KEY"
        case _:
            return (stem,)


def _text(definition: ApiDefinition, requirement: Requirement, given: Mapping[str, Auth]) -> str:
    """Say one requirement: what of it is missing, and how to give it."""
    schemes = {one.id: one for one in definition.schemes}
    missing = [schemes[name] for name in requirement if name not in given and name in schemes]
    return " and ".join(_advice(one, definition) for one in missing) or " and ".join(requirement)


def _advice(scheme: Scheme, definition: ApiDefinition) -> str:
    argument = scheme.argument or "api_key"
    if isinstance(scheme, KeyScheme) and scheme.kind in {"basic", "digest"} and scheme.argument:
        argument = f"{argument}=(user, password)"
    variables = variables_of(scheme, definition.env_prefix) or (f"{definition.env_prefix}_API_KEY",)
    return f"{scheme.id or argument} (give {argument} to the client, or set {variables[0]})"
