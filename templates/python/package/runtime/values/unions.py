"""Unions msgspec cannot tell apart (two objects, a date and a string): a run-time type that picks the variant.

    if TYPE_CHECKING:
        Shape: TypeAlias = Circle | Square
    else:
        Shape = union("Shape", (Circle, Square), discriminator="kind", mapping={"circle": Circle})

Such a name stands in fields, lists and dicts, and beside None; every other member of a union is one of its variants.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from .members import TypeForm, additional_members
from .models import Model
from .pydantic_schema import core_schema_of
from .union_rules import UnionKind, UnionRules, Variants


class UnknownVariant(Model, forbid_unknown_fields=True):
    """An object that is none of the documented variants of a union: `additional` has all its members, by wire name.

    They are attributes too, by wire name or in Python's spelling (`created_at` for `createdAt`), as plain JSON data.
    """

    additional: dict[str, Any] = additional_members()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - JSON data
        if not name.startswith("_") and name != "additional":
            for member, value in self.additional.items():
                if name == member or _spelling(name) == _spelling(member):
                    return value
        raise AttributeError(f"{type(self).__name__!r} has no member {name!r}")


def _spelling(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def union(
    name: str,
    variants: Variants | Callable[[], Variants],
    discriminator: str | None = None,
    mapping: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
    default: Any = None,  # noqa: ANN401 - a type, or the name of one
    unknown: type[UnknownVariant] | None = None,
) -> TypeForm:
    """Make a type that is any of `variants`.

    A variant may be a string that is looked up in the calling module at the first use, and `variants` and
    `mapping` may be functions, so that types may refer to each other in circles.
    mapping: value of the member `discriminator` -> variant. default: variant for any other value, and for none. Where
    neither helps, the best fit is taken. unknown: what reads an object that is of no variant.
    """
    module = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - as namedtuple finds its module
    rules = UnionRules(variants, discriminator, mapping or {}, module, default, unknown)
    return _Union(name, (), {"__module__": module, "rules": rules})


class _Union(UnionKind):
    """The class of unions, which are types for pydantic too."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:  # noqa: ANN401 - pydantic's own
        return core_schema_of(self)
