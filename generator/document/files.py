"""The files a document is made of: following `$ref` from one to another, never out of the document's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin

from msgspec import Struct

from generator.document.json_text import read_json
from generator.document.source import Source, display_path, read_source, refuse
from generator.document.tree import (
    MAX_REFERENCE_CHAIN,
    ROOT,
    Json,
    as_object,
    escape,
    reference_of,
    split_pointer,
    step,
)
from generator.document.yaml_text import read_yaml
from generator.problems import Location


class SourceFile(Struct, frozen=True, kw_only=True, eq=False):
    """A file that has been read: its text and its value."""

    source: Source
    tree: Json


class Target(Struct, frozen=True, kw_only=True):
    """What a `$ref` names: a file and a pointer into it (`#` is the whole file)."""

    file: SourceFile
    pointer: str

    @property
    def identity(self) -> str:
        """The same for every reference to the same place."""
        return self.file.source.name + (self.pointer if self.pointer != ROOT else "")


class Found(Struct, frozen=True, kw_only=True):
    """The value a target has, and where it really stands once the references on the way are followed."""

    target: Target
    value: Json


Where: TypeAlias = Callable[[], Location]
"""Gives the place to blame; asked only when something is wrong."""


_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_REMOTE = ("http://", "https://")


class Files:
    """All files of one document, each read once. The folder of the root document bounds them."""

    def __init__(self, root: Path, *, allow_remote_refs: bool) -> None:
        self._allow_remote_refs = allow_remote_refs
        self._read: dict[str, SourceFile] = {}
        self.root = _parse(read_source(root))
        self._key = str(root.resolve())
        self._read[self._key] = self.root
        self._folder = root.resolve().parent
        self._opened: dict[str, SourceFile] = {}
        self._finding: set[str] = set()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All texts read so far, the root document first."""
        return tuple(file.source for file in self._read.values())

    def follow(self, file: SourceFile, reference: str, where: Where) -> Target:
        """Give what a reference in a file names. Raises UnusableInputError at `where` when that is out of reach."""
        address, _, fragment = reference.partition("#")
        pointer = unquote(fragment)
        if pointer and not pointer.startswith("/"):
            refuse(f"$ref '{reference}' names an anchor; write a JSON pointer (#/...)", where(), rule="dangling-ref")
        target = self._open(file, address, reference, where) if address else file
        return Target(file=target, pointer=f"#{pointer}")

    def find(self, target: Target, where: Where) -> Found:
        """Give the value of a target, through references on its way. Raises UnusableInputError when there is none."""
        here, value = Target(file=target.file, pointer=ROOT), target.file.tree
        for token in split_pointer(target.pointer):
            here, value = self._pass_references(here, value, token, where)
            try:
                value = step(value, token)
            except KeyError:
                name = target.file.source.name
                message = f"$ref leads to nowhere: {name} has no {target.pointer}; correct the reference"
                refuse(message, where(), rule="dangling-ref")
            here = Target(file=here.file, pointer=f"{here.pointer}/{escape(token)}")
        return Found(target=here, value=value)

    def _pass_references(self, here: Target, value: Json, token: str, where: Where) -> tuple[Target, Json]:
        for _ in range(MAX_REFERENCE_CHAIN):
            reference = reference_of(value)
            if reference is None or token in as_object(value):
                break
            found = self._find_once(self.follow(here.file, reference, where), where)
            here, value = found.target, found.value
        return here, value

    def _find_once(self, target: Target, where: Where) -> Found:
        if target.identity in self._finding:
            refuse(f"circular file references at {target.identity}; break the circle", where(), rule="circular-ref")
        self._finding.add(target.identity)
        try:
            return self.find(target, where)
        finally:
            self._finding.discard(target.identity)

    def _open(self, file: SourceFile, address: str, reference: str, where: Where) -> SourceFile:
        if file.source.path is None:
            return self._open_remote(urljoin(file.source.name, address), reference, where)
        if address.startswith(_REMOTE):
            return self._open_remote(address, reference, where)
        if _SCHEME.match(address) or address.startswith(("/", "\\")):
            message = f"$ref '{reference}' is not relative; name the file relative to this one"
            refuse(message, where(), rule="ref-out-of-folder")
        return self._open_local(file.source.path, unquote(address), reference, where)

    def _open_local(self, referrer: Path, address: str, reference: str, where: Where) -> SourceFile:
        key = os.path.join(referrer.parent, address)  # noqa: PTH118 # pathlib costs ten times as much
        if key not in self._opened:
            self._opened[key] = self._read_local(referrer.parent / address, reference, where)
        return self._opened[key]

    def _read_local(self, address: Path, reference: str, where: Where) -> SourceFile:
        try:
            path = address.resolve()
        except (OSError, RuntimeError, ValueError) as error:
            refuse(f"$ref '{reference}' cannot be followed ({error}); name a file", where(), rule="dangling-ref")
        if not path.is_relative_to(self._folder):
            message = f"$ref '{reference}' leads out of {display_path(self._folder)}; move the file into that folder"
            refuse(message, where(), rule="ref-out-of-folder")
        if str(path) not in self._read:
            self._read[str(path)] = _parse(read_source(path, referrer=where))
        return self._read[str(path)]

    def _open_remote(self, url: str, reference: str, where: Where) -> SourceFile:
        if not self._allow_remote_refs:
            message = f"$ref '{reference}' is remote; copy the file here or give --allow-remote-refs"
            refuse(message, where(), rule="remote-ref")
        if not url.startswith(_REMOTE):
            refuse(f"$ref '{reference}' is neither http nor https; copy the file here", where(), rule="remote-ref")
        if url not in self._read:
            from generator.document.remote import fetch  # noqa: PLC0415 # the network costs more than a document

            self._read[url] = _parse(fetch(url, where()))
        return self._read[url]


def read_file(path: Path) -> SourceFile:
    """Read a file that no other file refers to."""
    return _parse(read_source(path))


def _parse(source: Source) -> SourceFile:
    return SourceFile(source=source, tree=read_json(source) if source.is_json else read_yaml(source))
