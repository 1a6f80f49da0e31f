"""The base of every generated model, and what its fields are declared with.

A model is a `msgspec.Struct`: `video_id: str`, wire names by `rename="camel"` or `field(name=...)`. A member that is
absent reads as None. UNSET stands only where a request can leave a member out, set it and send null: there, None is
null. Models compare by value, copy and pickle.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Self, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType, field

from .construction import ModelMeta, completed, constant
from .decoding import DecodeMismatch, decode, read_plain
from .encoding import encode_json, model_to_plain
from .enums import OpenIntEnum, OpenStrEnum
from .masking import shown_members
from .members import ADDITIONAL, additional_members, coded_name
from .pydantic_schema import core_schema_of

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
    "constant",
    "field",
]

Instant: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in time: `format: date-time` demands an offset. One that comes without is read as UTC, and reported."""


class Model(msgspec.Struct, kw_only=True, omit_defaults=True, metaclass=ModelMeta):
    """One object of the API. Attributes have Python names; `to_dict` and `from_dict` speak wire names.

    Where a field holds an enum, the constructor also takes its plain value. `repr` masks secrets. A model is a type for
    pydantic and FastAPI, read and written in wire names.

    __nullable__: wire names of members that the document allows to be null where None also means absent.
    __empty_lists__: wire names of members for which the document allows `[]` in the place of an object: None.
    __read_only__: wire names of members that requests leave out.
    __tags__: the value by which unions know the class, by attribute; it is filled in where a caller leaves it out.
    __secret__: wire names of members that the document declares as secret.
    """

    __nullable__: ClassVar[frozenset[str]] = frozenset()
    __read_only__: ClassVar[frozenset[str]] = frozenset()
    __tags__: ClassVar[Mapping[str, str]] = {}
    __secret__: ClassVar[frozenset[str]] = frozenset()
    __empty_lists__: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self, *, by_alias: bool = True) -> dict[str, Any]:
        """Give the object as plain JSON data; members that are absent are left out.

        by_alias: with the API's names; False: with those of the attributes.
        """
        plain: dict[str, Any] = model_to_plain(self, by_alias=by_alias)
        return plain

    def to_json(self, *, by_alias: bool = True, indent: int = 0) -> str:
        """Give the object as JSON text, as `to_dict` gives it. indent: spaces for each level; 0: all on one line."""
        text = encode_json(self.to_dict(by_alias=by_alias))
        return (msgspec.json.format(text, indent=indent) if indent else text).decode()

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

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - what the fields take
        """Give a copy with other values in some attributes. Raises TypeError for a name that no attribute has."""
        return msgspec.structs.replace(self, **completed(type(self), changes))

    @classmethod
    def _checked(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        raise DecodeMismatch("", expected=cls.__name__, got=type(value).__name__)

    def __repr__(self) -> str:
        members = (f"{name}={value!r}" for name, value in shown_members(self, self.__secret__))
        return f"{type(self).__name__}({', '.join(members)})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return list(shown_members(self, self.__secret__))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:  # noqa: ANN401 - pydantic's own
        return core_schema_of(cls)
