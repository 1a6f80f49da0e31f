"""Serves over standard input and output, or over HTTP: on loopback, or anywhere with a verifier of tokens."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import anyio
import msgspec
from mcp.server.auth.provider import AccessToken, TokenVerifier
from mcp.server.auth.settings import AuthSettings
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import AnyHttpUrl

from ..failures import AgentError

if TYPE_CHECKING:
    from starlette.applications import Starlette

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_DIGEST: Final = 64


class HttpOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How HTTP is served. tokens: SHA-256 of tokens that are good, in hexadecimal. issuer: of tokens that are signed.

    url: where clients reach the server, which is the resource of the issuer's tokens. hosts: names beside loopback that
    requests may be for.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    tokens: tuple[str, ...] = ()
    issuer: str = ""
    jwks: str = ""
    url: str = ""
    hosts: tuple[str, ...] = ()


class HashedTokens(TokenVerifier):
    """Tokens that are known by their SHA-256, so that no file holds one."""

    def __init__(self, digests: Sequence[str]) -> None:
        self._digests = [one.lower() for one in digests]

    async def verify_token(self, token: str) -> AccessToken | None:
        """Give who a token is of, None for one that is not known."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        matches = [hmac.compare_digest(digest, one) for one in self._digests]  # all of them, so that time says nothing
        if True not in matches:
            return None
        return AccessToken(token=token, client_id=digest[:12], scopes=[])


class IssuedTokens(TokenVerifier):
    """Tokens that an issuer signed for this server. keys: where its keys are."""

    def __init__(self, issuer: str, keys: str, audience: str) -> None:
        import jwt  # noqa: PLC0415 - comes with mcp; only an issuer needs it

        self._issuer = issuer
        self._audience = audience
        self._jwt: Any = jwt
        self._keys = jwt.PyJWKClient(keys)

    async def verify_token(self, token: str) -> AccessToken | None:
        """Give who a token is of, None for one that is not signed by the issuer, for this server, or that expired."""
        try:
            claims: dict[str, Any] = await anyio.to_thread.run_sync(self._claims, token)
        except self._jwt.PyJWTError:
            return None
        return AccessToken(
            token=token,
            client_id=str(claims.get("client_id") or claims.get("azp") or claims.get("sub", "")),
            scopes=str(claims.get("scope", "")).split(),
            expires_at=claims.get("exp"),
            resource=self._audience,
        )

    def _claims(self, token: str) -> dict[str, Any]:
        key = self._keys.get_signing_key_from_jwt(token).key
        algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "PS256", "EdDSA"]
        claims: dict[str, Any] = self._jwt.decode(
            token,
            key,
            algorithms=algorithms,
            audience=self._audience,
            issuer=self._issuer,
            options={"require": ["exp", "iss", "aud"]},
        )
        return claims


async def serve_stdio(server: Server[Any]) -> None:
    """Serve one client over standard input and output, until it goes."""
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def http_app(server: Server[Any], options: HttpOptions) -> Starlette:
    """Make the application that serves HTTP. Raises AgentError where anybody could call it."""
    verifier = _verifier(options)
    if verifier is None and options.host not in _LOOPBACK:
        raise AgentError(
            f"{options.host} can be reached by others, and no tokens are verified",
            kind="denied",
            next_step="serve 127.0.0.1, or give --token-hash SHA256, or --issuer, --jwks and --url",
        )
    names = [*sorted(_LOOPBACK - {"::1"}), "[::1]", *options.hosts]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[text for name in names for text in (name, f"{name}:*")],
        allowed_origins=[text for name in names for text in (f"http://{name}:*", f"https://{name}", f"http://{name}")],
    )
    return server.streamable_http_app(
        host=options.host, transport_security=security, auth=_auth(options, verifier), token_verifier=verifier
    )


def serve_http(server: Server[Any], options: HttpOptions) -> None:
    """Serve HTTP until the process is stopped."""
    import uvicorn  # noqa: PLC0415 - only HTTP needs it

    uvicorn.run(http_app(server, options), host=options.host, port=options.port, log_level="warning")


def _verifier(options: HttpOptions) -> TokenVerifier | None:
    if options.issuer:
        if not (options.jwks and options.url):
            raise AgentError(
                "an issuer needs the address of its keys, and that of this server", next_step="--jwks, --url"
            )
        return IssuedTokens(options.issuer, options.jwks, options.url)
    wrong = [one for one in options.tokens if len(one) != _DIGEST or not one.isalnum()]
    if wrong:
        raise AgentError("a token is given by its SHA-256, 64 hexadecimal digits", next_step="printf TOKEN | sha256sum")
    return HashedTokens(options.tokens) if options.tokens else None


def _auth(options: HttpOptions, verifier: TokenVerifier | None) -> AuthSettings | None:
    if verifier is None:
        return None
    own = options.url or f"http://{options.host}:{options.port}/mcp"
    return AuthSettings(
        issuer_url=AnyHttpUrl(options.issuer or own),
        resource_server_url=AnyHttpUrl(own) if options.issuer else None,
        validate_token_resource=False if options.issuer else None,
    )
