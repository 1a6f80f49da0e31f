"""Credentials: API keys by basic authentication, and tokens that are exchanged for them and refreshed."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from ..base.document import TOKEN, ServedOperation
from ..base.problems import ProblemError, unauthorized, wrong_credentials
from ..base.store import Thing
from ..world.world import World

_ACCESS: Final = "access-token"
_REFRESH: Final = "refresh-token"


def authenticate(world: World, authorization: str | None) -> str:
    """Give the API key behind an Authorization header. Raises ProblemError 401."""
    if authorization is None:
        raise unauthorized("missing-authorization-header", 'The "Authorization" header is missing.')
    scheme, _, credentials = authorization.strip().partition(" ")
    match scheme.lower():
        case "basic":
            return _by_key(world, credentials.strip())
        case "bearer":
            return _by_token(world, credentials.strip())
        case _:
            raise _malformed()


def check_token_is_sent(operation: ServedOperation, query: Mapping[str, str]) -> None:
    """Look for the token in the query of an operation that has no other credentials. Raises ProblemError 401."""
    if operation.needs_token and not query.get(TOKEN):
        raise unauthorized("missing-upload-token", "The upload token is missing.")


def exchange(world: World, key: str) -> Thing:
    """Make a token for an API key. Raises ProblemError 400 for a wrong one."""
    if not _is_known(world, key):
        raise wrong_credentials()
    return _make_token(world, key)


def refresh(world: World, refresh_token: str) -> Thing:
    """Make a token for a refresh token, which is spent by that. Raises ProblemError 400 for a wrong one."""
    known = world.store.get(_REFRESH, refresh_token)
    if known is None or not _is_known(world, known["key"]):
        raise wrong_credentials()
    world.store.remove(_REFRESH, refresh_token)
    return _make_token(world, known["key"])


def _by_key(world: World, credentials: str) -> str:
    try:
        key, separator, _ = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise _malformed() from None
    if not separator:
        raise _malformed()
    if not _is_known(world, key):
        raise unauthorized("invalid-api-key", "The API key is invalid.")
    return key


def _by_token(world: World, token: str) -> str:
    with world.transaction():
        known = world.store.get(_ACCESS, token)
    if known is None or known["expires"] <= world.now().timestamp():
        raise unauthorized("invalid-access-token", "The access token is invalid or expired.")
    return str(known["key"])


def _is_known(world: World, key: str) -> bool:
    """Return whether a key is taken, in a time that does not reveal how much of it is right."""
    known = world.settings.api_keys and (*world.settings.api_keys, *world.settings.suspended_keys)
    return any(hmac.compare_digest(key.encode(), one.encode()) for one in known) if known else bool(key)


def _make_token(world: World, key: str) -> Thing:
    access, refreshing = _write_jwt(world), f"def50200{world.ids.letters(40).lower()}"
    lifetime = world.settings.token_lifetime
    expires = (world.now() + timedelta(seconds=lifetime)).timestamp()
    world.store.put(_ACCESS, access, {"key": key, "expires": expires})
    world.store.put(_REFRESH, refreshing, {"key": key})
    return {"token_type": "Bearer", "expires_in": lifetime, "access_token": access, "refresh_token": refreshing}


def _write_jwt(world: World) -> str:
    """Write a token that looks like one of api.video, with nothing in it but chance."""
    claims = {"iat": int(world.now().timestamp()), "jti": world.ids.letters(16)}
    return ".".join([_encode({"typ": "JWT", "alg": "none"}), _encode(claims), world.ids.letters(24)])


def _encode(value: Any) -> str:  # noqa: ANN401 # JSON
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")


def _malformed() -> ProblemError:
    return unauthorized("invalid-authorization-header-value", 'The "Authorization" header value is invalid.')
