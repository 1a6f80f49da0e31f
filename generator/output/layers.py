"""Layers of template folders: a file of a later layer replaces the same file of an earlier one."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.configuration.choices import Choices
from generator.output.added_methods import helpers_of
from generator.problems import Location, Problem, UnusableInputError
from generator.targets.settings import Layers

ADDITIONS: Final = "layer.toml"
TEMPLATE_ENDING: Final = ".j2"

_AGENT_FOLDER: Final = "package/agent/"
_AGENT_COMMAND: Final = "package/__main__.py"
"""What a layer with a folder for agents has only in packages for them."""
_NOT_OURS: Final = frozenset({ADDITIONS, ".DS_Store"})
_LICENSE: Final = re.compile(r"[A-Za-z0-9.+() -]+")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+")
_MODULE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


class LayerFiles(Struct, frozen=True, kw_only=True):
    """The files of all layers. `sources` by the path they make, braces and all, sorted; `additions` for the view.

    A source that ends in `.j2` is rendered; one whose name starts with a single `_` besides is only included.
    """

    sources: Mapping[str, Path]
    additions: Layers


def read_layers(folders: Sequence[Path], *, agent: bool = False) -> LayerFiles:
    """List the files of all layers, and read each `layer.toml`. Raises UnusableInputError when a layer is missing.

    agent: whether files for agents, and what `[agent_extras]` and `[agent_scripts]` name, are among them.
    """
    sources: dict[str, Path] = {}
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    for folder in folders:
        if not folder.is_dir():
            raise _unusable(folder, "no such layer folder; correct `layers` in [tool.generator]")
        without = () if agent or not (folder / _AGENT_FOLDER).is_dir() else (_AGENT_FOLDER, _AGENT_COMMAND)
        files = (name for name in layer_files(folder) if not name.startswith(without))
        sources.update((name.removesuffix(TEMPLATE_ENDING), folder / name) for name in files)
        for name, table in _read_additions(folder / ADDITIONS).items():
            tables[name].update(table)
    extras, scripts = tables.pop("agent_extras"), tables.pop("agent_scripts")
    if agent:
        tables["extras"] = {**extras, **tables["extras"]}
        tables["scripts"] = {**scripts, **tables["scripts"]}
    document = tables.pop("document").get("file", "")
    license_expression = tables.pop("project").get("license", "")
    own = {"document": document, "license": license_expression, "has_license_file": "LICENSE" in sources}
    additions = msgspec.convert({**tables, **own}, Layers)
    additions = msgspec.structs.replace(additions, helpers=helpers_of(additions.mixins, sources))
    return LayerFiles(sources=dict(sorted(sources.items())), additions=additions)


def with_choices(layers: LayerFiles, choices: Choices) -> LayerFiles:
    """Replace single files, and leave out tests, as the owner of the API chose.

    Raises UnusableInputError for a file that no layer has.
    """
    for name in choices.templates:
        if name not in layers.sources:
            near = difflib.get_close_matches(name, layers.sources, n=3, cutoff=0.4)
            advice = f"use {' or '.join(near)}" if near else "correct it"
            message = f"[templates] no layer has a file {name!r}; {advice}"
            raise _unusable(Path(choices.source), message)
    own = {} if choices.license_file is None else {"LICENSE": choices.license_file}
    sources = {
        name: file
        for name, file in sorted({**layers.sources, **choices.templates, **own}.items())
        if choices.tests or not name.startswith("tests/")
    }
    additions = msgspec.structs.replace(
        layers.additions,
        extras={**layers.additions.extras, **choices.extras},
        license=choices.license or layers.additions.license,
        has_license_file="LICENSE" in sources,
    )
    return LayerFiles(sources=sources, additions=additions)


def layer_files(folder: Path) -> Iterator[str]:
    """Yield the paths of the files of a layer, in the order of the file system."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        base = os.path.relpath(parent, folder).replace(os.sep, "/")
        prefix = "" if base == "." else f"{base}/"
        yield from (prefix + name for name in files if name not in _NOT_OURS and not name.endswith(".pyc"))


def _read_additions(file: Path) -> dict[str, dict[str, Any]]:
    if not file.is_file():
        return {}
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unusable(file, f"not valid TOML: {error}") from error
    for name, table in tables.items():
        _check_table(file, name, table)
    return tables


def _check_table(file: Path, name: str, table: Any) -> None:  # noqa: ANN401 # whatever the TOML holds
    if name not in TABLES:
        raise _unusable(file, f"unknown table [{name}]; write one of {', '.join(f'[{table}]' for table in TABLES)}")
    if not isinstance(table, dict):
        raise _unusable(file, f"{name!r} is not a table; write [{name}]")
    is_right, form = TABLES[name]
    for key, value in table.items():
        if not is_right(key, value):
            raise _unusable(file, f"{name}.{key} must be {form}")


def _is_place(_key: str, value: object) -> bool:
    return isinstance(value, str) and value.count(":") == 1


def _is_command(key: str, value: object) -> bool:
    return _is_plain(key) and _is_place(key, value)


def _is_plugin(key: str, value: object) -> bool:
    return _is_plain(key) and isinstance(value, str) and bool(_MODULE.fullmatch(value))


def _is_extra(key: str, value: object) -> bool:
    return _is_plain(key) and isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_document(key: str, value: object) -> bool:
    return key == "file" and isinstance(value, str) and value.endswith(".json")


def _is_license(key: str, value: object) -> bool:
    return key == "license" and isinstance(value, str) and bool(_LICENSE.fullmatch(value))


def _is_plain(key: str) -> bool:
    return _PLAIN.fullmatch(key) is not None


TABLES: Final[Mapping[str, tuple[Callable[[str, object], bool], str]]] = {
    "mixins": (_is_place, 'of the form "module:Name"'),
    "exports": (_is_place, 'of the form "module:Name"'),
    "extras": (_is_extra, "a list of what to install, under a name of letters, digits and dashes"),
    "scripts": (_is_command, 'of the form "module:function", under a name of letters, digits and dashes'),
    "agent_extras": (_is_extra, "a list of what to install, under a name of letters, digits and dashes"),
    "agent_scripts": (_is_command, 'of the form "module:function", under a name of letters, digits and dashes'),
    "pytest_plugins": (_is_plugin, "a module of the package, under a name of letters, digits and dashes"),
    "project": (_is_license, 'license = "an SPDX expression"'),
    "document": (_is_document, 'file = "path/in/the/package.json"'),
}
"""What a layer may add: whether an entry is right, and what it must be."""


def _unusable(file: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="layer", message=message))
