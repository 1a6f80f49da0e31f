"""The table of evidence at `/_emulator/evidence`: a page, or JSON for who asks for that."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..document import Operation
from ..evidence import Evidence, all_evidence
from ..operations import HANDLERS
from ..requests import OWN
from ..world import World

_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evidence</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #8884; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
.inferred {{ background: #fa05; }}
</style>
<h1>How the emulator knows</h1>
<p>{served} of {declared} operations are served; the others answer 501. {inferred} of {rows} behaviors are inferred:
no source says that api.video does so.</p>
<table>
<thead><tr><th>Operation<th>Behavior<th>Known from<th>Note</thead>
<tbody>
{table}
</tbody>
</table>
</html>
"""


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the table."""

    async def show(request: Request) -> Response:
        rows = _in_order(world.document.operations)
        if "application/json" in request.headers.get("accept", "") or "json" in request.query_params:
            return JSONResponse({"served": sorted(HANDLERS), "data": [_members(row) for row in rows]})
        return HTMLResponse(_page(world.document.operations, rows))

    return [Route(f"{OWN}/evidence", show, methods=["GET"])]


def _in_order(operations: Iterable[Operation]) -> list[Evidence]:
    """Give all rows: what holds for all operations first, then in the order of the document."""
    places = {operation.operation_id: place for place, operation in enumerate(operations, 1)}
    return sorted(all_evidence(), key=lambda row: places.get(row.operation, 0))


def _members(row: Evidence) -> dict[str, Any]:
    return {"operation": row.operation, "behavior": row.behavior, "evidence": row.source.value, "note": row.note}


def _page(operations: tuple[Operation, ...], rows: list[Evidence]) -> str:
    declared = {operation.operation_id for operation in operations}
    return _PAGE.format(
        served=len(declared & HANDLERS.keys()),
        declared=len(declared),
        inferred=sum(row.source.name == "INFERRED" for row in rows),
        rows=len(rows),
        table="\n".join(_line(row) for row in rows),
    )


def _line(row: Evidence) -> str:
    cells = (row.operation or "all", row.behavior, row.source.value, row.note)
    return f'<tr class="{row.source.name.lower()}">' + "".join(f"<td>{escape(cell)}" for cell in cells)
