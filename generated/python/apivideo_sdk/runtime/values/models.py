"""The base of every generated model, and what its fields are declared with.

A model is a `msgspec.Struct`: `video_id: str`, wire names by `rename="camel"` or `field(name=...)`. A member that is
absent reads as None. UNSET stands only where a request can leave a member out, set it and send null: there, None is
null. Models compare by value, copy and pickle.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, Self, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType, field

from .decoding import DecodeMismatch, decode, read_plain
from .encoding import absent_as_none_in, encode_json, model_to_plain
from .enums import OpenIntEnum, OpenStrEnum
from .members import ADDITIONAL, additional_members, coded_name

__all__ = [
    "ADDITIONAL",
    "UNSET",
    "Instant",
    "Model",
    "OpenIntEnum",
    "OpenStrEnum",
    "UnsetType",
    "additional_members",
    "coded_name",
    "field",
]

Instant: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in time: `format: date-time` demands an offset. One that comes without is read as UTC, and reported."""


class Model(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One object of the API. Attributes have Python names; `to_dict` and `from_dict` speak wire names.

    __nullable__: wire names of members that the document allows to be null where None also means absent.
    __empty_lists__: wire names of members for which the document allows `[]` in the place of an object: None.
    """

    __nullable__: ClassVar[frozenset[str]] = frozenset()
    __empty_lists__: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """Give the object as plain JSON data with wire names; members that are absent are left out."""
        plain: dict[str, Any] = model_to_plain(self)
        return plain

    def to_json(self) -> bytes:
        """Give the object as JSON text with wire names; members that are absent are left out."""
        return encode_json(self.to_dict())

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Read plain JSON data as a response is read: what does not fit is kept as it is.

        Raises DecodeMismatch when the data is no object.
        """
        return cls._checked(read_plain(data, cls).value)

    @classmethod
    def from_json(cls, content: bytes | str) -> Self:
        """Read JSON text as a response is read. Raises InvalidJson, and DecodeMismatch when it is no object."""
        return cls._checked(decode(content.encode() if isinstance(content, str) else content, cls).value)

    @classmethod
    def _checked(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        raise DecodeMismatch("", expected=cls.__name__, got=type(value).__name__)

    def __repr__(self) -> str:
        wire_names = zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True)
        absent_as_none = absent_as_none_in(type(self))
        members = (
            f"{name}={value!r}"
            for name, wire_name in wire_names
            if (value := getattr(self, name)) is not UNSET and (value is not None or wire_name not in absent_as_none)
        )
        return f"{type(self).__name__}({', '.join(members)})"
