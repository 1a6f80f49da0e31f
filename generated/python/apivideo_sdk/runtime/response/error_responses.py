"""Makes the error of an answer that says no: the right class, and a text that says where and what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from ..errors import ApiError, error_class, error_text, parse_error_body
from ..operation import Answer
from ..rate_limit import read_retry_after
from ..transport.protocol import Reply

LOWEST_SUCCESS: Final = 200
LOWEST_REDIRECT: Final = 300
LOWEST_ERROR: Final = 400


def is_success(status: int) -> bool:
    """Whether an answer is one of the 2xx."""
    return LOWEST_SUCCESS <= status < LOWEST_REDIRECT


def api_error(operation_id: str, reply: Reply, *, declared: Answer | None = None, advice: str = "") -> ApiError:
    """Give the error of an answer. advice: what to do about it, put at the end of the text."""
    return error_class(reply.status)(
        _message(operation_id, reply, advice),
        status=reply.status,
        headers=reply.headers,
        content=reply.content,
        operation_id=operation_id,
        declared=declared,
    )


def _message(operation_id: str, reply: Reply, advice: str) -> str:
    body = parse_error_body(reply.content)
    title = error_text(body, "title") or error_text(body, "message")
    parts = [f"{operation_id}: {reply.status} {_phrase(reply.status)}".rstrip()]
    parts += [text for text in (title, error_text(body, "detail")) if text]
    message = ": ".join(dict.fromkeys(parts))
    if name := error_text(body, "name"):
        message = f"{message} (parameter '{name}')"
    return f"{message}; {more}" if (more := advice or _advice(reply)) else message


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _advice(reply: Reply) -> str:
    if LOWEST_REDIRECT <= reply.status < LOWEST_ERROR and "location" in reply.headers:
        return f"it redirects to {reply.headers['location'].partition('?')[0]}, which is not followed; check base_url"
    wait = read_retry_after(reply.status, reply.headers)
    return f"try again in {wait:g} seconds" if wait is not None else ""
