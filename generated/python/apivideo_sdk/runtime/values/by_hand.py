"""Reading a response that is not as documented: keep what fits, report what does not.

- a number, boolean or moment in another notation is converted where nothing can be lost, else kept as it came;
- null where the document has none, and a missing required member, are None;
- `[]` for an object (an empty PHP array) is an absent member, an empty dict, or an object without members; where the
  document declares it, it is null;
- an undeclared enum value is kept as a member that is not known.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, inspect

from .best_match import best_match, scalar_type
from .description import describe_type, describe_value
from .members import ADDITIONAL, Json, TypeForm, takes_others, wire_name
from .repair import repair
from .union_rules import union_rules


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a response departs from the document. `pointer` is a JSON pointer (RFC 6901)."""

    pointer: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.pointer or 'the response'}: expected {self.expected}, got {self.got}"


def read(data: object, kind: TypeForm, *, report_undeclared: bool = False) -> tuple[Any, tuple[Issue, ...]]:
    """Give the data as `kind`, as far as it fits, and what does not. Never raises for data that came from JSON.

    report_undeclared: members the document does not know are issues too.
    """
    reader = _Reader(report_undeclared=report_undeclared)
    value = reader.read(data, shape_of(kind), "")
    return value, tuple(reader.issues)


def read_shape(data: Json, shape: inspect.Type) -> Json:
    """Give the data as a type that msgspec has described, as far as it fits."""
    return _Reader(report_undeclared=False).read(data, shape, "")


def read_member(data: Json, field: inspect.Field, model: type) -> Json:
    """Give the value of a field of a model; that of an absent member where the data stands for none (`[]`)."""
    value = _Reader(report_undeclared=False).member({wire_name(field.encode_name): data}, field, model, "")
    if value is not UNSET:
        return value
    return None if field.required else field.default


@cache
def shape_of(kind: TypeForm) -> inspect.Type:
    """Give what msgspec knows of a type."""
    return inspect.type_info(kind)


