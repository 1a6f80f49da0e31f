"""Twins of models: classes that decode as a model does, with every member optional and nullable, into that model.

A response that lacks a member or has null where the document has none is read by msgspec all the same, at its speed.
Decoders and twins are made under one lock: msgspec must not describe the same new type in two threads at once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cache
from threading import RLock
from types import GenericAlias, UnionType, new_class
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

import msgspec

from .by_hand import read, shape_of
from .members import Json, TypeForm
from .union_rules import read_custom, union_rules

LooseMember: TypeAlias = tuple[type, str]
"""A member that is read as anything: its model, and its name within msgspec."""
Loose: TypeAlias = frozenset[LooseMember]
Fitted: TypeAlias = Callable[[LooseMember], Callable[[Json], Any]]
"""Gives what makes the documented type of any value of a member."""

_MOST: Final = 512
"""How many decoders of loosened types are kept."""
_NONE: Final[Loose] = frozenset()
_LOCK = RLock()
_twins: dict[tuple[type, Loose], type] = {}
_exact: dict[TypeForm, msgspec.json.Decoder[Any]] = {}
_forms: dict[TypeForm, TypeForm] = {}
_tolerant: dict[tuple[TypeForm, Loose], msgspec.json.Decoder[Any]] = {}


def exact_decoder(kind: TypeForm) -> msgspec.json.Decoder[Any]:
    """Give the decoder of a type as the document has it."""
    found = _exact.get(kind)
    if found is None:
        with _LOCK:
            found = _exact.setdefault(kind, msgspec.json.Decoder(kind, dec_hook=read_custom))
    return found


def tolerant_decoder(kind: TypeForm, loose: Loose = _NONE, fitted: Fitted | None = None) -> msgspec.json.Decoder[Any]:
    """Give the decoder of a type in which no member is required and each may be null.

    loose: members that are read as anything, which `fitted` makes of their documented types.
    """
    found = _tolerant.get((kind, loose))
    if found is None:
        with _LOCK:
            if len(_tolerant) >= _MOST:
                _forget_loosened()
            made = msgspec.json.Decoder(_Twins(loose, fitted).tolerant(kind), dec_hook=_read_union)
            found = _tolerant.setdefault((kind, loose), made)
    return found


def _forget_loosened() -> None:
    for kept in (_tolerant, _twins):
        for key in [key for key in kept if key[1]]:
            del kept[key]


def convert(data: Json, kind: TypeForm) -> Any:  # noqa: ANN401 - whatever the type is
    """Read plain data as `tolerant_decoder` reads text. Raises msgspec.ValidationError where it does not fit."""
    form = _forms.get(kind)
    if form is None:
        with _LOCK:
            form = _forms.setdefault(kind, _Twins(_NONE, None).tolerant(kind))
    return msgspec.convert(data, form, dec_hook=_read_union)


class _Twins:
    """The types that stand for those of the document, with the same members loosened."""

    def __init__(self, loose: Loose, fitted: Fitted | None) -> None:
        self._loose = loose
        self._fitted = fitted

    def tolerant(self, kind: TypeForm) -> TypeForm:
        """Give the type whose models are twins, and whose items may be null."""
        origin: Any = get_origin(kind)
        arguments = get_args(kind)
        if origin in {list, dict}:
            *keys, values = arguments
            return origin[(*keys, self.tolerant(values) | None)]
        if origin is tuple:
            return GenericAlias(tuple, tuple(self.tolerant(argument) | None for argument in arguments))
        if origin in {Union, UnionType}:
            return Union[tuple(self.tolerant(argument) for argument in arguments)]  # noqa: UP007 # made of a tuple
        is_model = origin is None and isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        return self._twin(kind) if is_model else kind

    def _twin(self, model: type[msgspec.Struct]) -> type[msgspec.Struct]:
        """Make the twin of a model; its instances become the model's own as soon as they are filled."""
        if model.__struct_config__.frozen:
            return model
        key = (model, self._loose)
        if key not in _twins:
            fields = msgspec.structs.fields(model)
            namespace = {
                "__module__": model.__module__,
                "__annotations__": dict.fromkeys((field.name for field in fields), Any),
                "__post_init__": self._end(model),
                **{field.name: _default(field) for field in fields},
            }
            _twins[key] = twin = new_class(
                model.__name__, (model,), {"kw_only": True}, lambda own: own.update(namespace)
            )
            # Only now, so that models may contain themselves: msgspec reads annotations when a decoder is made.
            twin.__annotations__ = {field.name: self._annotation(model, field) for field in fields}
        return _twins[key]

    def _annotation(self, model: type, field: msgspec.structs.FieldInfo) -> TypeForm:
        return Any if (model, field.encode_name) in self._loose else self.tolerant(field.type) | None

    def _end(self, model: type[msgspec.Struct]) -> Callable[[Any], None]:
        """Give what ends an instance that is filled: loose members are fitted, and it becomes the model's."""
        names = {field.encode_name: field.name for field in msgspec.structs.fields(model)}
        loose = [] if self._fitted is None else [one for one in self._loose if one[0] is model]
        become = operator.methodcaller("__setattr__", "__class__", model)
        if not loose or self._fitted is None:
            return become
        fits = [(names[member[1]], self._fitted(member)) for member in loose]

        def end(instance: Any) -> None:  # noqa: ANN401 - a twin
            for name, fit in fits:
                value = getattr(instance, name)
                if (made := fit(value)) is not value:
                    setattr(instance, name, made)
            become(instance)

        return end


def _default(field: msgspec.structs.FieldInfo) -> Any:  # noqa: ANN401 - what msgspec takes for a field
    if field.default_factory is not msgspec.NODEFAULT:
        return msgspec.field(default_factory=field.default_factory, name=field.encode_name)
    default = None if field.default is msgspec.NODEFAULT else field.default
    return msgspec.field(default=default, name=field.encode_name)


def _read_union(kind: type, data: Json) -> Json:
    """Read a union, one value after the other: where msgspec stumbles within, its path would lack what is around."""
    form = _union_shape(kind)
    chosen = union_rules(form).choose(data)
    if data != []:
        try:
            return convert(data, chosen)
        except msgspec.ValidationError:
            pass
    return read(data, kind)[0]


@cache
def _union_shape(kind: type) -> msgspec.inspect.CustomType:
    shape = shape_of(kind)
    if not isinstance(shape, msgspec.inspect.CustomType):
        raise NotImplementedError(f"{kind!r} is no union")
    return shape
