"""A target turns a parsed document into the words of one language; `TARGETS` is the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from msgspec import Struct

from generator.ir.api import Api, ParseWarning
from generator.targets.index_entry import IndexEntry, view_index_entry
from generator.targets.python.view import PythonTarget
from generator.targets.settings import Layers, TargetSettings


class FilesPackage(Struct, frozen=True, kw_only=True):
    """What the templates of such a package may print. name: import name. title: of the API, from the document."""

    name: str
    distribution: str
    version: str
    title: str
    license: str
    index_entry: IndexEntry
    payloads: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[ParseWarning, ...] = ()


class FilesTarget(Struct, frozen=True, kw_only=True):
    """The files of the layers alone: nothing is derived from the API."""

    name: str = "files"
    is_formatted: bool = False

    def view(self, api: Api, settings: TargetSettings, layers: Layers) -> FilesPackage:
        """Give the names of the package."""
        return FilesPackage(
            name=settings.package,
            distribution=settings.distribution,
            version=settings.version,
            title=api.title,
            license=layers.license,
            index_entry=view_index_entry(settings),
        )


class TargetPackage(Protocol):
    """What every target's package offers to the renderer; templates know the rest of it.

    name: the folder that `package/` in a template's path becomes. payloads: files that are ready as they are.
    """

    @property
    def name(self) -> str:
        """The package's import name."""
        ...

    @property
    def payloads(self) -> tuple[tuple[str, bytes], ...]:
        """Path and content of each."""
        ...

    @property
    def warnings(self) -> tuple[ParseWarning, ...]:
        """What of the document is bounded in the package."""
        ...


class Target(Protocol):
    """One language: its name, and the view of an API in its words."""

    @property
    def name(self) -> str:
        """What `[tool.generator]` calls it."""
        ...

    @property
    def is_formatted(self) -> bool:
        """Whether rendered Python files are laid out by ruff."""
        ...

    def view(self, api: Api, settings: TargetSettings, layers: Layers) -> TargetPackage:
        """Say `api` in the language's words, each string ready to print."""
        ...


TARGETS: Final[Mapping[str, Target]] = MappingProxyType({"python": PythonTarget(), "files": FilesTarget()})
