"""JSON that somebody tells the emulator itself, read and acted on; what is wrong with it is answered in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..base.bodies import read_body, read_json
from ..base.settings import MEBIBYTE
from ..base.store import Thing

_LONGEST: Final = MEBIBYTE

ReportT = TypeVar("ReportT")


async def act_on(request: Request, kind: type[ReportT], act: Callable[[ReportT], Thing], status: int = 200) -> Response:
    """Act on the body of a request, in a thread, and answer what comes of it.

    400 for a body that is not of its kind, or is too large, and for a ValueError of `act`; 404 for a LookupError of it.
    """
    try:
        report = read_json(await read_body(request, _LONGEST), kind)
        return JSONResponse(await run_sync(act, report), status)
    except ValueError as error:
        return JSONResponse({"error": str(error)}, 400)
    except LookupError as error:
        return JSONResponse({"error": str(error.args[0])}, 404)
