"""Modules of models as the templates see them: every string ready to print, every condition a boolean."""

from __future__ import annotations

from msgspec import Struct


class EnumType(Struct, frozen=True, kw_only=True):
    """An open enum. `bases` stands in the parentheses of the class; `members` are assignments.

    like: declaration of what a caller may give instead, with `has_like`.
    """

    name: str
    bases: str
    docstring: str
    members: tuple[str, ...]
    like: str
    has_like: bool


class Field(Struct, frozen=True, kw_only=True):
    """One attribute of a model: its declaration, its parameter of the constructor, and what is said of it below."""

    declaration: str
    parameter: str
    docstring: str
    has_docstring: bool


class InputDict(Struct, frozen=True, kw_only=True):
    """The dict a caller may give for a model, in wire names.

    members: annotations of a class, or, if `is_functional`, entries of the mapping that `TypedDict` is called with.
    """

    name: str
    docstring: str
    members: tuple[str, ...]
    is_functional: bool


class ModelType(Struct, frozen=True, kw_only=True):
    """One model class. `bases` stands in the parentheses of the class.

    nullable: literals of the wire names of optional members that may be null, where responses alone have the class.
    read_only: literals of the wire names of members that requests leave out.
    tags: entries of the values by which unions know the class, by attribute.
    secret: literals of the wire names of members that hold passwords. has_constructor: it takes more than fields hold.
    empty_lists: literals of the wire names of members for which an empty list stands for none.
    """

    name: str
    bases: str
    docstring: str
    fields: tuple[Field, ...]
    nullable: str = ""
    has_nullable: bool = False
    secret: str = ""
    has_secret: bool = False
    read_only: str = ""
    has_read_only: bool = False
    tags: str = ""
    has_tags: bool = False
    has_constructor: bool = False
    empty_lists: str = ""
    has_empty_lists: bool = False


class UnionType(Struct, frozen=True, kw_only=True):
    """A named alias: the type for type checkers, and the call that makes its run-time twin.

    docstring: comes below. like: declaration of what a caller may give instead, with `has_like`.
    """

    name: str
    static: str
    run_time: str
    docstring: str
    like: str
    has_like: bool


class ModelModule(Struct, frozen=True, kw_only=True):
    """One module in `models/`. `exports` are all names it declares, sorted; `import_lines` has "" between groups."""

    name: str
    docstring: str
    import_lines: tuple[str, ...]
    enums: tuple[EnumType, ...]
    models: tuple[ModelType, ...]
    inputs: tuple[InputDict, ...]
    unions: tuple[UnionType, ...]
    exports: tuple[str, ...]


class Parser(Struct, frozen=True, kw_only=True):
    """One function. label: what errors call the body. kind: the type to read it as, at run time."""

    name: str
    returns: str
    kind: str
    label: str
    docstring: str


class IncomingModule(Struct, frozen=True, kw_only=True):
    """The module of all parsers."""

    name: str
    import_lines: tuple[str, ...]
    parsers: tuple[Parser, ...]
