"""Makes the error of an error response: the right class, and a text that says where and what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from ..errors import ApiError, error_class, error_text, parse_error_body
from ..operation import ResponseSpec
from ..rate_limit import read_retry_after
from ..transport.protocol import RawResponse

LOWEST_SUCCESS: Final = 200
LOWEST_REDIRECT: Final = 300
LOWEST_ERROR: Final = 400


def is_success(status: int) -> bool:
    """Whether a response is one of the 2xx."""
    return LOWEST_SUCCESS <= status < LOWEST_REDIRECT


def api_error(
    operation_id: str, raw: RawResponse, *, declared: ResponseSpec | None = None, advice: str = ""
) -> ApiError:
    """Give the error of a response. advice: what to do about it, put at the end of the text."""
    return error_class(raw.status)(
        _message(operation_id, raw, advice),
        status=raw.status,
        headers=raw.headers,
        content=raw.content,
        operation_id=operation_id,
        declared=declared,
    )


def _message(operation_id: str, raw: RawResponse, advice: str) -> str:
    body = parse_error_body(raw.content)
    title = error_text(body, "title") or error_text(body, "message")
    parts = [f"{operation_id}: {raw.status} {_phrase(raw.status)}".rstrip()]
    parts += [text for text in (title, error_text(body, "detail")) if text]
    message = ": ".join(dict.fromkeys(parts))
    if name := error_text(body, "name"):
        message = f"{message} (parameter '{name}')"
    return f"{message}; {more}" if (more := advice or _advice(raw)) else message


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
