"""Open enums: a value the document does not know is kept, since an API gains values before its document does."""

from __future__ import annotations

from enum import Enum
from typing import Self, TypeVar

_MemberT = TypeVar("_MemberT", bound="_OpenEnum")


class _OpenEnum(Enum):
    """What both open enums share. Unknown members equal each other by value and never join the listed members."""

    @property
    def is_known(self) -> bool:
        """Whether the document declares this value."""
        return self._value_ in type(self)._value2member_map_

    def __str__(self) -> str:
        return str(self._value_)

    def __repr__(self) -> str:
        if self.is_known:
            return f"{type(self).__name__}.{self._name_}"
        return f"{type(self).__name__}({self._value_!r})"


class OpenStrEnum(str, _OpenEnum):
    """An enum of strings. `str()` gives the value; an undeclared value makes a member with `is_known` False."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        return _unknown(str.__new__(cls, value), str(value))


class OpenIntEnum(int, _OpenEnum):
    """An enum of integers. `str()` gives the digits; an undeclared value makes a member with `is_known` False."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        return _unknown(int.__new__(cls, value), int(value))


def _unknown(member: _MemberT, value: str | int) -> _MemberT:
    member._name_ = str(value)
    member._value_ = value
    return member
