from __future__ import annotations

import pytest

from tests.completeness import missed

REASONS = {
    "there is no ffprobe on this machine": True,
    "there is no Chromium on this machine": True,
    "could not import 'resource': only POSIX limits the size of files": True,
    "the superuser may read everything": False,
    "who may write anywhere is never refused": False,
    "the public documents are not here": False,
    "no labelled pairs beside the checkout": False,
}


@pytest.mark.parametrize("reason", REASONS)
def test_only_what_no_installation_changes_may_be_left_out(reason: str) -> None:
    report = pytest.TestReport(
        nodeid="test_it.py::test_it",
        location=("test_it.py", 1, "test_it"),
        keywords={},
        outcome="skipped",
        longrepr=("test_it.py", 1, f"Skipped: {reason}"),
        when="setup",
    )

    assert [f"test_it.py::test_it: {reason}"] * REASONS[reason] == list(missed([report]))
