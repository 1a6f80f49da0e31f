"""The surface of a package: resources with methods and arguments, types with members, and what can be imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """One argument of a method. `key` is what it stands for, whatever its name ("query tags")."""

    name: str
    key: str
    annotation: str
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
    returns: str
    arguments: tuple[Argument, ...]
    pointer: str
    is_session: bool = False

    @property
    def call(self) -> str:
        """How a user speaks of it: `client.videos.get()`."""
        return f"client.{self.resource}.{self.name}()"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One attribute of a model. `is_optional`: it may be `UNSET`."""

    name: str
    wire_name: str
    annotation: str
    is_optional: bool
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelType:
    """One model class. `input_name`: the dict that callers may give for it, "" where no request holds it."""

    name: str
    input_name: str
    fields: tuple[Field, ...]
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EnumType:
    """One open enum, its members as name and value."""

    name: str
    input_name: str
    members: tuple[tuple[str, str], ...]
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AliasType:
    """A name for a union, or for a type that holds itself."""

    name: str
    input_name: str
    annotation: str
    pointer: str


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
