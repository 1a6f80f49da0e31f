"""What the methods of an upload in parts say of themselves, besides what the document says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from generator.ir.extensions import ChunkUploadHint

Entry: TypeAlias = tuple[str, str]
"""What is raised, and when."""

SENDING: Final = (
    "A file larger than `chunk_size` goes in parts, several at the same time; any other goes in one request. Memory "
    "does not grow with the file: parts are read while they are sent. What can be read only once is kept on disk, "
    "each part until it has arrived."
)
"""How a file is sent."""

SESSION_SUMMARY: Final = "Begin an upload whose parts are given one by one, as they come to be."
"""The first line of a session's method."""

GIVEN: Final = "What was uploaded, once all of it has arrived."
"""What an upload gives."""

_STOPPED: Final = (
    "The upload did not come to its end. `state` is what `resume` takes; `error` is why, where a response or the lack "
    "of one ended it:"
)
_LIMITS: Final = "A size or a number is out of its limits. Nothing of the file was sent."
_NO_RESPONSE: Final = "- TransportError: no response came."


def session_text(hint: ChunkUploadHint, method: str) -> str:
    """How a session is used, and within which limits."""
    return " ".join(
        (
            "Nothing is sent yet: `send` takes the parts in their order. The last one is marked with `is_last=True`,",
            f"with `finish`, or by leaving the `with` block; then `result` is what `{method}` gives.",
            *_limits(hint),
        )
    )


def chunk_size_text(hint: ChunkUploadHint, usual: int) -> str:
    """Limits and default of the size of parts."""
    others = f", or more where {hint.most_parts:,} parts would not do" if hint.most_parts else ""
    even = "so that the parts go in even rounds"
    return f"Bytes of a part{_between(hint)}. Where it is not given, {usual:,} or less, {even}{others}."


def upload_errors(refusals: Iterable[Entry]) -> Iterator[Entry]:
    """What an upload raises. refusals: classes of documented errors, each with the document's words."""
    listed = "\n".join([*(f"- {name}: {text}" for name, text in refusals), _NO_RESPONSE])
    yield "UploadError", f"{_STOPPED}\n{listed}"
    yield "ConfigurationError", _LIMITS
    yield "FileNotFoundError", "There is no file at the path."
    yield "IsADirectoryError", "The path is a folder."


def session_errors() -> Iterator[Entry]:
    """What beginning a session raises."""
    yield "ConfigurationError", "The client is closed."


def _limits(hint: ChunkUploadHint) -> Iterator[str]:
    between = _between(hint).removeprefix(", ")
    if between:
        yield f"A part has {between} bytes; the last one may be smaller."
    if hint.most_parts:
        yield f"There are {hint.most_parts:,} at most."


def _between(hint: ChunkUploadHint) -> str:
    smallest, largest = hint.smallest_part, hint.largest_part
    if smallest and largest:
        return f", {smallest:,} to {largest:,}"
    if smallest:
        return f", at least {smallest:,}"
    return f", at most {largest:,}" if largest else ""
