"""Specification Extensions: https://spec.openapis.org/oas/v3.1.1#specification-extensions. Ours: `x-client-*`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from generator.ir.extensions import EvidenceKind, OperationHints, RetryClass, TokenExchangeHint, Verified
from generator.ir.operations import Parameter, Response
from generator.ir.schemas import NO_EXTENSIONS, Extensions, Json
from generator.parse.hints.agent import AGENT, parse_agent_hint
from generator.parse.hints.pagination import parse_pagination
from generator.parse.hints.streaming import parse_streaming
from generator.parse.node import Node

_IGNORE: Final = "x-client-ignore"
_EXCHANGE: Final = "x-client-token-exchange"
_OURS: Final = frozenset(
    {
        "x-client-action",
        "x-client-paginated",
        "x-client-chunk-upload",
        "x-client-streaming",
        "x-client-hidden",
        "x-client-retry",
        "x-client-description",
        AGENT,
        "x-verified",
    }
)
_EVIDENCE: Final[Mapping[str, EvidenceKind]] = {name: name for name in get_args(EvidenceKind)}
_RETRY_CLASSES: Final[Mapping[str, RetryClass]] = {name: name for name in get_args(RetryClass)}


def parse_operation_hints(
    node: Node, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]
) -> OperationHints:
    """Read the hints of an Operation Object; the parameters and responses show how its response is paged.

    `x-client-chunk-upload` is left to `chunk_upload`: it needs the other operations.
    """
    return OperationHints(
        action=node.text("x-client-action"),
        pagination=parse_pagination(node, parameters, responses),
        streaming=parse_streaming(node),
        is_hidden=hinted(node, "x-client-hidden"),
        retry=_parse_retry(node),
        description=_parse_description(node),
        agent=parse_agent_hint(node),
        verified=_parse_verified(node),
        others=_others(node),
    )


def is_ignored(node: Node) -> bool:
    """Whether `x-client-ignore` says that the client fills this in, and not its caller."""
    return hinted(node, _IGNORE)


def parse_token_exchange(node: Node) -> TokenExchangeHint | None:
    """Read `x-client-token-exchange` of a Security Scheme Object; one that lacks a member is a loss."""
    hint = node.child(_EXCHANGE)
    if hint is None:
        return None
    exchange, refresh = hint.child("exchange"), hint.child("refresh")
    texts = (
        *(step.text(key) if step else "" for step in (exchange, refresh) for key in ("path", "key")),
        *(hint.text(key) for key in ("accessToken", "refreshToken", "expiresIn")),
    )
    if not all(texts):
        hint.lose("a token exchange needs exchange and refresh, and accessToken, refreshToken and expiresIn")
        return None
    exchange_path, exchange_key, refresh_path, refresh_key, access_token, refresh_token, expires_in = texts
    return TokenExchangeHint(
        exchange_path=exchange_path,
        exchange_key=exchange_key,
        refresh_path=refresh_path,
        refresh_key=refresh_key,
        access_token=access_token,
        refresh_token=refresh_token,
        expires_in=expires_in,
    )


def hinted(node: Node, key: str) -> bool:
    """Return a boolean hint; some documents spell it "true"."""
    value: Json = node.value.get(key)
    if value in ("true", "false"):
        return value == "true"
    return node.flag(key)


def _parse_retry(node: Node) -> RetryClass | None:
    name = node.text("x-client-retry")
    if name and name not in _RETRY_CLASSES:
        node.lose(f"{name!r} is not one of {', '.join(_RETRY_CLASSES)}", "x-client-retry")
    return _RETRY_CLASSES.get(name)


def _parse_description(node: Node) -> str:
    if not isinstance(node.value.get("x-client-description"), dict):
        return node.text("x-client-description")
    hint = node.child("x-client-description")
    return hint.text("default") if hint else ""


def _parse_verified(node: Node) -> Verified | None:
    hint = node.child("x-verified")
    if hint is None:
        return None
    evidence = _EVIDENCE.get(hint.text("evidence"))
    if evidence is None:
        hint.lose(f"{hint.text('evidence')!r} is not one of {', '.join(_EVIDENCE)}", "evidence")
        return None
    return Verified(date=hint.text("date"), evidence=evidence, source=hint.text("source"))


def _others(node: Node) -> Extensions:
    others = {key: value for key, value in node.extensions().items() if key not in _OURS}
    return others or NO_EXTENSIONS
