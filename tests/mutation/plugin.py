"""A plugin of pytest that changes modules as they are imported, without touching a file.

The environment says how. MUTATION_MAP=FOLDER: every block of statements notes that it ran, and the notes of each test
are written to that folder. MUTATION=FILE: a JSON object with the change to make (`file`, which may be empty, `index`),
the tests to run in their order (`tests`), the time of a core they may use (`seconds`), and the file that gets the names
of those that fail (`failed`), or else many such changes (`mutants`) and the file that gets their outcomes (`results`).
A module is recognized by its text, so copies in generated packages change with it.
"""

from __future__ import annotations

import builtins
import functools
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.mutation.files import is_ours, sources, state_of
from tests.mutation.forking import Forking
from tests.mutation.patching import change_imports
from tests.mutation.sites import changed, with_marks
from tests.mutation.waiting import LONGEST, limit

MARK: Final = "__mutation_mark__"
LINES: Final = 1000
"""A block is noted as number of its file * LINES + first line."""
NAMES: Final = list(sources())
NOTES: Final = ".jsonl"

hits: Final[set[int]] = set()


def read_notes(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the notes on tests whose modules are as they were."""
    for file in sorted(folder.glob(f"*{NOTES}")):
        for line in file.read_bytes().splitlines():
            note = json.loads(line)
            if note["state"] == state_of(note["test"]):
                yield note


class Mapping:
    """Note what each test runs. What a fixture, a cache or its module has made earlier counts for all who use it.

    Each test is a line of the notes, so a run that was ended goes on where it was.
    """

    def __init__(self, folder: Path) -> None:
        self.noted = {note["test"] for note in read_notes(folder)}
        self.file = folder / f"{os.environ.get('PYTEST_XDIST_WORKER', 'one')}{NOTES}"
        self.made: dict[int, set[int]] = {}
        self.passed: set[str] = set()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid not in self.noted]

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        hits.clear()
        try:
            return (yield)
        finally:
            self.made[id(collector)] = set(hits)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        before = set(hits)
        hits.clear()
        try:
            return (yield)
        finally:
            self.made[id(fixturedef)] = set(hits)
            hits.update(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        hits.clear()
        begin = time.process_time()
        try:
            return (yield)
        finally:
            used = getattr(item, "_fixtureinfo", None)
            fixtures = [definitions[-1] for definitions in used.name2fixturedefs.values()] if used else []
            for maker in (*fixtures, *item.listchain()):
                hits.update(self.made.get(id(maker), ()))
            if item.nodeid in self.passed:
                self._note(item.nodeid, time.process_time() - begin)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.passed.add(report.nodeid)

    def _note(self, test: str, seconds: float) -> None:
        blocks: dict[str, list[int]] = {}
        for hit in sorted(hits):
            blocks.setdefault(NAMES[hit // LINES], []).append(hit % LINES)
        with self.file.open("a", encoding="utf-8") as file:
            note = {"test": test, "state": state_of(test), "seconds": round(seconds, 4), "blocks": blocks}
            file.write(json.dumps(note) + "\n")


class Selecting:
    """Run the tests concerned, in the order given, and note the first that fails."""

    def __init__(self, tests: list[str], failed: Path, *, is_bounded: bool) -> None:
        self.ranks = {test: rank for rank, test in enumerate(tests)}
        self.failed = failed
        self.is_bounded = is_bounded

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.ranks), key=lambda i: self.ranks[i.nodeid])

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        if self.is_bounded and time.process_time() > LONGEST:
            item.session.shouldstop = "enough tests were run"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            with self.failed.open("a", encoding="utf-8") as file:
                file.write(f"{report.nodeid}\n")


def pytest_configure(config: pytest.Config) -> None:
    if folder := os.environ.get("MUTATION_MAP"):
        if not hasattr(config.option, "dist") or config.option.dist == "no" or hasattr(config, "workerinput"):
            config.pluginmanager.register(Mapping(Path(folder)))
    elif plan := _plan():
        config.pluginmanager.register(
            Forking(plan)
            if "mutants" in plan
            else Selecting(plan["tests"], Path(plan["failed"]), is_bounded=bool(plan["file"]))
        )


def _plan() -> Any:
    """Give the change to make and the tests to run, None where nothing is to be changed."""
    file = os.environ.get("MUTATION")
    return json.loads(Path(file).read_text(encoding="utf-8")) if file else None


def _install() -> None:
    if os.environ.get("MUTATION_MAP"):
        numbers = {text: number for number, text in enumerate(sources().values())}
        setattr(builtins, MARK, hits.add)
        functools.lru_cache = _noted
        functools.cache = _noted(maxsize=None)
        change_imports(lambda text: with_marks(text, MARK, lambda line: numbers[text] * LINES + line), set(numbers))
    elif plan := _plan():
        if "mutants" not in plan:
            limit(plan["seconds"])
        if plan.get("file"):
            change_imports(lambda text: changed(text, plan["index"]), {sources()[plan["file"]]})


def _noted(maxsize: Any = 128, typed: bool = False) -> Any:  # noqa: FBT001, FBT002 - as lru_cache
    """Be a cache that notes, for whoever gets a value from it, what ran to make it."""
    if callable(maxsize):
        return _noted()(maxsize)

    def decorate(function: Callable[..., Any]) -> Any:
        if not is_ours(getattr(getattr(function, "__code__", None), "co_filename", "")):
            return _lru_cache(maxsize, typed)(function)
        made: dict[Any, frozenset[int]] = {}

        def make(*args: Any, **options: Any) -> Any:
            before = set(hits)
            hits.clear()
            try:
                return function(*args, **options)
            finally:
                made[args, tuple(options.items())] = frozenset(hits)
                hits.update(before)

        kept = _lru_cache(maxsize, typed)(functools.wraps(function)(make))

        @functools.wraps(function)
        def cached(*args: Any, **options: Any) -> Any:
            result = kept(*args, **options)
            hits.update(made.get((args, tuple(options.items())), ()))
            return result

        for name in ("cache_clear", "cache_info", "cache_parameters"):
            setattr(cached, name, getattr(kept, name))
        return cached

    return decorate


_lru_cache: Final = functools.lru_cache
_install()
