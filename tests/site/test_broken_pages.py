"""What is said of pages that cannot be built."""

from __future__ import annotations

import subprocess

import pytest

from generator.site.builder import BuildError, build_html


def built(page: str) -> None:
    build_html("Pages", "Some pages.", [{"Start": "index.md"}], {"index.md": page}, {})


def test_link_that_leads_nowhere_is_shown_in_its_line_without_colors_or_a_traceback() -> None:
    with pytest.raises(BuildError) as raised:
        built("# Start\n\n[more](nothing.md)\n")

    said = str(raised.value)
    assert "index.md:3:8" in said
    assert "[more](nothing.md)" in said
    assert said.endswith("1 issue found")
    assert "\x1b" not in said


def test_builder_that_breaks_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    trace = "Traceback (most recent call last):\n  File 'a.py', line 1\nRuntimeError: no pages\n"
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, stdout="\x1b[31m", stderr=trace)
    )

    with pytest.raises(BuildError, match=r"\ARuntimeError: no pages\Z"):
        built("# Start\n")
