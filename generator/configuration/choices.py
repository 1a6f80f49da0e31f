"""What an owner of an API chooses for a package besides its names: `[tool.generator]`, or the table of one package.

Standard library only: it is read before it is known whether there is anything to do.
"""

from __future__ import annotations

import keyword
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

from generator.configuration.tables import Table, unusable

CHOICES: Final = (
    "agent",
    "clients",
    "tests",
    "license",
    "license_file",
    "extras",
    "credentials",
    "keep",
    "templates",
    "rename",
    "workflows",
)
"""Settings of this module."""

RENAMES: Final = ("tags", "operations", "schemas", "members", "parameters")
"""What can be renamed: the tables below `rename`."""

_LICENSE: Final = re.compile(r"[A-Za-z0-9.+() -]+")
_EXTRA: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?")


class Clients(StrEnum):
    """Which clients a package has."""

    BOTH = "both"
    SYNC = "sync"
    ASYNC = "async"


@dataclass(frozen=True, kw_only=True, slots=True)
class Renames:
    """Python names that an owner gives, by what the document calls a thing.

    tags: attribute of the client. operations: method, by operation id. schemas: class, by name of the component.
    members: attribute, by `Schema.member`. parameters: argument, by `operationId.parameter`.
    """

    tags: Mapping[str, str] = field(default_factory=dict)
    operations: Mapping[str, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)

    def members_of(self, schema: str) -> dict[str, str]:
        """Give the attributes of one schema, by the member's name."""
        return _within(self.members, schema)

    def parameters_of(self, operation_id: str) -> dict[str, str]:
        """Give the arguments of one operation, by the parameter's name."""
        return _within(self.parameters, operation_id)


NO_RENAMES: Final = Renames()


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What is chosen for one package.

    agent: whether it has what agents and command lines use, which needs the blocking client. workflows: folder of
    Arazzo files that are compiled for it.
    tests: whether it has tests of its own. license: an SPDX expression; license_file: its text, which is copied.
    extras: name -> requirements that are installed with it. credentials: security schemes by preference; the client's
    key is for the first. keep: files and folders of the output folder that are written by hand. templates: path of a
    file in the layers, without `.j2` -> the file that replaces it. source: the file with these settings.
    """

    agent: bool = False
    workflows: Path | None = None
    clients: Clients = Clients.BOTH
    tests: bool = True
    license: str = ""
    license_file: Path | None = None
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credentials: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    templates: Mapping[str, Path] = field(default_factory=dict)
    rename: Renames = NO_RENAMES
    source: str = field(default="", compare=False)


NO_CHOICES: Final = Choices()


def parse_choices(file: Path, table: Table) -> Choices:
    """Read the settings of one package. Raises UnusableInputError for one that makes no sense."""
    clients = table.choice("clients", Clients) if "clients" in table.values else Clients.BOTH
    if table.flag("agent", default=False) and clients is Clients.ASYNC:
        raise unusable(file, f'[{table.name}] \'agent\' needs the blocking client; write clients = "both" or "sync"')
    return Choices(
        agent=table.flag("agent", default=False),
        workflows=_folder(file, table, "workflows"),
        clients=clients,
        tests=table.flag("tests", default=True),
        license=_license(table),
        license_file=_file(file, table, "license_file"),
        extras=_extras(table),
        credentials=table.texts("credentials"),
        keep=tuple(_kept(table, path) for path in table.texts("keep")),
        templates=_templates(file, table),
        rename=_renames(file, table),
        source=os.fspath(file),
    )


def _within(given: Mapping[str, str], owner: str) -> dict[str, str]:
    prefix = f"{owner}."
    return {key.removeprefix(prefix): name for key, name in given.items() if key.startswith(prefix)}


def _license(table: Table) -> str:
    expression = table.text("license") if "license" in table.values else ""
    if expression and not _LICENSE.fullmatch(expression):
        raise unusable(table.file, f"[{table.name}] 'license' is {expression!r}; write an SPDX expression such as MIT")
    return expression


def _file(file: Path, table: Table, key: str) -> Path | None:
    if key not in table.values:
        return None
    return _existing(file, table, key, table.text(key))


def _folder(file: Path, table: Table, key: str) -> Path | None:
    if key not in table.values:
        return None
    name = table.text(key)
    if not (file.parent / name).is_dir():
        raise unusable(file, f"[{table.name}] {key!r} names {name!r}, and there is no such folder; correct the path")
    return file.parent / name


def _existing(file: Path, table: Table, key: str, name: str) -> Path:
    if not (file.parent / name).is_file():
        raise unusable(file, f"[{table.name}] {key!r} names {name!r}, and there is no such file; correct the path")
    return file.parent / name


def _extras(table: Table) -> dict[str, tuple[str, ...]]:
    extras = Table(table.file, f"{table.name}.extras", table.values.get("extras", {}))
    for name in extras.values:
        if not _EXTRA.fullmatch(name):
            raise unusable(
                table.file, f"[{extras.name}] {name!r} is no name of an extra; use letters, digits and dashes"
            )
    return {name: extras.texts(name) for name in extras.values}


def _kept(table: Table, path: str) -> str:
    parts = PurePosixPath(path)
    if not path or parts.is_absolute() or ".." in parts.parts or "\\" in path:
        raise unusable(table.file, f"[{table.name}] 'keep' has {path!r}; write paths inside the package, with '/'")
    return parts.as_posix()


def _templates(file: Path, table: Table) -> dict[str, Path]:
    templates = Table(file, f"{table.name}.templates", table.values.get("templates", {}))
    replaced = table.pairs("templates")
    return {name.removesuffix(".j2"): _existing(file, templates, name, path) for name, path in replaced.items()}


def _renames(file: Path, table: Table) -> Renames:
    renames = Table(file, f"{table.name}.rename", table.values.get("rename", {}))
    renames.allow(*RENAMES)
    given = {kind: renames.pairs(kind) for kind in RENAMES}
    for kind, names in given.items():
        for wire_name, name in names.items():
            if not name.isidentifier() or not name.isascii() or keyword.iskeyword(name):
                message = f"[{renames.name}.{kind}] {wire_name!r} is to be {name!r}, which is no name in Python"
                raise unusable(file, f"{message}; use letters, digits and underscores")
    return Renames(**given)
