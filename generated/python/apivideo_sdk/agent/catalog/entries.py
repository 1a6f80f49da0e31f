"""`catalog.json`: each operation with what is needed to find it, to describe it and to call it; see the generator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import msgspec

FILE: Final = Path(__file__).parent.parent / "catalog.json"


class AgentArgument(msgspec.Struct, frozen=True, kw_only=True):
    """One argument of an operation.

    name: as it is given here. wire: its name in the request, "" for the same. place: "path", "query", "header",
    "cookie", "body", or "whole body" where it is all of the body. schema: a small JSON Schema. file: a path is given.
    """

    name: str
    place: str
    schema: Mapping[str, Any] = {}
    wire: str = ""
    required: bool = False
    file: bool = False
    about: str = ""

    @property
    def wire_name(self) -> str:
        """Its name in the request."""
        return self.wire or self.name


class AroundUpload(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around an upload: operations by their ids, "" where there is none.

    create: makes what the file goes into; title and source are its arguments for a name and for an address to fetch the
    file from. status: says how far it is; until: when it is ready, as `encoding.playable=true`. result: gives
    what was uploaded.
    """

    create: str = ""
    title: str = ""
    source: str = ""
    status: str = ""
    until: str = ""
    result: str = ""


class AgentOperation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation.

    module, constant: where it is declared in `resources/`. action: its command below that of the tag. response: kind
    of the body of a success ("json", "none", ...). members: names in the response, or in an item of a list. columns:
    those that a list shows. items: dotted path to the list, "" where there is none. upload: the argument with the file
    of an upload in parts. secret: members of the response that agents get handles for.
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
    arguments: tuple[AgentArgument, ...] = ()
    body: bool = False
    response: str = "none"
    members: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    items: str = ""
    page: str = ""
    page_size: str = ""
    total: str = ""
    errors: tuple[str, ...] = ()
    example: Mapping[str, Any] = {}
    reads: bool = False
    idempotent: bool = False
    destructive: bool = False
    hidden: bool = False
    deprecated: bool = False
    upload: str = ""
    around: AroundUpload | None = None
    intents: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    cost: str = ""

    @property
    def line(self) -> str:
        """Method and path."""
        return f"{self.http} {self.path}"


class AgentTag(msgspec.Struct, frozen=True, kw_only=True):
    """A group of operations: its command, its title, and a sentence."""

    name: str
    title: str
    about: str = ""


class Unsupported(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the API does not do, and the words that such a wish is recognized by."""

    what: str
    words: tuple[str, ...]


class AgentCatalog(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The whole file. schemas: what `$ref` in the schemas of arguments names. secret: members that are credentials."""

    title: str
    about: str
    tags: tuple[AgentTag, ...]
    operations: tuple[AgentOperation, ...]
    schemas: Mapping[str, Mapping[str, Any]] = {}
    unsupported: tuple[Unsupported, ...] = ()
    secret_text: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, AgentOperation]:
        """The operations by their ids."""
        return {one.id: one for one in self.operations}

    @cached_property
    def offered(self) -> tuple[AgentOperation, ...]:
        """The operations that agents may see."""
        return tuple(one for one in self.operations if not one.hidden)

    @cached_property
    def secrets(self) -> frozenset[str]:
        """The members that are secret in any response."""
        return frozenset({*self.secret, *(name for one in self.operations for name in one.secret)})

    @cached_property
    def upload(self) -> AgentOperation | None:
        """The operation that uploads a file, None where the API has none with all that stands around it."""
        return next((one for one in self.offered if one.upload and one.around), None)

    def reader_of(self, operation: AgentOperation) -> AgentOperation | None:
        """Give the operation that reads what another is about, or what that belongs to; None where there is none."""
        found = [
            one
            for one in self.offered
            if one.http == "GET"
            and not one.items
            and "{" in one.path
            and f"{operation.path}/".startswith(f"{one.path}/")
        ]
        return max(found, key=lambda one: len(one.path), default=None)

    def by_tag(self) -> Iterator[tuple[AgentTag, tuple[AgentOperation, ...]]]:
        """Give each tag that has operations for agents, with them."""
        for tag in self.tags:
            if found := tuple(one for one in self.offered if one.tag == tag.name):
                yield tag, found


@cache
def load_catalog(file: Path = FILE) -> AgentCatalog:
    """Read the catalog, once."""
    return msgspec.json.decode(file.read_bytes(), type=AgentCatalog)
