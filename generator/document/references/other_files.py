"""References to other files and URLs: followed from file to file, never out of the document's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urljoin

from msgspec import Struct
from msgspec.structs import replace

from generator.document.references.identifiers import Identifiers, find_identifiers, has_identifiers
from generator.document.source import Source, display_path, read_source, read_stdin, refuse
from generator.document.text.json_text import NotJsonError, read_json
from generator.document.tree import (
    ROOT,
    Json,
    as_object,
    escape,
    reference_of,
    resolve_pointer,
    split_pointer,
    step,
)
from generator.problems import Location, UnusableInputError
from generator.reach import STDIN, Reach, is_url

if TYPE_CHECKING:
    from generator.document.references.remote import Fetcher


class SourceFile(Struct, frozen=True, kw_only=True, eq=False):
    """A file that has been read: its text and its value."""

    source: Source
    tree: Json


class ReferenceTarget(Struct, frozen=True, kw_only=True):
    """What a `$ref` names: a file and a pointer into it (`#` is the whole file)."""

    file: SourceFile
    pointer: str

    @property
    def identity(self) -> str:
        """The same for every reference to the same place."""
        return self.file.source.name + (self.pointer if self.pointer != ROOT else "")


class FoundTarget(Struct, frozen=True, kw_only=True):
    """The value a target has, and where it really stands once the references on the way are followed."""

    target: ReferenceTarget
    value: Json


Where: TypeAlias = Callable[[], Location]
"""Gives the place to blame; asked only when something is wrong."""


_MAX_NESTED = 100
"""How many references may lie on the way of others on the way of one."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Files:
    """All files of one document, each read once. The root folder, or the URL of the root document, bounds them."""

    def __init__(self, root: Path | str, reach: Reach) -> None:
        self._reach = reach
        self._read: dict[str, SourceFile] = {}
        self._opened: dict[tuple[str, str], SourceFile] = {}
        self._unasked: list[SourceFile] = []
        self._naming: list[SourceFile] = []
        self._folders: dict[str, str] = {}
        self._finding: set[str] = set()
        self._identifiers: dict[str, Identifiers] = {}
        self._fetcher: Fetcher | None = None
        self._url = root if isinstance(root, str) and is_url(root) else ""
        source = self._read_root(root)
        self.root = parse_source(source)
        path = (source.path or Path.cwd()).resolve()
        self._folder = path.parent if reach.root is None else reach.root.resolve()
        self._keep(self._url or str(path), self.root)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All texts read so far, the root document first."""
        return tuple(file.source for file in self._read.values())

    def _keep(self, address: str, file: SourceFile) -> SourceFile:
        self._read[address] = file
        self._unasked.append(file)
        return file

    def _read_root(self, root: Path | str) -> Source:
        if self._url:
            return self._fetch(self._url, Location(file=self._url))
        return read_stdin() if str(root) == STDIN else read_source(Path(root))

    def follow(self, file: SourceFile, reference: str, where: Where, at: str = ROOT) -> ReferenceTarget:
        """Give what a reference in a file names. Raises UnusableInputError at `where` when that is out of reach.

        at: where in the file it stands, for a schema with an `$id` is what its own references are relative to.
        """
        address, _, fragment = reference.partition("#")
        target, resource = file, ROOT
        if address:
            named = self._find_resource(file, address, at)
            target, resource = named or (self._open(file, address, reference, where), ROOT)
        else:
            resource = self._identifiers_of(file).resource_around(at)
        return ReferenceTarget(
            file=target, pointer=self._pointer(target, resource, unquote(fragment), reference, where)
        )

    def _pointer(self, file: SourceFile, resource: str, fragment: str, reference: str, where: Where) -> str:
        """Give the pointer of a fragment: one into the resource, else into the file, or an anchor."""
        if not fragment:
            return resource
        if fragment.startswith("/"):
            is_within = resource != ROOT and _has(file.tree, resource + fragment)
            return (resource if is_within else ROOT) + fragment
        found = self._identifiers_of(file).find_anchor(resource, fragment)
        if found is None:
            message = f"$ref '{reference}' names an anchor that {file.source.name} does not have"
            refuse(f"{message}; correct it, or write a JSON pointer (#/...)", where(), rule="dangling-ref")
        return found

    def _find_resource(self, file: SourceFile, address: str, at: str) -> tuple[SourceFile, str] | None:
        """Find what names itself by the URI that an address stands for, among the files read so far."""
        for one in self._unasked:
            if self.has_identifiers(one):
                self._naming.append(one)
        self._unasked.clear()
        if not self._naming:
            return None
        named = [(one, self._identifiers_of(one)) for one in self._naming]
        identifiers = self._identifiers_of(file)
        base = identifiers.resources.get(identifiers.resource_around(at)) or self._address_of(file)
        wanted = urljoin(base, address)
        return next(
            ((one, pointer) for one, names in named for pointer, uri in names.resources.items() if uri == wanted), None
        )

    def has_identifiers(self, file: SourceFile) -> bool:
        """Whether a file names itself or parts of it, so that a reference into it may be relative to such a name."""
        return bool(self._identifiers_of(file).resources)

    def _identifiers_of(self, file: SourceFile) -> Identifiers:
        name = file.source.name
        if name not in self._identifiers:
            names_something = has_identifiers(file.source.text)
            found = find_identifiers(file.tree, self._address_of(file)) if names_something else Identifiers()
            self._identifiers[name] = found
        return self._identifiers[name]

    def _address_of(self, file: SourceFile) -> str:
        path = file.source.path
        return file.source.name if path is None else path.resolve().as_uri()

    def find(self, target: ReferenceTarget, where: Where) -> FoundTarget:
        """Give the value of a target, through references on its way. Raises UnusableInputError when there is none."""
        here, value = ReferenceTarget(file=target.file, pointer=ROOT), target.file.tree
        for token in split_pointer(target.pointer):
            here, value = self._pass_references(here, value, token, where)
            try:
                value = step(value, token)
            except KeyError:
                name = target.file.source.name
                message = f"$ref leads to nowhere: {name} has no {target.pointer}; correct the reference"
                refuse(message, where(), rule="dangling-ref")
            here = ReferenceTarget(file=here.file, pointer=f"{here.pointer}/{escape(token)}")
        return FoundTarget(target=here, value=value)

    def _pass_references(
        self, here: ReferenceTarget, value: Json, token: str, where: Where
    ) -> tuple[ReferenceTarget, Json]:
        met: set[str] = set()
        while (reference := reference_of(value)) is not None and token not in as_object(value):
            if here.identity in met:
                break
            met.add(here.identity)
            found = self._find_once(self.follow(here.file, reference, where, here.pointer), where)
            here, value = found.target, found.value
        return here, value

    def _find_once(self, target: ReferenceTarget, where: Where) -> FoundTarget:
        if target.identity in self._finding or len(self._finding) > _MAX_NESTED:
            refuse(f"circular file references at {target.identity}; break the circle", where(), rule="circular-ref")
        self._finding.add(target.identity)
        try:
            return self.find(target, where)
        finally:
            self._finding.discard(target.identity)

    def _open(self, file: SourceFile, address: str, reference: str, where: Where) -> SourceFile:
        if file.source.path is None:
            return self._open_remote(urljoin(file.source.name, address), reference, where)
        if is_url(address):
            return self._open_remote(address, reference, where)
        if _SCHEME.match(address) or address.startswith(("/", "\\")):
            message = f"$ref '{reference}' is not relative; name the file relative to this one"
            refuse(message, where(), rule="ref-out-of-folder")
        return self._open_local(file.source.path, unquote(address), reference, where)

    def _open_local(self, referrer: Path, address: str, reference: str, where: Where) -> SourceFile:
        key = (str(referrer), address)
        if key not in self._opened:
            self._opened[key] = self._read_local(os.path.join(referrer.parent, address), reference, where)  # noqa: PTH118 # pathlib costs ten times as much
        return self._opened[key]

    def _read_local(self, address: str, reference: str, where: Where) -> SourceFile:
        try:
            path = Path(self._resolved(address))
        except (OSError, RuntimeError, ValueError) as error:
            refuse(f"$ref '{reference}' cannot be followed ({error}); name a file", where(), rule="dangling-ref")
        if not path.is_relative_to(self._folder):
            message = (
                f"$ref '{reference}' leads out of {display_path(self._folder)}; move the file there, or use --root"
            )
            refuse(message, where(), rule="ref-out-of-folder")
        if str(path) in self._read:
            return self._read[str(path)]
        return self._keep(str(path), parse_source(read_source(path, referrer=where)))

    def _resolved(self, address: str) -> str:
        """Follow the links of a path, those of its folder once for all files in it."""
        if "\0" in address:
            raise ValueError("embedded null byte")
        head, name = os.path.split(address)
        if name in {"", ".", ".."}:
            return os.path.realpath(address)
        if head not in self._folders:
            self._folders[head] = os.path.realpath(head)
        path = os.path.join(self._folders[head], name)  # noqa: PTH118 # pathlib costs ten times as much
        return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 # the same

    def _open_remote(self, url: str, reference: str, where: Where) -> SourceFile:
        if not is_url(url):
            refuse(f"$ref '{reference}' is neither http nor https; copy the file here", where(), rule="remote-ref")
        if not (self._reach.allow_remote_refs or self._is_beside_root(url)):
            message = f"$ref '{reference}' is remote; copy the file here or use --allow-remote-refs"
            refuse(message, where(), rule="remote-ref")
        if url in self._read:
            return self._read[url]
        return self._keep(url, parse_source(self._fetch(url, where())))

    def _is_beside_root(self, url: str) -> bool:
        """Whether a URL is in the folder of the root document's URL, as other files are in the folder of a file."""
        folder = self._url.partition("?")[0].rpartition("/")[0]
        return bool(folder) and url.startswith(f"{folder}/") and "/../" not in url

    def _fetch(self, url: str, where: Location) -> Source:
        if self._fetcher is None:
            from generator.document.references.remote import Fetcher  # noqa: PLC0415 # the network costs more than a document

            private = self._reach.allow_private_addresses
            self._fetcher = Fetcher(allow_private_addresses=private, trusted=self._url)
        return self._fetcher.fetch(url, where)


def read_file(path: Path) -> SourceFile:
    """Read a file that no other file refers to."""
    return parse_source(read_source(path))


def parse_source(source: Source) -> SourceFile:
    """Read a text as JSON or YAML, whichever it is. Raises UnusableInputError where it is neither."""
    if not source.is_json:
        return SourceFile(source=source, tree=_read_yaml(source))
    try:
        return SourceFile(source=source, tree=read_json(source))
    except NotJsonError as error:
        yaml = replace(source, may_be_json=False)
        try:
            return SourceFile(source=yaml, tree=_read_yaml(yaml))
        except UnusableInputError:
            if source.name.lower().endswith(("yaml", "yml")):
                raise
            raise error from None


def _read_yaml(source: Source) -> Json:
    from generator.document.text.yaml_text import read_yaml  # noqa: PLC0415 # JSON is read without PyYAML

    return read_yaml(source)


def _has(tree: Json, pointer: str) -> bool:
    try:
        resolve_pointer(tree, pointer)
    except KeyError:
        return False
    return True
