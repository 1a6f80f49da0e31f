"""What of an API its package cannot say: losses, and warnings where there is a way around.

A difference that is only a notation (the same members as JSON, XML or a form) is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.ir.api import Api, Loss, ParseWarning
from generator.ir.operations import MediaType, Operation
from generator.targets.python.operations.bodies import body_shape
from generator.targets.python.operations.media import answer_kind, preferred_answer
from generator.targets.python.schemas.structure import structure


def with_limits(api: Api) -> Api:
    """Give the API with what its package does not say among its losses and warnings."""
    losses = tuple(loss for operation in api.operations for loss in _losses(operation, api))
    warnings = tuple(warning for operation in api.operations for warning in _warnings(operation))
    return replace(api, losses=(*api.losses, *losses), warnings=(*api.warnings, *warnings))


def _losses(operation: Operation, api: Api) -> Iterator[Loss]:
    body = body_shape(operation, api)
    if operation.request_body is not None and body is not None:
        yield from _other_types(operation.request_body.content, body.media, api, "sent")
    for response in operation.responses:
        preferred = preferred_answer(response.content, api)
        if preferred is not None:
            yield from _other_types(response.content, preferred[1], api, "asked for")


def _other_types(content: tuple[MediaType, ...], chosen: MediaType, api: Api, verb: str) -> Iterator[Loss]:
    for media in content:
        if media is not chosen and not _is_notation(media, chosen, api):
            reason = f"{media.content_type!r} has a schema of its own; {chosen.content_type!r} alone is {verb}"
            yield Loss(pointer=media.pointer, reason=reason)


def _is_notation(media: MediaType, chosen: MediaType, api: Api) -> bool:
    """Whether a media type is another notation of the same data, or read in the same way."""
    kinds = {answer_kind(one, api) for one in (media, chosen)}
    if media.schema is None or chosen.schema is None or kinds in ({"bytes"}, {"text"}):
        return True
    return structure(media.schema) == structure(chosen.schema)


def _warnings(operation: Operation) -> Iterator[ParseWarning]:
    if operation.security and all(len(one.schemes) > 1 for one in operation.security):
        names = ", ".join(name for name, _ in operation.security[0].schemes)
        reason = f"several credentials are needed at once ({names}); the client sends the first, give others as headers"
        yield ParseWarning(rule="several-credentials", pointer=f"{operation.pointer}/security", reason=reason)
