"""Into which parts a file goes, within the limits of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ...errors import ConfigurationError
from ...operation import ChunkUpload

MOST_AT_ONCE: Final = 100


class PlannedPart(NamedTuple):
    """One part: its number from 1, and where its bytes are."""

    number: int
    start: int
    size: int


class Plan(NamedTuple):
    """A file of `size` bytes in parts of `part_size`, the last one as long as what is left."""

    size: int
    part_size: int

    @property
    def total(self) -> int:
        """How many parts there are."""
        return -(-self.size // self.part_size)

    def parts(self) -> Iterator[PlannedPart]:
        """Give the parts in their order."""
        for number in range(1, self.total + 1):
            start = (number - 1) * self.part_size
            yield PlannedPart(number, start, min(self.part_size, self.size - start))


def checked_part_size(chunks: ChunkUpload, wanted: int | None) -> int:
    """Give the size of parts that was asked for, else the usual one.

    Raises ConfigurationError outside the limits, and TypeError for what is no whole number.
    """
    if wanted is None:
        return max(chunks.smallest_part, min(chunks.usual_part, chunks.largest_part or chunks.usual_part))
    if not isinstance(wanted, int):
        raise TypeError(f"chunk_size is {wanted!r}; give a whole number of bytes")
    if wanted < chunks.smallest_part:
        raise ConfigurationError(f"chunk_size is {wanted:,} bytes; give {chunks.smallest_part:,} or more")
    if chunks.largest_part is not None and wanted > chunks.largest_part:
        raise ConfigurationError(f"chunk_size is {wanted:,} bytes; give {chunks.largest_part:,} or less")
    return wanted


def plan_parts(chunks: ChunkUpload, size: int, wanted: int | None, concurrency: int = 1) -> Plan:
    """Plan a file of `size` bytes. wanted: bytes a part, None to choose. concurrency: parts under way at once.

    Raises ConfigurationError when the sizes are outside the limits.
    """
    part_size = checked_part_size(chunks, wanted)
    if chunks.most_parts is None or size <= part_size * chunks.most_parts:
        return Plan(size, part_size if wanted else _even_part(chunks, size, part_size, concurrency))
    needed = -(-size // chunks.most_parts)
    if chunks.largest_part is not None and needed > chunks.largest_part:
        most = chunks.largest_part * chunks.most_parts
        raise ConfigurationError(f"the file has {size:,} bytes; an upload takes {most:,} at most")
    if wanted is None:
        return Plan(size, needed)
    raise ConfigurationError(
        f"chunk_size {wanted:,} makes more than {chunks.most_parts:,} parts; give {needed:,} bytes or more"
    )


def _even_part(chunks: ChunkUpload, size: int, usual: int, concurrency: int) -> int:
    """Make parts a little smaller, so that the last round keeps every connection as busy as the others."""
    if size <= usual:
        return usual
    parts = -(-size // (usual * concurrency)) * concurrency
    if chunks.most_parts is not None and parts > chunks.most_parts:
        return usual
    return max(chunks.smallest_part, -(-size // parts))


def check_part(chunks: ChunkUpload, number: int, size: int, *, is_last: bool) -> None:
    """Raise ConfigurationError for a part that the API would refuse for its size or its number."""
    if chunks.most_parts is not None and number > chunks.most_parts:
        raise ConfigurationError(f"part {number:,} is one too many: an upload has at most {chunks.most_parts:,} parts")
    if size < chunks.smallest_part and not is_last:
        least = f"{chunks.smallest_part:,}"
        raise ConfigurationError(f"part {number} has {size:,} bytes; every part but the last has {least} or more")
    if chunks.largest_part is not None and size > chunks.largest_part:
        raise ConfigurationError(f"part {number} has {size:,} bytes; a part has {chunks.largest_part:,} at most")


def check_concurrency(concurrency: int) -> int:
    """Give the number of parts under way at once. Raises ConfigurationError for none, and for too many."""
    if not 1 <= concurrency <= MOST_AT_ONCE:
        raise ConfigurationError(f"concurrency is {concurrency}; give 1 to {MOST_AT_ONCE}")
    return concurrency
