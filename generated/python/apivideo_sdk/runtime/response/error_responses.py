"""Makes the error of an error response: the right class, and a text that says where, what and what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from ..errors import ApiError, error_class, error_text, parse_error_body
from ..headers import request_id
from ..operation import ResponseSpec
from ..rate_limit import read_retry_after
from ..transport.protocol import RawResponse
from .negotiation import spec_of_type

LOWEST_SUCCESS: Final = 200
LOWEST_REDIRECT: Final = 300
LOWEST_ERROR: Final = 400
LOWEST_SERVER_ERROR: Final = 500


def is_success(status: int) -> bool:
    """Whether a response is one of the 2xx."""
    return LOWEST_SUCCESS <= status < LOWEST_REDIRECT


def api_error(
    operation_id: str,
    raw: RawResponse,
    *,
    where: str = "",
    declared: ResponseSpec | None = None,
    advice: str = "",
) -> ApiError:
    """Give the error of a response.

    where: operation and request, by default the operation alone. advice: what to do about it.
    """
    return error_class(raw.status)(
        _message(where or operation_id, raw, advice),
        status=raw.status,
        headers=raw.headers,
        content=raw.content,
        operation_id=operation_id,
        declared=None if declared is None else spec_of_type(declared, raw.headers),
    )


def _message(where: str, raw: RawResponse, advice: str) -> str:
    body = parse_error_body(raw.content)
    title = error_text(body, "title") or error_text(body, "message")
    said = [text for text in (title, error_text(body, "detail")) if text]
    message = ": ".join([where, *dict.fromkeys([f"{raw.status} {_phrase(raw.status)}".rstrip(), *said])])
    if name := error_text(body, "name"):
        message = f"{message} (parameter '{name}')"
    if advice := advice or _advice(raw):
        message = f"{message}; {advice}"
    return f"{message} [request {found}]" if (found := request_id(raw.headers)) else message


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _advice(raw: RawResponse) -> str:
    if LOWEST_REDIRECT <= raw.status < LOWEST_ERROR and "location" in raw.headers:
        return f"it redirects to {raw.headers['location'].partition('?')[0]}, which is not followed; check base_url"
    wait = read_retry_after(raw.status, raw.headers)
    return f"try again in {wait:g} seconds" if wait is not None else ""
