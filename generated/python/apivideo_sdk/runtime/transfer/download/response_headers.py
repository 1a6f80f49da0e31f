"""What the headers of a response say of the file it brings: how long it is, which part comes, how to know it again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

import msgspec

WHOLE: Final = 200
ACCEPTED: Final = 202
PART: Final = 206
NO_SUCH_RANGE: Final = 416

_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})", re.ASCII | re.IGNORECASE)
_LENGTH: Final = re.compile(r"\d{1,18}", re.ASCII)


class UnusableResponseError(Exception):
    """A response whose body must not be added to what is there; the text says why."""


class Version(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """By what a version of a file is known again; each is empty where the server does not say it, or not firmly."""

    etag: str = ""
    last_modified: str = ""

    @property
    def condition(self) -> str:
        """What `If-Range` says; "" where nothing tells versions apart."""
        return self.etag or self.last_modified

    def is_of(self, headers: Mapping[str, str]) -> bool:
        """Whether a response is of this version, as far as it says so."""
        name, mine = ("etag", self.etag) if self.etag else ("last-modified", self.last_modified)
        return headers.get(name, mine) == mine


class ByteRange(NamedTuple):
    """Bytes of a file from `first` up to `last`, which is one of them, and how many the file has."""

    first: int
    last: int
    total: int


def read_version(headers: Mapping[str, str]) -> Version:
    """Read the validators that `If-Range` takes: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5."""
    etag = headers.get("etag", "")
    return Version(etag=etag if etag.startswith('"') else "", last_modified=_firm_date(headers))


def read_length(headers: Mapping[str, str]) -> int | None:
    """Give the bytes of the body; None where that is not said."""
    length = headers.get("content-length", "")
    return int(length) if _LENGTH.fullmatch(length) else None


def read_range(headers: Mapping[str, str]) -> ByteRange:
    """Read `Content-Range`. Raises UnusableResponseError where it does not say all of it."""
    given = headers.get("content-range", "")
    found = _CONTENT_RANGE.fullmatch(given)
    span = ByteRange(*map(int, found.groups())) if found else None
    if span is None or not span.first <= span.last < span.total:
        raise UnusableResponseError(f"Content-Range is {given!r}, not like 'bytes 0-99/200'")
    return span


def check_unencoded(headers: Mapping[str, str]) -> None:
    """Raise UnusableResponseError for a body that is encoded, though that was not asked for."""
    encoding = headers.get("content-encoding", "identity")
    if encoding.strip().lower() not in {"", "identity"}:
        raise UnusableResponseError(f"it came with Content-Encoding {encoding!r}, though 'identity' was asked for")


def _firm_date(headers: Mapping[str, str]) -> str:
    """Give `Last-Modified`, unless the file may have changed once more within the same second."""
    written = headers.get("last-modified", "")
    changed, sent = _moment(written), _moment(headers.get("date", "")) or datetime.now(UTC)
    return written if changed is not None and sent - changed >= timedelta(seconds=1) else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
