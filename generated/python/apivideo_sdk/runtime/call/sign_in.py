"""Turns the credentials that a client is made with, and those in its environment, into a strategy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

from ..auth.credentials import ClientCertificate, Credentials, static_auth, variables_of
from ..auth.oauth import ClientCredentials, OAuthGrant, RefreshToken
from ..auth.schemes import Auth, BearerToken, CredentialSource, MissingKey, NoAuth
from ..auth.tokens import TokenExchange
from ..errors import ConfigurationError
from ..operation import ApiDefinition, Certificate, KeyExchange, KeyScheme, OAuth, Scheme

Credential: TypeAlias = str | tuple[str, str] | Callable[[], str] | Auth
"""A key or token, or a function that gives it ahead of every attempt and must not block; a pair of user and password;
or a strategy, such as `ClientCredentials` for OAuth."""

_WITH_USERS: Final = frozenset({"basic", "digest"})


class SignIn:
    """What a client was given to sign in with.

    key: the API key, "" for none; it is of the first scheme. is_key_given: by the caller, not by the environment.
    stand_in: what every scheme takes where nothing reaches the network. has_own_transport: whose certificates are not
    known here.
    """

    def __init__(
        self,
        definition: ApiDefinition,
        *,
        key: str = "",
        is_key_given: bool = False,
        credentials: Mapping[str, Credential | None] | None = None,
        stand_in: str = "",
        has_own_transport: bool = False,
        clock: Callable[[], float],
    ) -> None:
        self._definition = definition
        self._key = key
        self._is_key_given = is_key_given
        self._given = {name: one for name, one in (credentials or {}).items() if one is not None}
        self._stand_in = stand_in
        self._has_own_transport = has_own_transport
        self._clock = clock

    def auth(self, wanted: Auth | str | None) -> Auth:
        """Give the strategy. wanted: one for all calls, the kind or the id of a scheme, or "none".

        Raises ConfigurationError for credentials that do not fit the schemes of the API.
        """
        if wanted is not None and self._given:
            raise ConfigurationError("auth and credentials cannot be given together; choose one")
        if isinstance(wanted, Auth):
            return wanted
        schemes = self._definition.schemes
        if wanted == "none" or not schemes:
            return NoAuth()
        if wanted is not None or (isinstance(schemes[0], KeyExchange) and not self._given):
            return self._of_key(schemes[0] if wanted is None else self._wanted(wanted))
        return Credentials(self._definition, dict(self._found()))

    def _of_key(self, scheme: Scheme) -> Auth:
        if not self._key and not self._is_key_given:
            return MissingKey(self._definition)
        return self._strategy(scheme, self._key)

    def _wanted(self, name: str) -> Scheme:
        schemes = self._definition.schemes
        named = {**{_kind(one): one for one in reversed(schemes)}, **{one.id: one for one in schemes if one.id}}
        if name not in named:
            known = ", ".join(repr(one) for one in [*dict.fromkeys(_kind(one) for one in schemes), "none"])
            raise ConfigurationError(f"auth is {name!r}; {self._definition.title} takes {known}, or a strategy object")
        return named[name]

    def _found(self) -> Iterator[tuple[str, Auth]]:
        schemes = self._definition.schemes
        if unknown := self._given.keys() - {one.id for one in schemes}:
            known = ", ".join(repr(one.id) for one in schemes)
            raise ConfigurationError(f"credentials has {min(unknown)!r}; {self._definition.title} takes {known}")
        for scheme in schemes:
            if (found := self._credential(scheme)) is not None:
                yield scheme.id, self._strategy(scheme, found)

    def _credential(self, scheme: Scheme) -> Credential | None:
        """Give what was given for a scheme: by its name, as the API key, or in the environment."""
        is_first = scheme is self._definition.schemes[0]
        given = self._given.get(scheme.id)
        if given is not None:
            if is_first and self._is_key_given:
                raise ConfigurationError(f"api_key and {scheme.argument or scheme.id} are the same; give one of them")
            return given
        if is_first and (self._is_key_given or self._key):
            return self._key
        found = _from_environment(scheme, self._definition.env_prefix)
        if found is not None:
            return found
        if isinstance(scheme, Certificate):
            return NoAuth() if self._has_own_transport else None
        return self._stand_in or None

    def _strategy(self, scheme: Scheme, given: Credential) -> Auth:
        match given:
            case OAuthGrant() if isinstance(scheme, OAuth):
                return given.bound(scheme, self._clock)
            case Auth():
                return given
            case (str() as user, str() as password) if isinstance(scheme, KeyScheme) and scheme.kind in _WITH_USERS:
                return static_auth(scheme, user, password)
            case str():
                return self._of_text(scheme, given)
            case _ if callable(given) and isinstance(scheme, KeyScheme | OAuth):
                return CredentialSource(given, partial(self._of_text, scheme))
        raise ConfigurationError(f"the credential of {scheme.id!r} is of the type {type(given).__name__}; give a text")

    def _of_text(self, scheme: Scheme, text: str) -> Auth:
        match scheme:
            case KeyExchange():
                return TokenExchange(scheme, text, clock=self._clock)
            case KeyScheme():
                return static_auth(scheme, text)
            case OAuth():
                return BearerToken(text)
            case Certificate():
                return ClientCertificate(text)


def _from_environment(scheme: Scheme, prefix: str) -> Credential | None:
    names = variables_of(scheme, prefix)
    values = [os.environ.get(name, "") for name in names]
    match scheme, values:
        case KeyScheme(kind="basic" | "digest"), [str() as user, password] if user:
            return user, password
        case OAuth(), [_, client, secret, refresh] if refresh:
            return RefreshToken(refresh, client, secret)
        case OAuth(), [_, str() as client, secret, _] if client and secret:
            return ClientCredentials(client, secret)
        case Certificate(), [str() as certificate, key] if certificate:
            return ClientCertificate(certificate, key or None)
        case _, [str() as first, *_] if first and not isinstance(scheme, Certificate):
            return first
    return None


def _kind(scheme: Scheme) -> str:
    match scheme:
        case KeyScheme():
            return scheme.kind
        case Certificate():
            return "certificate"
        case _:
            return "bearer"
