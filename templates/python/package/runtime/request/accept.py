"""What a request asks for: the media types that its operation reads, the preferred one first.

Source: https://www.rfc-editor.org/rfc/rfc9110#name-accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..operation import Operation, ResponseSpec

_USUAL: Final = {
    "json": ("application/json",),
    "jsonl": ("application/jsonl", "application/x-ndjson"),
    "jsonseq": ("application/json-seq",),
    "events": ("text/event-stream",),
    "data": ("text/event-stream",),
}
_ANYTHING: Final = "*/*"
_LEAST: Final = 0.1
_STEP: Final = 0.1


def accepted(operation: Operation[Any]) -> str:
    """Give the value of the header `Accept`; JSON where nothing is documented.

    Types of one kind of data are equally welcome, further kinds less and less. Errors of an operation that gives
    something else than JSON may be anything.
    """
    kinds = list(dict.fromkeys(_types(spec) for spec in _specs(operation)))
    if not kinds:
        return _ANYTHING if operation.responses else "application/json"
    weights = [max(1 - _STEP * position, _LEAST) for position in range(len(kinds))]
    weighted: dict[str, float] = {}
    for types, weight in zip(kinds, weights, strict=True):
        for one in types:
            weighted.setdefault(one, weight)
    if not any("json" in one or one == _ANYTHING for one in weighted):
        weighted[_ANYTHING] = _LEAST
    return ", ".join(one if weight == 1 else f"{one};q={weight:.1f}" for one, weight in weighted.items())


def _specs(operation: Operation[Any]) -> Iterator[ResponseSpec]:
    """Yield what is read, first what each response is by preference."""
    specs = [spec for spec in operation.responses.values() if spec.kind != "none"]
    yield from specs
    for spec in specs:
        yield from spec.others


def _types(spec: ResponseSpec) -> tuple[str, ...]:
    return spec.media_types or _USUAL.get(spec.kind, (_ANYTHING,))
