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

from .members import TypeForm
from .pydantic_schema import core_schema_of
from .union_rules import UnionKind, UnionRules, Variants


def union(
    name: str,
    variants: Variants | Callable[[], Variants],
    discriminator: str | None = None,
    mapping: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
    default: Any = None,  # noqa: ANN401 - a type, or the name of one
) -> TypeForm:
    """Make a type that is any of `variants`.

    A variant may be a string that is looked up in the calling module at the first use, and `variants` and
    `mapping` may be functions, so that types may refer to each other in circles.
    mapping: value of the member `discriminator` -> variant. default: variant for any other value, and for none. Where
    neither helps, the best fit is taken.
    """
    module = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - as namedtuple finds its module
    rules = UnionRules(variants, discriminator, mapping or {}, module, default)
    return _Union(name, (), {"__module__": module, "rules": rules})


class _Union(UnionKind):
    """The class of unions, which are types for pydantic too."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:  # noqa: ANN401 - pydantic's own
        return core_schema_of(self)
