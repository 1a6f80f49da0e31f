"""Uploads in parts: what a declaration says of them, and the arguments that each has besides the document's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.ir.api import Api
from generator.ir.extensions import ChunkUploadHint
from generator.targets.python.operations.upload_docs import chunk_size_text
from generator.targets.python.package.imports import Import
from generator.targets.python.package.literals import literal
from generator.targets.python.types.annotations import Annotation, Scope, in_scope

TYPING_MODULES: Final = frozenset(
    {".runtime.request.progress", ".runtime.transfer.upload.session", ".runtime.transfer.upload.state"}
)
"""Modules whose names stand in annotations alone: they are loaded when something is uploaded."""

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")
_RUNTIME_USUAL: Final = 50 * 1024 * 1024
_RUNTIME_HEADER: Final = "Content-Range"


@dataclass(frozen=True, kw_only=True, slots=True)
class UploadArgument:
    """One argument that the runtime takes from the caller. `default` is Python source."""

    name: str
    annotation: Annotation
    default: str
    text: str


def upload_arguments(hint: ChunkUploadHint, scope: Scope) -> tuple[UploadArgument, ...]:
    """How a file is cut and sent, who is told, and where to go on. `scope`: see `annotations`."""
    whole = in_scope("int", scope)
    return (
        UploadArgument(
            name="chunk_size",
            annotation=Annotation(text=f"{whole.text} | None", imports=whole.imports),
            default="None",
            text=chunk_size_text(hint, usual_part(hint)),
        ),
        UploadArgument(
            name="concurrency", annotation=whole, default="4", text="How many parts are sent at the same time."
        ),
        *session_arguments(),
    )


def session_arguments() -> tuple[UploadArgument, ...]:
    """Those of a session, whose parts the caller cuts."""
    return (
        UploadArgument(
            name="on_progress",
            annotation=_optional(".runtime.request.progress", "OnProgress"),
            default="None",
            text="Called with a `Progress` now and then while bytes go out, one call at a time.",
        ),
        UploadArgument(
            name="resume",
            annotation=_optional(".runtime.transfer.upload.state", "Resume"),
            default="None",
            text=(
                "Where to go on: the `UploadState` of an earlier upload, such as `UploadError.state`. Or a path: it is "
                "loaded if it exists, saved after every part, and removed at the end."
            ),
        ),
    )


def upload_declaration(hint: ChunkUploadHint, api: Api) -> str:
    """`ChunkUpload(...)`, without what the runtime takes as default."""
    members = {
        "file": literal(hint.file),
        "header": literal(hint.header) if hint.header != _RUNTIME_HEADER else "",
        "id": literal(hint.id) if hint.id else "",
        "copies": repr(hint.copies) if hint.copies else "",
        "smallest_part": f"{hint.smallest_part:_}" if hint.smallest_part else "",
        "largest_part": f"{hint.largest_part:_}" if hint.largest_part else "",
        "usual_part": f"{usual_part(hint):_}" if usual_part(hint) != _RUNTIME_USUAL else "",
        "most_parts": f"{hint.most_parts:_}" if hint.most_parts else "",
        "received": repr(hint.received) if hint.received else "",
        "status_path": _path(hint.status, api),
        "parts": literal(hint.parts) if hint.parts else "",
        "result_path": _path(hint.result, api),
    }
    return f"ChunkUpload({', '.join(f'{name}={text}' for name, text in members.items() if text)})"


def usual_part(hint: ChunkUploadHint) -> int:
    """Bytes of a part where nobody says it: 50 MiB, or the limit that this is beyond."""
    if hint.usual_part:
        return hint.usual_part
    return max(hint.smallest_part or 1, min(_RUNTIME_USUAL, hint.largest_part or _RUNTIME_USUAL))


def _path(operation_id: str, api: Api) -> str:
    """The path of an operation with `{id}` for its one parameter, as source; "" where there is no operation."""
    path = next((one.path for one in api.operations if operation_id and one.operation_id == operation_id), "")
    return literal(_VARIABLE.sub("{id}", path)) if path else ""


def _optional(module: str, name: str) -> Annotation:
    return Annotation(text=f"{name} | None", imports=frozenset({Import(module=module, name=name)}))
