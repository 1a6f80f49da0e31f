"""Bodies of requests: read up to a limit, and taken for JSON."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from starlette.requests import Request

BodyT = TypeVar("BodyT")


class BodyError(ValueError):
    """Why a body is not taken; the message is a sentence."""


async def read_body(request: Request, most: int) -> bytes:
    """Read the body of a request. Raises BodyError for one of more than `most` bytes."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise BodyError(f"The body has more than {most} bytes.")
    return bytes(body)


def read_json(body: bytes, kind: type[BodyT]) -> BodyT:
    """Take a body for JSON of a kind. Raises BodyError for all else, and for what is nested too deeply to be read."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BodyError(f"{error}.") from error
    except RecursionError as error:
        raise BodyError("The body is nested too deeply.") from error
