"""Every option and argument of every command, a line each: they stand in the scripts of users.

With the variable UPDATE_EXPECTED set, the lines are written anew, for a look at `git diff`.
"""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli.root import ROOT
from tests.generator.cli.test_lazy import leaves

EXPECTED = Path(__file__).parent / "options.txt"


def lines(path: str, command: click.Command) -> Iterator[str]:
    for one in command.params:
        facts: dict[str, object] = one.to_info_dict()
        kind = facts["type"]
        assert isinstance(kind, dict)
        what = [
            *(["flag"] if facts.get("is_flag") else [str(kind.get("choices") or kind["name"])]),
            *([f"from {kind.get('min')} to {kind.get('max')}"] if "min" in kind else []),
            *([name for name in ("required", "multiple", "hidden") if facts.get(name)]),
            *([f"{one.nargs} values"] if one.nargs != 1 else []),
            *([f"default {facts['default']}"] if facts["default"] not in {None, False} else []),
            *([f"from ${one.envvar}"] if one.envvar else []),
        ]
        yield f"{path} {' '.join([*one.opts, *one.secondary_opts])} ({one.name}): {', '.join(what)}"


def test_options_are_those_that_were_agreed() -> None:
    found = [line for path, command in leaves(ROOT) for line in lines(path, command)]
    if "UPDATE_EXPECTED" in os.environ:
        EXPECTED.write_text("".join(f"{one}\n" for one in found), encoding="utf-8")

    assert EXPECTED.read_text(encoding="utf-8").splitlines() == found


def test_module_is_run_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["generator", "--help"])
    for name in ("disable", "freeze"):
        monkeypatch.setattr(f"gc.{name}", lambda: None)

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("generator", run_name="__main__")

    assert 0 == ended.value.code
    assert "generate" in capsys.readouterr().out
