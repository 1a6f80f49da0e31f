"""Runs the steps of `action.yml` as GitHub's runner does, but for those that use other actions."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tests.processes.shop import run
from tests.reference import ROOT

_CONTEXT: Final = {
    "steps.python.outputs.python-path": sys.executable,
    "github.token": "a token",
    "github.ref_name": "main",
}
_EXPRESSION: Final = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Outcome:
    """What came of a run: exit code of the step that failed, or 0; all that was printed; outputs by step."""

    code: int = 0
    printed: str = ""
    summary: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """The action, run in a repository.

    temporary: what the runner gives to a job. command: the generator, where an earlier run installed it. programs:
    folder of programs that stand in for those of a runner.
    """

    repository: Path
    temporary: Path
    command: str = ""
    programs: Path | None = None

    def run(self, **inputs: str) -> Outcome:
        """Run all steps until one fails. inputs: with `_` for `-`."""
        definition: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {
            f"inputs.{name}": given.pop(name, one.get("default", "")) for name, one in definition["inputs"].items()
        }
        assert {} == given, "the action has no such inputs"
        outcome = Outcome(outputs={"install": {"command": self.command}})
        for step in definition["runs"]["steps"]:
            is_wanted = "run" in step and not (self.command and step.get("id") == "install")
            if is_wanted and outcome.code == 0:
                self._step(step, {**_CONTEXT, **values}, outcome)
        return outcome

    def _step(self, step: Mapping[str, Any], values: Mapping[str, str], outcome: Outcome) -> None:
        known = {**values, **_flat(outcome.outputs)}
        if not _is_met(step.get("if", ""), known):
            return
        files = {name: self.temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        script = self.temporary / "step.sh"
        script.write_text(step["run"])
        environment = {name: _expand(value, known) for name, value in step.get("env", {}).items()}
        environment |= {name: str(file) for name, file in files.items()}
        environment |= {"RUNNER_TEMP": str(self.temporary), "GITHUB_ACTION_PATH": str(ROOT)}
        if self.programs is not None:
            environment["PATH"] = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        folder = self.repository / _expand(step.get("working-directory", "."), known)
        done = run(folder, "bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), environment=environment)
        outcome.code = done.returncode
        outcome.printed += done.stdout + done.stderr
        outcome.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        pairs = (line.partition("=") for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        outcome.outputs[step.get("id", "")] = {name: value for name, _, value in pairs}


def _flat(outputs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {f"steps.{step}.outputs.{name}": value for step, values in outputs.items() for name, value in values.items()}


def _expand(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda match: _first(match[1], values), text)


def _first(expression: str, values: Mapping[str, str]) -> str:
    """Give the first alternative of `a || b` that is not empty; an output that no step gave is empty."""
    found = (values.get(name.strip(), "") for name in expression.split("||"))
    return next(filter(None, found), "")


def _is_met(condition: str, values: Mapping[str, str]) -> bool:
    match = re.fullmatch(r"\$\{\{ contains\((\S+), '(\w+)'\) \}\}", condition)
    assert match is not None or not condition, condition
    return match is None or match[2] in values[match[1]]
