"""Layers of template folders: what lies in a later folder stands in the place of the same file of an earlier one."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.problems import Location, Problem, UnusableInputError
from generator.targets.settings import Layers

ADDITIONS: Final = "layer.toml"
TEMPLATE_ENDING: Final = ".j2"

_NOT_OURS: Final = frozenset({ADDITIONS, ".DS_Store"})


@dataclass(frozen=True, kw_only=True, slots=True)
class LayerFiles:
    """The files of all layers. `sources` by the path they make, braces and all, sorted; `additions` for the view.

    A source that ends in `.j2` is rendered; one whose name starts with a single `_` besides is only included.
    """

    sources: Mapping[str, Path]
    additions: Layers


def read_layers(folders: Sequence[Path]) -> LayerFiles:
    """List the files of all layers, and read each `layer.toml`. Raises UnusableInputError when a layer is missing."""
    sources: dict[str, Path] = {}
    mixins: dict[str, str] = {}
    exports: dict[str, str] = {}
    for folder in folders:
        if not folder.is_dir():
            raise _unusable(folder, "there is no such layer folder; name one that exists in [tool.generator] `layers`")
        sources.update((name.removesuffix(TEMPLATE_ENDING), folder / name) for name in layer_files(folder))
        additions = _read_additions(folder / ADDITIONS)
        mixins.update(additions.get("mixins", {}))
        exports.update(additions.get("exports", {}))
    return LayerFiles(sources=dict(sorted(sources.items())), additions=Layers(mixins=mixins, exports=exports))


def layer_files(folder: Path) -> Iterator[str]:
    """Give the paths below a layer's folder that are part of it, in the order of the file system."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        base = os.path.relpath(parent, folder).replace(os.sep, "/")
        prefix = "" if base == "." else f"{base}/"
        yield from (prefix + name for name in files if name not in _NOT_OURS and not name.endswith(".pyc"))


def _read_additions(file: Path) -> dict[str, dict[str, str]]:
    if not file.is_file():
        return {}
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unusable(file, f"this is no TOML: {error}") from error
    for name, table in tables.items():
        _check_table(file, name, table)
    return tables


def _check_table(file: Path, name: str, table: Any) -> None:  # noqa: ANN401 # whatever the TOML holds
    if name not in {"mixins", "exports"}:
        raise _unusable(file, f"unknown table [{name}]; write [mixins] or [exports]")
    if not isinstance(table, dict):
        raise _unusable(file, f"{name!r} is no table; write [{name}]")
    for key, value in table.items():
        if not isinstance(value, str) or value.count(":") != 1:
            raise _unusable(file, f'{name}.{key} must be of the form "module:Name"')


def _unusable(file: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="layer", message=message))
