"""A whole document in OpenAPI's words, and what of it could not be said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from generator.ir.extensions import ApiAgentHint, TokenExchangeHint
from generator.ir.operations import Operation, RequestBody, SecurityRequirement, Server
from generator.ir.schemas import Extensions, NamedSchema


class Loss(Struct, frozen=True, kw_only=True):
    """Something the document says that did not become IR, so that nothing is lost in silence."""

    pointer: str
    reason: str


class ParseWarning(Struct, frozen=True, kw_only=True):
    """Something unusual that the IR says all the same: `rule` names its kind, `reason` how it was read."""

    rule: str
    pointer: str
    reason: str


class Tag(Struct, frozen=True, kw_only=True):
    """One Tag Object, or the name an operation uses without declaring it, all else "" then.

    parent: name of the tag that this one is part of. kind: what it is for, "" and "nav" to group operations.
    """

    name: str
    description: str = ""
    summary: str = ""
    parent: str = ""
    kind: str = ""


class OAuthFlow(Struct, frozen=True, kw_only=True):
    """One OAuth Flow Object: `kind` as the document spells it, `scopes` with their descriptions."""

    kind: str
    authorization_url: str = ""
    device_authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


class SecurityScheme(Struct, frozen=True, kw_only=True):
    """One Security Scheme Object. `scheme` is "bearer", "basic", "digest" or as it is spelled, for kind "http"."""

    name: str
    kind: Literal["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
    pointer: str
    scheme: str = ""
    location: Literal["", "query", "header", "cookie"] = ""
    parameter_name: str = ""
    description: str = ""
    token_exchange: TokenExchangeHint | None = None
    flows: tuple[OAuthFlow, ...] = ()
    connect_url: str = ""
    metadata_url: str = ""
    deprecated: bool = False
    extensions: Extensions = {}


class Webhook(Struct, frozen=True, kw_only=True):
    """One entry of `webhooks` (or `x-webhooks`): the request the API sends to its user."""

    name: str
    method: str
    summary: str
    description: str
    request_body: RequestBody | None
    pointer: str


class Api(Struct, frozen=True, kw_only=True):
    """A parsed document. `schemas` is keyed by pointer, components first, in document order."""

    openapi: str
    title: str
    version: str
    summary: str
    description: str
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    security: tuple[SecurityRequirement, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    schemas: Mapping[str, NamedSchema]
    losses: tuple[Loss, ...]
    warnings: tuple[ParseWarning, ...] = ()
    license_name: str = ""
    contact: str = ""
    agent: ApiAgentHint = ApiAgentHint()
    extensions: Extensions = {}
