"""Responses to typed values, in four tiers: as documented, by twins of the models, loosened, and by hand.

A misfit never breaks a caller: what fits is read, the rest is kept as it came. Each misfit is an `Issue`, which is
looked for when somebody asks: it costs nothing before.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from .by_hand import Issue, read
from .loosened import CannotLoosenError, decode_loosened
from .members import Json, TypeForm
from .twins import exact_decoder, tolerant_decoder

__all__ = ["DecodeMismatch", "Decoded", "InvalidJson", "Issue", "decode", "read_plain"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Decoded(msgspec.Struct, kw_only=True):
    """What a response was read to. content, kind: what it was read from, and as what."""

    value: Any
    content: bytes = b""
    kind: TypeForm = Any
    found: tuple[Issue, ...] | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Where the response departs from the document; found when this is first asked for."""
        if self.found is None:
            self.found = read(_untyped(self.content), self.kind)[1] if self.content else ()
        return self.found

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_before, (self.value, self.issues)


def _read_before(value: object, issues: tuple[Issue, ...]) -> Decoded:
    """Give what was pickled: the type it was read as may not be found by name."""
    return Decoded(value=value, found=issues)


class InvalidJson(ValueError):  # noqa: N818 - says what the response is; callers meet it as a DecodeError
    """The response is no JSON. `position` is the first byte that is wrong, the length where the text was cut off."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason, position)
        self.reason = reason
        self.position = position

    def __str__(self) -> str:
        return f"{self.reason} (at byte {self.position})"


class DecodeMismatch(ValueError):  # noqa: N818 - says what happened; callers meet it as a DecodeError
    """The response departs from the document, and the caller asked not to have that. `pointer` is the first place."""

    def __init__(self, pointer: str, expected: str, got: str) -> None:
        super().__init__(pointer, expected, got)
        self.pointer = pointer
        self.expected = expected
        self.got = got

    def __str__(self) -> str:
        return f"{self.pointer or 'the response'}: expected {self.expected}, got {self.got}"


def decode(content: bytes, kind: TypeForm, *, strict: bool = False) -> Decoded:
    """Read JSON text to `kind`, any type that msgspec and `union` can describe.

    strict: raise DecodeMismatch for the first misfit, an undeclared member or enum value included.
    Raises InvalidJson when the text is no JSON, or is nested deeper than the interpreter allows.
    """
    if strict:
        return _by_hand(content, kind, strict=True)
    try:
        return Decoded(value=exact_decoder(kind).decode(content), content=content, kind=kind)
    except msgspec.ValidationError:
        pass
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _by_hand(content, kind)
    try:
        return Decoded(value=_tolerantly(content, kind), content=content, kind=kind)
    except (msgspec.MsgspecError, RecursionError, CannotLoosenError):
        return _by_hand(content, kind)


def _tolerantly(content: bytes, kind: TypeForm) -> Any:  # noqa: ANN401 - whatever the type is
    try:
        return tolerant_decoder(kind).decode(content)
    except msgspec.ValidationError as error:
        return decode_loosened(content, kind, error)


def read_plain(data: object, kind: TypeForm, *, strict: bool = False) -> Decoded:
    """Read plain JSON data (dict, list, str, ...) to `kind`, as `decode` reads text."""
    value, issues = read(data, kind, report_undeclared=strict)
    if strict and issues:
        first = issues[0]
        raise DecodeMismatch(first.pointer, expected=first.expected, got=first.got)
    return Decoded(value=value, found=issues)


def _by_hand(content: bytes, kind: TypeForm, *, strict: bool = False) -> Decoded:
    try:
        return read_plain(_untyped(content), kind, strict=strict)
    except RecursionError:
        raise InvalidJson("the response is nested too deeply", 0) from None


def _untyped(content: bytes) -> Json:
    text = content.removeprefix(_BYTE_ORDER_MARK)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # msgspec before 0.23 raises the second
        raise _invalid(str(error), content) from None


def _invalid(message: str, content: bytes) -> InvalidJson:
    """Give the error with its position, which msgspec does not give for bytes that are not UTF-8."""
    found = re.search(r"\(byte (\d+)\)", message)
    if found:
        return InvalidJson(message, int(found[1]))
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return InvalidJson(f"the response is not UTF-8: {error.reason}", error.start)
    return InvalidJson(message, len(content))
