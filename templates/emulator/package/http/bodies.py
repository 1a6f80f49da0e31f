"""Bodies of requests: read up to a limit, taken for JSON, and acted on where they control the emulator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..base.settings import MEBIBYTE
from ..base.store import Thing

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


ReportT = TypeVar("ReportT")


async def act_on(
    request: Request,
    kind: type[ReportT],
    act: Callable[[ReportT], Thing],
    status: int = 200,
    *,
    most: int = MEBIBYTE,
) -> Response:
    """Act on the body of a request, of at most so many bytes, in a thread, and respond with what comes of it.

    400 for a body that is not of its kind, or is too large, and for a ValueError of `act`; 404 for a LookupError of it.
    """
    try:
        report = read_json(await read_body(request, most), kind)
        return JSONResponse(await run_sync(act, report), status)
    except ValueError as error:
        return JSONResponse({"error": str(error)}, 400)
    except LookupError as error:
        return JSONResponse({"error": str(error.args[0])}, 404)
