"""`python -m generator` and `python -m apivideo_generator` are the command line."""

from __future__ import annotations

import runpy
import sys

import pytest


@pytest.mark.parametrize("module", ["generator", "apivideo_generator"])
@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["no-such-command"], 2)])
def test_module_that_is_run_is_the_command_line(
    module: str, words: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [module, *words])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__", alter_sys=False)

    told = capsys.readouterr()
    assert code == (ended.value.code or 0)
    assert "generate" in told.out or "no-such-command" in told.err