class _Reader:
    """One walk over one response; `issues` grows as it goes."""

    def __init__(self, *, report_undeclared: bool) -> None:
        self.issues: list[Issue] = []
        self._report_undeclared = report_undeclared

    def read(self, data: Json, shape: inspect.Type, pointer: str) -> Json:
        match shape:
            case inspect.AnyType():
                return data
            case inspect.UnionType():
                return self._union(data, shape, pointer)
            case inspect.CustomType():
                return self.read(data, self._variant(data, shape, pointer), pointer)
            case inspect.StructType() if isinstance(data, dict):
                return self._struct(data, shape, pointer)
            case inspect.DictType() if isinstance(data, dict):
                return self._dict(data, shape, pointer)
            case inspect.ListType() if isinstance(data, list):
                return [self.read(item, shape.item_type, f"{pointer}/{at}") for at, item in enumerate(data)]
            case inspect.TupleType() if isinstance(data, list):
                return self._tuple(data, shape, pointer)
            case inspect.StructType() | inspect.DictType() if data == []:
                return self._empty(shape, pointer)
            case inspect.EnumType() if isinstance(data, str | int | float):
                return self._enum(data, shape, pointer)
            case inspect.LiteralType() if any(type(data) is type(each) and data == each for each in shape.values):
                return data
        return self._scalar(data, shape, pointer)

    def _variant(self, data: Json, shape: inspect.CustomType, pointer: str) -> inspect.Type:
        rules = union_rules(shape)
        chosen = rules.choose(data)
        if chosen is rules.unknown:
            self._note(pointer, shape, data)
        return shape_of(chosen)

    def _union(self, data: Json, shape: inspect.UnionType, pointer: str) -> Json:
        others = tuple(each for each in shape.types if not isinstance(each, inspect.NoneType))
        if len(others) < len(shape.types) and (data is None or (data == [] and _is_object(shape))):
            if data is not None:
                self._note(pointer, shape, data)
            return None
        return self.read(data, others[best_match(data, others)], pointer)

    def _tuple(self, data: list[Any], shape: inspect.TupleType, pointer: str) -> tuple[Json, ...]:
        """Read items by position. There may be fewer, which the document does not tell apart; more are kept."""
        pairs = enumerate(zip(data, shape.item_types, strict=False))
        known = [self.read(item, one, f"{pointer}/{at}") for at, (item, one) in pairs]
        if len(data) > len(known):
            self._note(pointer, shape, data)
        return (*known, *data[len(known) :])

    def _struct(self, data: dict[str, Any], shape: inspect.StructType, pointer: str) -> Json:
        values: dict[str, Any] = {}
        for field in shape.fields:
            if field.encode_name == ADDITIONAL:
                values[field.name] = self._additional(data, shape, field.type, pointer)
            elif (value := self.member(data, field, shape.cls, pointer)) is not UNSET:
                values[field.name] = value
            elif field.required:
                values[field.name] = None
        self._note_undeclared(data, shape, pointer)
        return shape.cls(**values)

    def member(self, data: dict[str, Any], field: inspect.Field, model: type, pointer: str) -> Json:
        """Read one member; UNSET for one that is absent."""
        name = wire_name(field.encode_name)
        place = _join(pointer, name)
        value = data.get(name, UNSET)
        if value is UNSET and not field.required:
            return UNSET
        if value == [] and name in getattr(model, "__empty_lists__", ()):
            return UNSET
        is_missing = value is UNSET or (value == [] and not field.required and _is_object(field.type))
        if is_missing or (value is None and _is_never_null(field, model)):
            self._note(place, documented(field, model), value)
            return UNSET
        return self.read(value, field.type, place)

    def _additional(self, data: dict[str, Any], shape: inspect.StructType, kind: inspect.Type, pointer: str) -> Json:
        declared = _declared(shape)
        return self.read({name: data[name] for name in data if name not in declared}, kind, pointer)

    def _note_undeclared(self, data: dict[str, Any], shape: inspect.StructType, pointer: str) -> None:
        declared = _declared(shape)
        is_closed = shape.forbid_unknown_fields and not takes_others(field.encode_name for field in shape.fields)
        if ADDITIONAL in declared or not (self._report_undeclared or is_closed):
            return
        for name, value in data.items():
            if name not in declared:
                self._report(_join(pointer, name), "no such member", value)

    def _dict(self, data: dict[str, Any], shape: inspect.DictType, pointer: str) -> dict[Any, Any]:
        return {
            self.read(key, shape.key_type, pointer): self.read(value, shape.value_type, _join(pointer, key))
            for key, value in data.items()
        }

    def _empty(self, shape: inspect.StructType | inspect.DictType, pointer: str) -> Json:
        self._note(pointer, shape, [])
        if isinstance(shape, inspect.DictType):
            return {}
        return shape.cls(**{field.name: None for field in shape.fields if field.required})

    def _enum(self, data: str | float, shape: inspect.EnumType, pointer: str) -> Json:
        values = {member.value for member in shape.cls}
        if not any(type(data) is type(value) and data == value for value in values):
            self._note(pointer, shape, data)
        try:
            return shape.cls(repair(data, type(next(iter(values)))))
        except ValueError:
            return data

    def _scalar(self, data: Json, shape: inspect.Type, pointer: str) -> Json:
        kind = scalar_type(shape)
        try:
            if kind is not None:
                return msgspec.convert(data, kind)
        except msgspec.ValidationError:
            pass
        self._note(pointer, shape, data)
        return repair(data, kind)

    def _note(self, pointer: str, shape: inspect.Type, data: object) -> None:
        self._report(pointer, describe_type(shape), data)

    def _report(self, pointer: str, expected: str, data: object) -> None:
        self.issues.append(Issue(pointer=pointer, expected=expected, got=describe_value(data)))


def _is_never_null(field: inspect.Field, model: type) -> bool:
    """Whether None in the field only means that the member is absent: the document does not allow null."""
    return field.default is None and field.encode_name not in getattr(model, "__nullable__", ())


def documented(field: inspect.Field, model: type) -> inspect.Type:
    """Give the type of a member without the None that only stands for its absence."""
    shape = field.type
    if not _is_never_null(field, model) or not isinstance(shape, inspect.UnionType):
        return shape
    others = tuple(each for each in shape.types if not isinstance(each, inspect.NoneType))
    return others[0] if len(others) == 1 else inspect.UnionType(others)


def _is_object(shape: inspect.Type) -> bool:
    """Whether the shape is a model and no list: then `[]` can only be an object that lost its members."""
    match shape:
        case inspect.StructType():
            return True
        case inspect.CustomType():
            return all(_is_object(variant) for variant in union_rules(shape).shapes)
        case inspect.UnionType():
            return all(_is_object(each) for each in shape.types if not isinstance(each, inspect.NoneType))
    return False


def _declared(shape: inspect.StructType) -> set[str]:
    names = {wire_name(field.encode_name) for field in shape.fields}
    return names | {shape.tag_field} if shape.tag_field else names


def _join(pointer: str, name: str) -> str:
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
