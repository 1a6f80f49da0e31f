"""What is imported for help, and that what the command line repeats for that agrees with its source."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.changes.report import ReportForm
from generator.cli import diff, drift, parameters
from generator.cli.root import COMMANDS, MODULES, ROOT
from generator.drift.report import DriftForm
from generator.recordings.finding import EXIT_CODES
from generator.recordings.recorded import CONTRACT
from generator.reporting import Format
from tests.architecture.sources import ROOT as CHECKOUT
from tests.architecture.sources import generator_modules, outline

_LIGHT = {"generator.program", "generator.problems", "generator.escaping", "generator.reach"}
"""Modules outside the command line that help may load: constants and the standard library."""

_OF_ALL = ("root", "group", "main", "parameters")


@pytest.mark.parametrize("name", [*(f"generator.cli.{name}" for name in _OF_ALL), *MODULES.values()])
def test_declaration_of_a_command_imports_nothing_of_the_generator(name: str) -> None:
    file = generator_modules()[name]

    imported = {found.module for found in outline(file).imports if not found.is_inside_function}

    ours = {module for module in imported if module.startswith("generator") and not module.startswith("generator.cli")}
    assert set() == ours - _LIGHT


def test_help_loads_one_command_and_click_alone(tmp_path: Path) -> None:
    code = (
        "import sys; from generator.cli import main; main(['drift', '--help']);"
        "print(*sorted(name for name in sys.modules if name.startswith('generator.')), file=sys.stderr);"
        "print(*({'yaml', 'jinja2', 'msgspec', 'rich', 'json'} & {*sys.modules}), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded, heavy = done.stderr.splitlines()
    modules = {"drift", "group", "main", "parameters", "root"}
    assert {"generator.cli", *_LIGHT, *(f"generator.cli.{name}" for name in modules)} == set(loaded.split())
    assert "" == heavy


def test_formats_are_those_of_their_source() -> None:
    assert tuple(Format) == parameters.PROBLEM_FORMATS
    assert tuple(ReportForm) == diff.FORMATS
    assert tuple(DriftForm) == drift.FORMATS


def test_default_folder_and_exit_codes_are_those_of_their_source() -> None:
    assert CONTRACT == parameters.CONTRACT_FOLDER
    assert parameters.FINDING_CODES.startswith(", ".join(f"{code} {kind}" for kind, code in EXIT_CODES.items()))


def leaves(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


@pytest.mark.parametrize(
    ("path", "command"), list(leaves(ROOT)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_parameter_says_what_it_is_for(path: str, command: click.Command) -> None:
    silent = [param.name for param in command.params if not getattr(param, "help", "")]

    assert [] == silent, path


def test_commands_complete_from_the_table_without_an_import() -> None:
    context = click.Context(ROOT)

    found = ROOT.shell_complete(context, "re")

    assert [("release", COMMANDS["release"]), ("record", COMMANDS["record"])] == [
        (item.value, item.help) for item in found
    ][:2]
    assert {"record", "recording", "release", "replay"} == {item.value for item in found}
