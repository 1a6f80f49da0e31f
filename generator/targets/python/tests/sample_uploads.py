"""The file of generated tests in parts: what each request must hold, and how it is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.extensions import ChunkUploadHint
from generator.ir.schemas import Json
from generator.targets.python.operations.bodies import BodyShape
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.tests.sample_bodies import FILE_CONTENT, OtherRequest, multipart_request
from generator.targets.python.tests.sample_calls import SampleCall
from generator.targets.python.tests.sample_responses import SampleResponse, json_content
from generator.targets.python.tests.wire import WirePart

_CHUNK_SIZE: Final = 9
"""Bytes of a part, where the document allows so few."""


class SampleRequest(Struct, frozen=True, kw_only=True):
    """One part: the header that numbers it, its body, and its response."""

    header: tuple[str, str]
    body: OtherRequest
    response: bytes


class SampleUpload(Struct, frozen=True, kw_only=True):
    """All parts in order. arguments: what a call says besides, so that they come in this order."""

    arguments: str
    requests: tuple[SampleRequest, ...]


def sample_upload(shape: OperationShape, call: SampleCall, reply: SampleResponse) -> SampleUpload | None:
    """Cut the file of a sample call. reply: the response to the whole.

    None where the document allows no parts this small, or where the response does not say what a test must know.
    """
    hint = shape.operation.hints.chunk_upload
    if hint is None or shape.body is None or not isinstance(call.body, OtherRequest):
        return None
    size = min(max(_CHUNK_SIZE, hint.smallest_part or 1), hint.largest_part or len(FILE_CONTENT))
    total = -(-len(FILE_CONTENT) // size)
    own_id = _own_id(hint, reply)
    if own_id is None or not 1 < total <= (hint.most_parts or total):
        return None
    requests = [
        SampleRequest(
            header=(hint.header, f"part {number}/{total}"),
            body=_body(shape.body, call.body, hint, FILE_CONTENT[(number - 1) * size : number * size], known),
            response=reply.content if number == total else json_content({hint.id: own_id} if own_id else {}),
        )
        for number, known in ((number, own_id if number > 1 else "") for number in range(1, total + 1))
    ]
    return SampleUpload(arguments=f"chunk_size={size}, concurrency=1", requests=tuple(requests))


def _own_id(hint: ChunkUploadHint, reply: SampleResponse) -> str | None:
    """The id that a response gives, "" where the document names none; None for one that says no more, or less."""
    response: Json = json.loads(reply.content) if reply.is_json and reply.content else None
    if not isinstance(response, Mapping) or not response.keys() - {hint.id}:
        return None
    own_id = response.get(hint.id, "") if hint.id else ""
    return own_id if isinstance(own_id, str) and bool(own_id) == bool(hint.id) else None


def _body(body: BodyShape, whole: OtherRequest, hint: ChunkUploadHint, content: bytes, own_id: str) -> OtherRequest:
    """The members of the whole with some bytes of the file, and what repeats the id once it is known."""
    given = {part.name: part for part in whole.parts}
    members = [part for part in whole.parts if part.name != hint.file]
    copied = [WirePart(name=name, content=own_id.encode()) for name in hint.copies if own_id and name not in given]
    return multipart_request(body, (*members, *copied, replace(given[hint.file], content=content)))
