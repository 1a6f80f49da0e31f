"""The header `Content-Range` of uploads: `part 1/4`, `part 1/*`, `bytes 0-5242879/10485760`, `bytes 0-5242879/*`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from ..base.upload_problems import upload_refusal

_PARTS: Final = re.compile(r"part ([0-9]{1,18})/([0-9]{1,18}|\*)")
_BYTES: Final = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """No header: the request has the whole file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OnePart:
    """One part by its number, from 1. total: how many there are; None when unknown."""

    number: int
    total: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class UploadedRange:
    """One range of bytes, both ends included. total: bytes of the whole file; None when unknown."""

    first: int
    last: int
    total: int | None

    @property
    def length(self) -> int:
        """How many bytes the range spans."""
        return self.last - self.first + 1


ContentRange: TypeAlias = Whole | OnePart | UploadedRange


def read_content_range(header: str | None) -> ContentRange:
    """Read the header. Raises ProblemError `video-content-range-malformed`."""
    if header is None:
        return Whole()
    if found := _PARTS.fullmatch(header):
        return OnePart(number=int(found[1]), total=_total(found[2]))
    if found := _BYTES.fullmatch(header):
        return UploadedRange(first=int(found[1]), last=int(found[2]), total=_total(found[3]))
    raise upload_refusal("video-content-range-malformed")


def _total(text: str) -> int | None:
    return None if text == "*" else int(text)
