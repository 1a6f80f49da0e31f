"""`x-client-streaming`: which member of the body asks for a stream, and how it ends."""

from __future__ import annotations

from typing import Final

from generator.ir.extensions import StreamingHint
from generator.parse.node import Node

_STREAMING: Final = "x-client-streaming"
_MEMBERS: Final = frozenset({"member", "end", "endless"})
_FERN: Final = "x-fern-streaming"
_REQUEST: Final = "$request."
_USUAL: Final = StreamingHint()


def parse_streaming(operation: Node) -> StreamingHint:
    """Read the hint of an Operation Object; without one, that of Fern, which says the same."""
    if isinstance(operation.value.get(_STREAMING), dict):
        hint = operation.child(_STREAMING)
        return _USUAL if hint is None else _own(hint)
    if isinstance(operation.value.get(_FERN), dict):
        hint = operation.child(_FERN)
        return _USUAL if hint is None else _fern(hint)
    return _USUAL


def _own(hint: Node) -> StreamingHint:
    for name in hint.value.keys() - _MEMBERS:
        hint.lose(f"{name!r} is not one of {', '.join(sorted(_MEMBERS))}", name)
    return StreamingHint(
        member=hint.text("member") or _USUAL.member, end=hint.text("end"), is_endless=hint.flag("endless")
    )


def _fern(hint: Node) -> StreamingHint:
    condition = hint.text("stream-condition")
    member = condition.removeprefix(_REQUEST) if condition.startswith(_REQUEST) else _USUAL.member
    return StreamingHint(member=member, end=hint.text("terminator"))
