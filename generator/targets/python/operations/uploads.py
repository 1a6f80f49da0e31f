"""Uploads in parts: what a declaration says of them, and the arguments that each has besides the document's."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.extensions import ChunkUploadHint
from generator.targets.python.operations.upload_docs import chunk_size_text
from generator.targets.python.package.declared import USUAL_PART, ChunkUploadDeclaration
from generator.targets.python.package.imports import Annotation
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import Scope, in_scope

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class UploadArgument(Struct, frozen=True, kw_only=True):
    """One argument that the runtime takes from the caller. `default` is Python source."""

    name: str
    annotation: Annotation
    default: str
    text: str


def upload_arguments(hint: ChunkUploadHint, scope: Scope) -> tuple[UploadArgument, ...]:
    """How a file is cut and sent, who is notified, and where to go on. `scope`: see `annotations`."""
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
            annotation=_optional("OnProgress"),
            default="None",
            text="Called with a `Progress` now and then while bytes go out, one call at a time.",
        ),
        UploadArgument(
            name="resume",
            annotation=_optional("Resume"),
            default="None",
            text=(
                "Where to go on: the `UploadState` of an earlier upload, such as `UploadError.state`. Or a path: it is "
                "loaded if it exists, saved after every part, and removed at the end."
            ),
        ),
    )


def upload_declaration(hint: ChunkUploadHint, api: Api) -> ChunkUploadDeclaration:
    """What the runtime gets to know of an upload in parts."""
    return ChunkUploadDeclaration(
        file=hint.file,
        header=hint.header,
        id=hint.id,
        copies=hint.copies,
        smallest_part=hint.smallest_part or 1,
        largest_part=hint.largest_part,
        usual_part=usual_part(hint),
        most_parts=hint.most_parts,
        received=hint.received,
        status_path=_path(hint.status, api),
        parts=hint.parts,
        result_path=_path(hint.result, api),
    )


def usual_part(hint: ChunkUploadHint) -> int:
    """Bytes of a part where nobody says it: what the runtime takes, or the limit that this is beyond."""
    if hint.usual_part:
        return hint.usual_part
    return max(hint.smallest_part or 1, min(USUAL_PART, hint.largest_part or USUAL_PART))


def _path(operation_id: str, api: Api) -> str:
    """The path of an operation with `{id}` for its one parameter; "" where there is no operation."""
    path = next((one.path for one in api.operations if operation_id and one.operation_id == operation_id), "")
    return _VARIABLE.sub("{id}", path)


def _optional(name: str) -> Annotation:
    return Annotation(text=f"{name} | None", imports=runtime_imports(name))
