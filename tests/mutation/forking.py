"""The loop of pytest that tries many changes: each in a process of its own, split off where all tests are collected."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from tests.mutation.files import is_ours, sources
from tests.mutation.patching import Memory, patch
from tests.mutation.waiting import LONGEST, limit, wait

FEW: Final = 5
FAILED: Final = 1
AT_IMPORT: Final = 9
"""Exit code of a process where the change is in what ran before."""
UNTRUE: Final = "fails unchanged"
"""What becomes of a test that also fails here when nothing is changed."""


class Forking:
    """Try changes instead of running the tests. Each outcome is a line of a file.

    After the first few tests of a change come those that noticed most changes so far.
    """

    def __init__(self, plan: dict[str, Any]) -> None:
        self.mutants: list[dict[str, Any]] = plan["mutants"]
        self.results = Path(plan["results"])
        self.failed: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        wanted = {test for mutant in self.mutants for test in mutant["tests"]}
        items[:] = [item for item in items if item.nodeid in wanted]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self.memory = Memory()
        noticed_by: Counter[str] = Counter()
        for mutant in self.mutants:
            tests = mutant["tests"]
            ordered = [*tests[:FEW], *sorted(tests[FEW:], key=lambda test: -noticed_by[test])]
            outcome, failed = self._tried(mutant, [items[test] for test in ordered if test in items])
            self._record(file=mutant["file"], index=mutant["index"], outcome=outcome, test="".join(failed[:1]))
            noticed_by.update(failed[:1])
        outcome, failed = self._tried(None, [items[test] for test in noticed_by])
        for test in failed if outcome == "survived" else noticed_by:
            self._record(file="", index=0, outcome=UNTRUE, test=test)
        return True

    def _record(self, **fields: object) -> None:
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields) + "\n")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)

    def _tried(self, mutant: dict[str, Any] | None, items: list[pytest.Item]) -> tuple[str, list[str]]:
        """Run tests with a change, or without one, in a process of their own: what became of it, and what failed."""
        reader, writer = os.pipe()
        process = os.fork()
        if process == 0:
            code = AT_IMPORT
            try:
                os.setsid()
                code = self._run(mutant, items)
                os.write(writer, "\n".join(dict.fromkeys(self.failed)).encode())
            finally:
                os._exit(code)
        os.close(writer)
        ended = wait(process)
        with open(reader, encoding="utf-8") as pipe:  # noqa: PTH123 - a descriptor
            failed = pipe.read().splitlines()
        if ended is None or ended < 0:
            return "timed out", []
        return ("killed" if ended == FAILED else "at import" if ended == AT_IMPORT else "survived"), failed

    def _run(self, mutant: dict[str, Any] | None, items: list[pytest.Item]) -> int:
        """Run tests, with a change up to the first that fails, in a process that ends then."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if mutant:
            limit(mutant["seconds"])
            if not patch(sources()[mutant["file"]], mutant["index"], self.memory):
                return AT_IMPORT
            self.memory.forget(is_ours)
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if mutant and self.failed:
                return FAILED
            if mutant and time.process_time() > LONGEST:
                break
        return 0
