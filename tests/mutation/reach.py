"""Which tests run a block of statements: found out once for a state of the tree, then kept in .cache/mutation."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.mutation.files import ROOT, digest, sources, state_of
from tests.mutation.plugin import read_notes
from tests.mutation.sites import Change, mentions

CACHE: Final = ROOT / ".cache/mutation"
FIRST: Final = 20
CLOSEST: Final = 12
WIDEST: Final = 6
MOST: Final = 500
TESTS: Final = [
    *("tests/generator", "tests/runtime", "tests/recordings", "tests/features", "tests/contract", "tests/sdk"),
    *("tests/spec", "tests/agent", "tests/site", "tests/examples", "generated/python/tests"),
]
"""Those that are about generator or runtime."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """By block the tests that run it; of each test its seconds, and how many blocks it runs."""

    tests: dict[tuple[str, int], set[str]]
    seconds: dict[str, float]
    sizes: dict[str, int]
    importers: dict[str, set[str]]

    def concerned(self, file: str, change: Change) -> list[str]:
        """Give the tests that run what is changed, in the order in which they are to be tried.

        A function that no test runs may have run when its module was imported; what nobody imports is run by name.
        """
        if found := self.tests.get((file, change.block)):
            return self._ordered(file, found)
        found = self._of_names(file, change.names) or self._of_file(file)
        return self._ordered(file, found) if found else _closest(file, sorted(self.seconds))

    def _ordered(self, file: str, found: set[str]) -> list[str]:
        """Begin with the most particular tests, those named like the file, and those that run most; MOST at most."""
        particular = sorted(found, key=lambda test: (self.sizes[test] * self.seconds[test], test))
        widest = sorted(found, key=lambda test: (-self.sizes[test], test))[:WIDEST]
        return list(dict.fromkeys([*particular[:FIRST], *_closest(file, particular), *widest, *particular]))[:MOST]

    def _of_names(self, file: str, names: frozenset[str]) -> set[str]:
        """Give the tests that run a block with one of some names, of a module or of those that import it."""
        return {
            test
            for other in (file, *self.importers[file])
            for block, mentioned in _mentions(other).items()
            if mentioned & names
            for test in self.tests.get((other, block), ())
        }

    def _of_file(self, file: str) -> set[str]:
        """Give the tests that use what a module makes as it is imported: by itself, or else by its importers."""
        for files in ({file}, self.importers[file]):
            if found := {test for (name, _), tests in self.tests.items() if name in files for test in tests}:
                return found
        return set()


def _closest(file: str, tests: Sequence[str]) -> list[str]:
    """Give the tests whose names have words of a file's name that few others have."""
    words = _words(file)
    counts = Counter(word for test in tests for word in words & _words(test))
    scores = {test: sum(1 / counts[word] for word in words & _words(test)) for test in tests}
    return sorted((test for test in tests if scores[test]), key=lambda test: -scores[test])[:CLOSEST]


@cache
def _words(name: str) -> frozenset[str]:
    """Give the words of a name without the endings of plurals."""
    return frozenset(word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", name.lower()))


@cache
def _mentions(file: str) -> dict[int, set[str]]:
    return mentions(ast.parse(sources()[file]))


def read_reach(jobs: int) -> Reach:
    """Give what the tests run, from the last run in this state of the tree, or else from a new one."""
    folder = CACHE / digest()
    done = folder / f"whole-{_state_of_tests()}"
    if not done.exists():
        for other in CACHE.glob("*/"):
            if other != folder:
                shutil.rmtree(other)
        folder.mkdir(parents=True, exist_ok=True)
        _run_all(folder, jobs)
        done.touch()
    return _read(folder)


def _state_of_tests() -> str:
    modules = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "tests").rglob("test_*.py"))
    return sha256("".join([*TESTS, *map(state_of, modules)]).encode()).hexdigest()[:16]


def _run_all(folder: Path, jobs: int) -> None:
    sys.stderr.write("running the tests once, to find out which of them run what\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider"]
    environment = {**os.environ, "MUTATION_MAP": str(folder)}
    several = ["-n", str(jobs)] if jobs > 1 else []
    done = subprocess.run([*command, *several, *TESTS], cwd=ROOT, env=environment, check=False)
    if done.returncode not in {0, 1, 5}:  # 5: all were noted before
        raise SystemExit(done.returncode)


def _read(folder: Path) -> Reach:
    tests: dict[tuple[str, int], set[str]] = defaultdict(set)
    seconds, sizes = {}, {}
    for note in read_notes(folder):
        test = note["test"]
        seconds[test] = note["seconds"]
        sizes[test] = sum(map(len, note["blocks"].values()))
        for file, lines in note["blocks"].items():
            for line in lines:
                tests[file, line].add(test)
    return Reach(tests=dict(tests), seconds=seconds, sizes=sizes, importers=_importers())


def _importers() -> dict[str, set[str]]:
    """Give by file the files that import it, or a name from it, also by the package that it is in."""
    found: dict[str, set[str]] = {name: set() for name in sources()}
    for name, text in sources().items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                for other in _imported(name, node):
                    found.get(other, set()).add(name)
    packages = {name: {one for one in importers if one.endswith("/__init__.py")} for name, importers in found.items()}
    return {name: found[name].union(*map(found.__getitem__, packages[name])) for name in found}


def _imported(importer: str, node: ast.ImportFrom) -> list[str]:
    base = "/".join(importer.split("/")[: -node.level]) + "/" if node.level else ""
    module = base + (node.module or "").replace(".", "/")
    return [
        f"{module}.py",
        f"{module}/__init__.py",
        *(f"{module}/{one.name}.py".replace("//", "/") for one in node.names),
    ]
