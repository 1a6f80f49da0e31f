"""What the status of a video says: whether it is playable or encoded, and how far it has come, in numbers.

A status may leave anything out, and may depart from the document: what is not there is unknown, never an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from ..runtime.errors import SdkError
from ..runtime.values.members import member_at

if TYPE_CHECKING:
    from ..models.videos import EncodingQuality, VideoStatus

_ENCODED: Final = "encoded"
_FAILED: Final = "failed"
_RECEIVED: Final = ("uploaded", "ingested")


class EncodingError(SdkError):
    """A video will not become what was waited for: an encoding failed.

    status: the response that says so, a VideoStatus. failed: those of its qualities that could not be made.
    """

    def __init__(self, message: str, *, status: VideoStatus, failed: tuple[EncodingQuality, ...]) -> None:
        super().__init__(message)
        self.status = status
        self.failed = failed


class VideoProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a video has come, in numbers.

    received_bytes, total_bytes, received_parts, total_parts: of the file, each None where the response does not say it.
    qualities_done, qualities_failed, qualities_total: of the versions to be made, all 0 before there are any.
    seconds: since the wait began.
    """

    playable: bool
    received_bytes: int | None
    total_bytes: int | None
    received_parts: int | None
    total_parts: int | None
    qualities_done: int
    qualities_failed: int
    qualities_total: int
    seconds: float


def is_playable(video_id: str, status: VideoStatus) -> bool:
    """Whether a video can be watched, whatever became of some of its qualities.

    Raises EncodingError when it cannot, a quality failed, and no other is still being made. A quality in a state that
    the document does not know counts as being made.
    """
    if member_at(status, "encoding.playable") is True:
        return True
    settled = len(_qualities(status, _FAILED)) + len(_qualities(status, _ENCODED))
    if _qualities(status, _FAILED) and settled == len(_qualities(status)):
        raise _encoding_error(video_id, status)
    return False


def is_encoded(video_id: str, status: VideoStatus) -> bool:
    """Whether all qualities of a video are encoded, of which there must be one. Raises EncodingError if one failed."""
    if _qualities(status, _FAILED):
        raise _encoding_error(video_id, status)
    return 0 < len(_qualities(status)) == len(_qualities(status, _ENCODED))


def video_progress(status: VideoStatus, seconds: float) -> VideoProgress:
    """Give a status in numbers, `seconds` after the wait for the video began."""
    parts = member_at(status, "ingest.receivedParts.parts")
    return VideoProgress(
        playable=member_at(status, "encoding.playable") is True,
        received_bytes=_received_bytes(status),
        total_bytes=_total_bytes(status),
        received_parts=len(parts) if isinstance(parts, list) else None,
        total_parts=_whole_at(status, "ingest.receivedParts.total"),
        qualities_done=len(_qualities(status, _ENCODED)),
        qualities_failed=len(_qualities(status, _FAILED)),
        qualities_total=len(_qualities(status)),
        seconds=seconds,
    )


def _qualities(status: VideoStatus, state: str | None = None) -> tuple[EncodingQuality, ...]:
    """Give the qualities in one state, or all; none where the response has none."""
    found = _list_at(status, "encoding.qualities")
    return tuple(quality for quality in found if state is None or member_at(quality, "status") == state)


def _encoding_error(video_id: str, status: VideoStatus) -> EncodingError:
    failed = _qualities(status, _FAILED)
    names = ", ".join(_name(quality) for quality in failed)
    advice = "check that the file plays, and upload it to a new video"
    return EncodingError(f"video {video_id}: encoding failed for {names}; {advice}", status=status, failed=failed)


def _name(quality: EncodingQuality) -> str:
    parts = (member_at(quality, "type"), member_at(quality, "quality"))
    return " ".join(str(part) for part in parts if part is not None) or "a quality without name"


def _received_bytes(status: VideoStatus) -> int | None:
    if member_at(status, "ingest.status") in _RECEIVED:
        return _total_bytes(status)
    ranges = _list_at(status, "ingest.receivedBytes")
    ends = [(_whole_at(each, "from"), _whole_at(each, "to")) for each in ranges]
    known = [(first, last) for first, last in ends if first is not None and last is not None]
    return _covered(known) if known else None


def _covered(ranges: list[tuple[int, int]]) -> int:
    """Count the bytes of ranges that include both their ends; those in several count once."""
    count, reached = 0, -1
    for first, last in sorted(ranges):
        count += max(0, last - max(first - 1, reached))
        reached = max(reached, last)
    return count


def _total_bytes(status: VideoStatus) -> int | None:
    sizes = [_whole_at(each, "total") for each in _list_at(status, "ingest.receivedBytes")]
    return _whole_at(status, "ingest.filesize") or next((size for size in sizes if size is not None), None)


def _list_at(value: object, path: str) -> list[Any]:
    found = member_at(value, path)
    return found if isinstance(found, list) else []


def _whole_at(value: object, path: str) -> int | None:
    found = member_at(value, path)
    return found if isinstance(found, int) else None
