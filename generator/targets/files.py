"""A package whose files are all written by hand: only names and version are filled in, and the document is carried."""

from __future__ import annotations

from msgspec import Struct

from generator.ir.api import Api, ParseWarning
from generator.targets.index_entry import IndexEntry, view_index_entry
from generator.targets.settings import Layers, Settings


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

    def with_limits(self, api: Api) -> Api:
        """Give the API as it is: such a package does not speak it."""
        return api

    def view(self, api: Api, settings: Settings, layers: Layers) -> FilesPackage:
        """Give the names of the package."""
        return FilesPackage(
            name=settings.package,
            distribution=settings.distribution,
            version=settings.version,
            title=api.title,
            license=layers.license,
            index_entry=view_index_entry(settings),
        )
