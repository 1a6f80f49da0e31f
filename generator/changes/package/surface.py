"""The surface of a package: resources with methods and arguments, types with members, and what can be imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.changes.change import Symbol, Type


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """One argument of a method. `key` is what it stands for, whatever its name ("query tags")."""

    name: str
    key: str
    annotation: Type
    is_required: bool
    is_positional: bool
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """One method of a resource. `key` is the operation it calls, whatever its variables are named ("GET /videos/{}").

    resource: attribute of the client. operation: method and path as the document spells them. is_session: whether it is
    the second method of an upload.
    """

    name: str
    resource: str
    key: str
    operation: str
    returns: Type
    arguments: tuple[Argument, ...]
    pointer: str
    is_session: bool = False

    @property
    def symbol(self) -> Symbol:
        """How a user writes it: `client.videos.get()`."""
        return Symbol(kind="method", owner=self.resource, name=self.name)

    @property
    def positional(self) -> tuple[Argument, ...]:
        """The arguments that may stand without their names, in their order."""
        return tuple(one for one in self.arguments if one.is_positional)

    def argument(self, name: str) -> Symbol:
        """Name one argument: `client.videos.list(title=)`."""
        return Symbol(kind="argument", owner=self.resource, name=self.name, argument=name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One attribute of a model. `is_optional`: it may be left out."""

    name: str
    wire_name: str
    annotation: Type
    is_optional: bool
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """What all types have. `input_name`: what callers may give for it, "" where no request holds it."""

    name: str
    input_name: str
    pointer: str

    @property
    def symbol(self) -> Symbol:
        """How a user writes it."""
        return Symbol(kind="type", name=self.name)

    def member(self, name: str) -> Symbol:
        """Name a field or an enum member."""
        return Symbol(kind="member", owner=self.name, name=name)


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelType(_Named):
    """One model class."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EnumType(_Named):
    """One open enum, its members as name and value."""

    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AliasType(_Named):
    """A name for a union, or for a type that holds itself."""

    annotation: Type


NamedType: TypeAlias = ModelType | EnumType | AliasType


@dataclass(frozen=True, kw_only=True, slots=True)
class Surface:
    """All that users of a package hold on to. `exports` are names of the package itself, besides models."""

    methods: tuple[Method, ...]
    types: tuple[NamedType, ...]
    exports: tuple[str, ...]
    environments: tuple[str, ...]

    @property
    def resources(self) -> tuple[str, ...]:
        """Attributes of the client, in the document's order."""
        return tuple(dict.fromkeys(method.resource for method in self.methods))
