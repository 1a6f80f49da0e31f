"""Members of JSON objects: the types of their values, those beyond a schema, and how to find one by its path.

    class Labels(Model, forbid_unknown_fields=True):
        owner: str
        additional: dict[str, int] = additional_members()

`forbid_unknown_fields` makes the direct decoder step aside where there are members that the schema does not name
(`additionalProperties`): the tolerant decoder then puts them into `additional`, and encoding writes them beside
the declared members.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

import msgspec

Json: TypeAlias = Any
"""JSON data: dict, list, str, int, float, bool, None (and Decimal, where a request holds one)."""

TypeForm: TypeAlias = Any
"""Whatever may stand in an annotation: a class, `list[str]`, `str | None`, `Any`, a union of ours."""

# No response has a member of this name, so that the direct decoder never fills the field by itself.
ADDITIONAL = "{additional members}"


def additional_members() -> TypeForm:
    """Give the default of the field that holds the additional members: an empty dict, under a reserved wire name."""
    return msgspec.field(default_factory=dict, name=ADDITIONAL)


def member_at(value: object, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give what stands at a dotted path of wire names (`pagination.links`), None where the way ends. "" is all."""
    for name in path.split(".") if path else ():
        value = member(value, name)
    return None if value is msgspec.UNSET else value


def member(value: object, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give one member of a model or a mapping, None where there is none."""
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, msgspec.Struct):
        attribute = _attributes(type(value)).get(name)
        return None if attribute is None else getattr(value, attribute)
    return None


@cache
def _attributes(model: type[msgspec.Struct]) -> dict[str, str]:
    return dict(zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True))
