"""Values of a union that msgspec cannot tell apart: which variant data is read as, and which it is an instance of."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from .best_match import DEPTH, RECOGNIZED, UNRECOGNIZED, Match, best_of
from .members import Json, TypeForm

Variants: TypeAlias = tuple[Any, ...]


def read_custom(kind: type, data: Json) -> Json:
    """Read plain JSON data, as the decoding hook of msgspec, to one variant of the union `kind`.

    Raises ValidationError when the data does not fit the variant, and NotImplementedError for other types.
    """
    if not isinstance(kind, UnionKind):
        raise NotImplementedError(f"{kind!r} is no union")
    chosen = kind.rules.choice(data)[0]
    if chosen is kind.rules.unknown:
        return chosen(additional=data)
    return msgspec.convert(data, chosen, dec_hook=read_custom)


def union_rules(shape: msgspec.inspect.CustomType) -> UnionRules:
    """Give the rules of a union, met as msgspec describes it."""
    if not isinstance(shape.cls, UnionKind):
        raise NotImplementedError(f"{shape.cls!r} is no union")
    return shape.cls.rules


class UnionRules:
    """How a union picks its variant. Names are looked up at the first use."""

    def __init__(
        self,
        variants: Variants | Callable[[], Variants],
        discriminator: str | None,
        mapping: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
        module: str,
        default: Any = None,  # noqa: ANN401 - a type, or the name of one
        unknown: TypeForm = None,
    ) -> None:
        self._variants = variants
        self._discriminator = discriminator
        self._mapping = mapping
        self._module = module
        self._default = default
        self.unknown = unknown

    @cached_property
    def variants(self) -> Variants:
        """The types, in the order of the document."""
        variants = self._variants() if callable(self._variants) else self._variants
        return tuple(self._looked_up(variant) for variant in variants)

    @cached_property
    def mapping(self) -> dict[str, Any]:
        """The type for each value of the discriminator."""
        mapping = self._mapping() if callable(self._mapping) else self._mapping
        return {value: self._looked_up(variant) for value, variant in mapping.items()}

    @cached_property
    def default(self) -> TypeForm:
        """The type for a value that the mapping does not have, None where there is no such type."""
        return self._looked_up(self._default)

    @cached_property
    def shapes(self) -> tuple[msgspec.inspect.Type, ...]:
        """What msgspec knows of each variant."""
        return msgspec.inspect.multi_type_info(self.variants)

    def choose(self, data: object) -> TypeForm:
        """Give the variant for the data: by discriminator, else the best fit; `unknown` for an object of no variant."""
        return self.choice(data)[0]

    def choice(self, data: object, depth: int = DEPTH) -> tuple[TypeForm, Match]:
        """Give what `choose` does, and how well the data fits it, looking `depth` levels down."""
        if self._discriminator is not None and isinstance(data, dict):
            value = data.get(self._discriminator)
            tagged = self.mapping.get(str(value), self.default)
            if tagged is not None:
                return tagged, RECOGNIZED
            if value is not None and self.unknown is not None:
                return self.unknown, UNRECOGNIZED
        index, match = best_of(data, self.shapes, depth)
        if self.unknown is not None and isinstance(data, dict) and not match.is_recognized:
            return self.unknown, UNRECOGNIZED
        return self.variants[index], match

    def _looked_up(self, variant: TypeForm) -> TypeForm:
        if not isinstance(variant, str):
            return variant
        holder = type("Holder", (), {"__annotations__": {"variant": variant}, "__module__": self._module})
        return typing.get_type_hints(holder, include_extras=True)["variant"]


class UnionKind(type):
    """The class of unions, so that `isinstance(value, Shape)` is true for a value of any variant."""

    rules: UnionRules

    def __instancecheck__(cls, value: object) -> bool:
        rules = cls.rules
        return any(_is_a(value, variant) for variant in rules.variants) or isinstance(value, rules.unknown or ())

    def __repr__(cls) -> str:
        return f"{cls.__module__}.{cls.__name__}"


def _is_a(value: object, kind: TypeForm) -> bool:
    if kind is Any:
        return True
    if isinstance(kind, type) and not typing.get_origin(kind):
        return isinstance(value, kind)
    return _is_a_generic(value, typing.get_origin(kind), typing.get_args(kind))


def _is_a_generic(value: object, origin: TypeForm, arguments: tuple[Any, ...]) -> bool:
    if origin is Annotated:
        return _is_a(value, arguments[0])
    if origin is Literal:
        return value in arguments
    if origin in (typing.Union, UnionType):
        return any(_is_a(value, argument) for argument in arguments)
    return isinstance(value, origin or type(None))
