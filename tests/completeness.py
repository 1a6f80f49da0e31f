"""`make test-all` leaves nothing out: a test that is skipped for want of a program fails the run.

A plugin, loaded by `-p tests.completeness`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pytest

MAY_BE_SKIPPED: Final = re.compile(
    r"superuser|who may write anywhere|(?:are|is) not here|not at hand|beside the checkout"
)
"""Reasons that no installation removes: rights that root has, and reference material that is not published."""


def missed(reports: Iterable[pytest.TestReport | pytest.CollectReport]) -> Iterator[str]:
    """Give test and reason of each report of a skipped test, unless the reason may not be removed."""
    for report in reports:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not MAY_BE_SKIPPED.search(reason):
            yield f"{report.nodeid}: {reason.removeprefix('Skipped: ')}"


def _missed(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(missed(reporter.getreports("skipped"))) if reporter is not None else []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let the run fail; a process of xdist knows of no reports and leaves that to the first one."""
    if session.exitstatus == pytest.ExitCode.OK and _missed(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """List what was left out."""
    tests = _missed(config)
    if tests:
        terminalreporter.section("left out, though this run is to leave nothing out")
        for test in tests:
            terminalreporter.line(test)
