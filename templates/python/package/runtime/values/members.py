"""Members of JSON objects: the types of their values, those beyond a schema, and how to find one by its path.

    class Labels(Model, forbid_unknown_fields=True):
        owner: str
        additional: dict[str, int] = additional_members()

`forbid_unknown_fields` makes the direct decoder step aside where there are members that the schema does not name
(`additionalProperties`): the tolerant decoder then puts them into `additional`, and encoding writes them beside
the declared members.

A wire name that msgspec refuses (quotes, backslashes, control characters) is coded, and the model forbids unknown
fields for the same reason: the tolerant decoder finds the member by its real name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import quote, unquote

import msgspec

Json: TypeAlias = Any
"""JSON data: dict, list, str, int, float, bool, None (and Decimal, where a request holds one)."""

TypeForm: TypeAlias = Any
"""Whatever may stand in an annotation: a class, `list[str]`, `str | None`, `Any`, a union of ours."""

# No response has a member of this name, so that the direct decoder never fills the field by itself.
ADDITIONAL = "{additional members}"
_CODED = "{coded}"


def additional_members() -> TypeForm:
    """Give the default of the field that holds the additional members: an empty dict, under a reserved wire name."""
    return msgspec.field(default_factory=dict, name=ADDITIONAL)


def coded_name(wire_name: str) -> str:
    """Give the name of a field whose wire name msgspec refuses. `wire_name` is the way back."""
    return _CODED + quote(wire_name, safe="", errors="surrogatepass")


def wire_name(encode_name: str) -> str:
    """Give the name of a member in JSON, from the one that msgspec has for its field."""
    if encode_name.startswith(_CODED):
        return unquote(encode_name.removeprefix(_CODED), errors="surrogatepass")
    return encode_name


def takes_others(encode_names: Iterable[str]) -> bool:
    """Whether a model that forbids unknown fields does so for the direct decoder alone."""
    return any(name == ADDITIONAL or name.startswith(_CODED) for name in encode_names)


def member_at(value: object, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give what stands at a dotted path of wire names (`pagination.links`), None where the way ends. "" is all.

    A path that begins with a slash has slashes in the place of dots: `/@odata.nextLink`. In lists a name is the number
    of an item, or a member of each item.
    """
    for name in names_of(path):
        value = member(value, name)
    return None if value is msgspec.UNSET else value


def count_at(value: object, path: str) -> int | None:
    """Give the whole number at a path, None where there is none or no path: documents also call counts `number`."""
    found = member_at(value, path) if path else None
    return int(found) if isinstance(found, int | float) and found == found // 1 else None


def names_of(path: str) -> list[str]:
    """Give the names on a path, dotted or with slashes."""
    if path.startswith("/"):
        return path[1:].split("/")
    return path.split(".") if path else []


def member(value: object, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give one member of a model, a mapping or a list, None where there is none."""
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, list):
        return _of_list(value, name)
    if isinstance(value, msgspec.Struct):
        attribute = _attributes(type(value)).get(name)
        return None if attribute is None else getattr(value, attribute)
    return None


def _of_list(items: list[Any], name: str) -> Any:  # noqa: ANN401 - as above
    if name.removeprefix("-").isdecimal():
        at = int(name)
        return items[at] if -len(items) <= at < len(items) else None
    return [member(one, name) for one in items if isinstance(one, Mapping | msgspec.Struct)]


@cache
def _attributes(model: type[msgspec.Struct]) -> dict[str, str]:
    return dict(zip(map(wire_name, model.__struct_encode_fields__), model.__struct_fields__, strict=True))
