"""Goes through every text of a recording that somebody may have put a secret into."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar, assert_never, cast

import msgspec

from ..recording import (
    BinaryContent,
    Content,
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedRequest,
    RecordedResponse,
    Recording,
    TextContent,
)
from .spans import Place

Visit: TypeAlias = Callable[[Place, str], str]
"""Is shown a text with its place, and gives what is to stand there."""

_GZIP: Final = 31
_MOST_UNPACKED: Final = 16 * 1024 * 1024
ContentT = TypeVar("ContentT", bound=Content)


def rewrite(recording: Recording, visit: Visit) -> Recording:
    """Give a recording in which each text is what `visit` made of it."""
    provenance = msgspec.structs.replace(
        recording.provenance,
        host=visit(Place("/provenance/host", "", "text"), recording.provenance.host),
        source=visit(Place("/provenance/source", "", "text"), recording.provenance.source),
    )
    interactions = tuple(
        _interaction(interaction, f"/interactions/{index}", visit)
        for index, interaction in enumerate(recording.interactions)
    )
    return msgspec.structs.replace(recording, provenance=provenance, interactions=interactions)


def rewrite_data(data: Any, pointer: str, visit: Visit, name: str = "") -> Any:  # noqa: ANN401 - any JSON
    """Give JSON data in which each text is what `visit` made of it. name: of the member that the data is of."""
    match data:
        case str():
            return visit(Place(pointer, name, "member"), data)
        case list():
            return [rewrite_data(item, f"{pointer}/{index}", visit, name) for index, item in enumerate(data)]
        case dict():
            return {
                visit(Place(f"{pointer}/{key}", "", "key"), key): rewrite_data(value, f"{pointer}/{key}", visit, key)
                for key, value in data.items()
            }
        case _:
            return data


def _interaction(interaction: Interaction, pointer: str, visit: Visit) -> Interaction:
    is_known = bool(interaction.operation)
    request = _request(interaction.request, f"{pointer}/request", visit, is_known=is_known)
    response, failure = interaction.response, interaction.failure
    if response is not None:
        response = _respond(response, f"{pointer}/response", visit)
    if failure is not None:
        message = visit(Place(f"{pointer}/failure/message", "", "text"), failure.message)
        failure = msgspec.structs.replace(failure, message=message)
    return msgspec.structs.replace(interaction, request=request, response=response, failure=failure)


def _request(request: RecordedRequest, pointer: str, visit: Visit, *, is_known: bool) -> RecordedRequest:
    return msgspec.structs.replace(
        request,
        path=request.path if is_known else visit(Place(f"{pointer}/path", "", "text"), request.path),
        values={
            name: visit(Place(f"{pointer}/values/{name}", name, "path"), value)
            for name, value in request.values.items()
        },
        query=tuple(
            (name, visit(Place(f"{pointer}/query/{index}", name, "query"), value))
            for index, (name, value) in enumerate(request.query)
        ),
        headers={
            name: visit(Place(f"{pointer}/headers/{name}", name, "header"), value)
            for name, value in request.headers.items()
        },
        body=None if request.body is None else _content(request.body, f"{pointer}/body", visit),
    )


def _respond(response: RecordedResponse, pointer: str, visit: Visit) -> RecordedResponse:
    headers = tuple(
        (name, visit(Place(f"{pointer}/headers/{index}", name, "header"), value))
        for index, (name, value) in enumerate(response.headers)
    )
    body = None if response.body is None else _content(response.body, f"{pointer}/body", visit)
    return msgspec.structs.replace(response, headers=headers, body=body)


def _content(content: ContentT, pointer: str, visit: Visit, name: str = "") -> ContentT:
    return cast("ContentT", _rewritten(content, pointer, visit, name))


def _rewritten(content: Content, pointer: str, visit: Visit, name: str) -> Content:
    match content:
        case JsonContent():
            return msgspec.structs.replace(content, data=rewrite_data(content.data, f"{pointer}/data", visit, name))
        case TextContent():
            return TextContent(text=visit(Place(f"{pointer}/text", name, "text"), content.text))
        case BinaryContent():
            return _bytes(content, pointer, visit)
        case MultipartContent():
            return MultipartContent(
                parts=tuple(
                    msgspec.structs.replace(
                        part,
                        filename=visit(Place(f"{pointer}/parts/{index}/filename", "", "text"), part.filename),
                        content=_content(part.content, f"{pointer}/parts/{index}/content", visit, part.name),
                    )
                    for index, part in enumerate(content.parts)
                )
            )
        case _:
            assert_never(content)


def _bytes(content: BinaryContent, pointer: str, visit: Visit) -> BinaryContent:
    """Keep bytes as they are, or only their hash where something stands in them that must not."""
    if not content.base64:
        return content
    text = unpacked(base64.b64decode(content.base64)).decode("latin-1")
    is_clean = visit(Place(f"{pointer}/base64", "", "bytes"), text) == text
    return content if is_clean else msgspec.structs.replace(content, base64="")


def unpacked(content: bytes) -> bytes:
    """Give what gzip packed, whatever headers say of it; other bytes as they are. At most 16 MiB are looked at."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return zlib.decompressobj(_GZIP).decompress(content, _MOST_UNPACKED)
    except zlib.error:
        return content
