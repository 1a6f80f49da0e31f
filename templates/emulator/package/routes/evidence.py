"""The table of evidence at `/_emulator/evidence`: a page, or JSON for who asks for that."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..base.document import ServedOperation
from ..base.requests import OWN
from ..evidence import ROWS, EvidenceRow
from ..http.api import HANDLERS
from ..pages.evidence_page import evidence_page
from ..pages.frame import private
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the table."""

    async def show(request: Request) -> Response:
        operations = world.document.operations
        rows = _in_order(operations)
        if "application/json" in request.headers.get("accept", "") or "json" in request.query_params:
            return JSONResponse({"served": sorted(HANDLERS), "data": [_members(row) for row in rows]})
        return private(evidence_page(operations, HANDLERS.keys(), rows))

    return [Route(f"{OWN}/evidence", show, methods=["GET"])]


def _in_order(operations: Iterable[ServedOperation]) -> list[EvidenceRow]:
    """Give all rows: what holds for all operations first, then in the order of the document."""
    places = {operation.operation_id: place for place, operation in enumerate(operations, 1)}
    return sorted(ROWS, key=lambda row: places.get(row.operation, 0))


def _members(row: EvidenceRow) -> dict[str, str]:
    return {"operation": row.operation, "behavior": row.behavior, "evidence": row.source.value, "note": row.note}
