"""Client hints: the `x-client-*` members that say how a client should look."""

from __future__ import annotations

from typing import Final, cast, get_args

from generator.ir.extensions import OperationHints, PaginationHint, RetryClass, TokenExchangeHint
from generator.ir.operations import Parameter, Response
from generator.ir.schemas import Json
from generator.parse.context import Context, JsonObject, join, text
from generator.parse.facts import parse_extensions
from generator.parse.pagination import find_pagination

RETRY_CLASSES: Final = frozenset(get_args(RetryClass))
KNOWN: Final = frozenset({
    "x-client-action", "x-client-paginated", "x-client-chunk-upload", "x-client-hidden", "x-client-merge-patch",
    "x-client-retry", "x-client-description",
})  # fmt: skip


def parse_operation_hints(
    context: Context,
    node: JsonObject,
    pointer: str,
    parameters: tuple[Parameter, ...],
    responses: tuple[Response, ...],
) -> OperationHints:
    """Read the hints of one operation; a retry class that does not exist is a loss."""
    retry = node.get("x-client-retry")
    if retry is not None and retry not in RETRY_CLASSES:
        context.lose(join(pointer, "x-client-retry"), f"{retry!r} is not safe, idempotent or unsafe")
        retry = None
    others = {key: value for key, value in parse_extensions(node).items() if key not in KNOWN}
    return OperationHints(
        action=text(node, "x-client-action"),
        pagination=_parse_pagination(context, node, pointer, parameters, responses),
        is_chunk_upload=node.get("x-client-chunk-upload") is True,
        is_hidden=node.get("x-client-hidden") is True,
        is_merge_patch=node.get("x-client-merge-patch") is True,
        retry=cast("RetryClass | None", retry),
        description=_parse_description(node.get("x-client-description")),
        others=others,
    )


def parse_token_exchange(context: Context, node: JsonObject, pointer: str) -> TokenExchangeHint | None:
    """Read `x-client-token-exchange` of a bearer scheme; a malformed one is a loss."""
    hint = node.get("x-client-token-exchange")
    if hint is None:
        return None
    hint = hint if isinstance(hint, dict) else {}
    exchange, refresh = hint.get("exchange"), hint.get("refresh")
    exchange = exchange if isinstance(exchange, dict) else {}
    refresh = refresh if isinstance(refresh, dict) else {}
    found = TokenExchangeHint(
        exchange_path=text(exchange, "path"),
        exchange_key=text(exchange, "key"),
        refresh_path=text(refresh, "path"),
        refresh_key=text(refresh, "key"),
        access_token=text(hint, "accessToken"),
        refresh_token=text(hint, "refreshToken"),
        expires_in=text(hint, "expiresIn"),
    )
    if found.exchange_path and found.exchange_key and found.access_token:
        return found
    context.lose(join(pointer, "x-client-token-exchange"), "exchange.path, exchange.key and accessToken are due here")
    return None


def _parse_pagination(
    context: Context,
    node: JsonObject,
    pointer: str,
    parameters: tuple[Parameter, ...],
    responses: tuple[Response, ...],
) -> PaginationHint | None:
    hint = node.get("x-client-paginated")
    if hint is True:
        return find_pagination(context, parameters, responses)
    if isinstance(hint, dict) and text(hint, "items"):
        return PaginationHint(
            items=text(hint, "items"),
            page=text(hint, "page"),
            page_size=text(hint, "pageSize"),
            links=text(hint, "links"),
            total=text(hint, "total"),
            pages=text(hint, "pages"),
        )
    if hint not in (None, False):
        context.lose(join(pointer, "x-client-paginated"), "true, or an object with `items`, is due here")
    return None


def _parse_description(value: Json) -> str:
    if isinstance(value, dict):
        return text(value, "default")
    return value if isinstance(value, str) else ""
