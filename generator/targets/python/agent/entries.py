"""What `agent/catalog.json` holds; `package/agent/catalog/entries.py` reads it. Defaults are left out of the file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.ir.schemas import Json


class ArgumentEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One argument. name: as agents give it. wire: its name in the request, where that differs.

    about: one sentence. schema: a small JSON Schema; named ones stand in `CatalogFile.schemas`.
    """

    name: str
    place: str
    schema: Mapping[str, Json] = {}
    wire: str = ""
    required: bool = False
    file: bool = False
    about: str = ""


class UploadEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands around an upload; see `AgentUploadHint`."""

    create: str = ""
    title: str = ""
    source: str = ""
    status: str = ""
    until: str = ""
    result: str = ""


class OperationEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One operation: how it is called, and what is said of it.

    module, constant: where it is declared in `resources/`. resource, method: its method of the client. body: whether
    the body is one argument. response: kind of the body of a success. members: names in the response, or in an item of
    the list, with those below in braces. columns: members that a list shows unless others are asked for. items: dotted
    path to the list in a response. upload: argument for the file of an upload in parts; around: what stands around it.
    """

    id: str
    http: str
    path: str
    tag: str
    module: str
    constant: str
    resource: str
    method: str
    action: str
    summary: str
    about: str = ""
    arguments: tuple[ArgumentEntry, ...] = ()
    body: bool = False
    response: str = "none"
    members: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    items: str = ""
    page: str = ""
    page_size: str = ""
    total: str = ""
    errors: tuple[str, ...] = ()
    example: Mapping[str, Json] = {}
    reads: bool = False
    idempotent: bool = False
    destructive: bool = False
    hidden: bool = False
    deprecated: bool = False
    upload: str = ""
    around: UploadEntry | None = None
    intents: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    cost: str = ""


class TagEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group of operations: the command that holds them, its title, and one sentence."""

    name: str
    title: str
    about: str = ""


class UnsupportedEntry(Struct, frozen=True, kw_only=True):
    """Something that the API does not do, and the words that such a wish is recognized by."""

    what: str
    words: tuple[str, ...]


class CatalogFile(Struct, frozen=True, kw_only=True):
    """The whole file."""

    title: str
    about: str
    tags: tuple[TagEntry, ...]
    operations: tuple[OperationEntry, ...]
    schemas: Mapping[str, Mapping[str, Json]]
    unsupported: tuple[UnsupportedEntry, ...]
    secret_text: tuple[str, ...]
    secret: tuple[str, ...]
