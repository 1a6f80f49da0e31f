"""What a package index shows of a package besides its name and README: `[tool.generator.metadata]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.configuration.tables import Table, unusable

SETTINGS: Final = ("authors", "keywords", "classifiers", "urls", "files")


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """What an index shows.

    authors: names, or `Name <address>`. classifiers: besides those of language and typing, which every package has.
    urls: label -> address. files: address of a file of the package where it can be read in a browser, with `{version}`
    and `{file}` in it, so that the README links to files that an index does not have; "" for no links.
    """

    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    files: str = ""

    def address_of(self, file: str, version: str) -> str:
        """Return the address of a file of the package in a released version; "" if there is none."""
        return self.files.replace("{version}", version).replace("{file}", file)


NO_METADATA: Final = Metadata()


def parse_metadata(file: Path, values: object, output: str) -> Metadata:
    """Read the table for one package. output: folder of the package as configured.

    Raises UnusableInputError for a setting that makes no sense.
    """
    table = Table(file, "tool.generator.metadata", values)
    table.allow(*SETTINGS)
    return Metadata(
        authors=table.texts("authors"),
        keywords=table.texts("keywords"),
        classifiers=table.texts("classifiers"),
        urls={label: _address(file, f"urls.{label}", address) for label, address in table.pairs("urls").items()},
        files=_files(table, output.strip("/")) if "files" in table.values else "",
    )


def _files(table: Table, output: str) -> str:
    """Return the address with the folder of the package in it: `{file}` was a path from the top of the repository."""
    address = _address(table.file, "files", table.text("files"))
    if "{file}" not in address:
        raise unusable(
            table.file, f"[{table.name}] 'files' needs a place for the path, as in https://.../v{{version}}/{{file}}"
        )
    return address.replace("{file}", f"{output}/{{file}}")


def _address(file: Path, key: str, address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise unusable(file, f"[tool.generator.metadata] {key!r} is {address!r}; write an address with https://")
    return address
