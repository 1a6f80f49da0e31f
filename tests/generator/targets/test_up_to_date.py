"""What is committed in `generated/` is what the generator makes of the document, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).resolve().parents[3]


def test_generated_packages_are_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)

    code = main(["generate", "--check"])

    assert ["generated/python: up to date", "generated/emulator: up to date"] == capsys.readouterr().out.splitlines()
    assert 0 == code
