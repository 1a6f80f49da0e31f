"""A generated package, loaded from its folder: what scenarios and replays run.

The runtime is seen through one protocol and `Any`: which package is checked is known only when it is loaded. A package
may be loaded with changed source, under its own name, so that a fault can be planted in it.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

from generator.problems import Location, Problem, UnusableInputError

if TYPE_CHECKING:
    from package.runtime.operation import ApiDefinition

NO_CHANGES: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedPackage:
    """One loaded package. folder: where the package folder `name` lies."""

    name: str
    folder: Path

    def module(self, name: str) -> Any:  # noqa: ANN401 # the members of a module are known when it is loaded
        """Give a module of the package by its name within it: `module("runtime.errors")`; the package itself for ""."""
        return importlib.import_module(f"{self.name}.{name}".rstrip("."))

    @property
    def definition(self) -> ApiDefinition:
        """What the package says of its API."""
        return cast("ApiDefinition", self.module("definition").API)

    def client_class(self, *, is_async: bool) -> Any:  # noqa: ANN401 # a class of the package
        """Give the class of its clients."""
        prefix = "Async" if is_async else ""
        return getattr(self.module("client"), f"{prefix}{self.definition.client_name}")


@contextmanager
def load_package(folder: Path, changes: Mapping[str, str] = NO_CHANGES) -> Iterator[LoadedPackage]:
    """Load the package in a folder for as long as the block runs; another one of its name waits meanwhile.

    changes: other source of single files, by path within the folder. Raises UnusableInputError when there is none.
    """
    name = find_package(folder)
    if not changes and _is_loaded(name, folder):
        yield LoadedPackage(name=name, folder=folder)
        return
    finder = _Finder(name, folder.resolve(), changes)
    kept = _take_out(name)
    sys.meta_path.insert(0, finder)
    importlib.invalidate_caches()
    try:
        importlib.import_module(name)
        yield LoadedPackage(name=name, folder=folder)
    finally:
        sys.meta_path.remove(finder)
        _take_out(name)
        sys.modules.update(kept)


def find_package(folder: Path) -> str:
    """Give the name of the generated package in a folder. Raises UnusableInputError when there is not exactly one."""
    found = [file.parent.name for file in sorted(folder.glob("*/definition.py")) if (file.parent / "runtime").is_dir()]
    if len(found) == 1:
        return found[0]
    message = f"{len(found)} generated packages are here, and one is needed; make one by `generate`, or name its folder"
    raise UnusableInputError(Problem(where=Location(file=os.fspath(folder)), rule="package", message=message))


def _is_loaded(name: str, folder: Path) -> bool:
    """Return whether the very package is loaded already, from its own files."""
    module = sys.modules.get(name)
    is_changed = any(isinstance(finder, _Finder) and finder.changes for finder in sys.meta_path)
    file = getattr(module, "__file__", None)
    return not is_changed and file is not None and Path(file).resolve() == folder.resolve() / name / "__init__.py"


def _take_out(name: str) -> dict[str, ModuleType]:
    names = [one for one in sys.modules if one == name or one.startswith(f"{name}.")]
    return {one: sys.modules.pop(one) for one in names}


class _Finder(MetaPathFinder):
    """Finds one package and its modules in one folder, whatever else is installed."""

    def __init__(self, name: str, folder: Path, changes: Mapping[str, str]) -> None:
        self._name, self._folder, self.changes = name, folder, changes

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname.partition(".")[0] != self._name:
            return None
        place = fullname.replace(".", "/")
        for within, folders in ((f"{place}/__init__.py", [str(self._folder / place)]), (f"{place}.py", None)):
            file = self._folder / within
            if file.is_file():
                loader = self._loader(fullname, file, within)
                return spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=folders)
        return None

    def _loader(self, fullname: str, file: Path, within: str) -> SourceFileLoader:
        changed = self.changes.get(within)
        if changed is None:
            return SourceFileLoader(fullname, str(file))
        return _ChangedLoader(fullname, str(file), changed)


class _ChangedLoader(SourceFileLoader):
    """Loads other source than the file has."""

    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        """Compile the other source, past all caches."""
        return compile(self._source, self.get_filename(fullname), "exec")
