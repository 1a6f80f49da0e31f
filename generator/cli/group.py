"""Groups whose commands are imported one at a time, and commands that can show a traceback."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import click
from click.shell_completion import CompletionItem

SETTINGS: Final = {"help_option_names": ["-h", "--help"], "show_default": True, "max_content_width": 100}
"""Settings of the outermost context; click hands them down to all commands."""


@dataclass(slots=True)
class RunState:
    """What options set for the whole run. shows_traceback: errors are reported with their place in the code."""

    shows_traceback: bool = False


class Command(click.Command):
    """A command that has `--traceback` besides its own options."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 # as click has it
        super().__init__(*given, **named)
        self.params.append(
            click.Option(
                ["--traceback"],
                is_flag=True,
                expose_value=False,
                callback=_set_traceback,
                help="Show the Python traceback of an error.",
            )
        )


class Group(click.Group):
    """A group whose commands have `--traceback`."""

    command_class = Command


class LazyGroup(click.Group):
    """A group that knows its commands from a table: name -> purpose. A command is imported when it is asked for.

    `modules` has the module of each, which calls it `command`.
    """

    def __init__(self, *given: Any, table: Mapping[str, str], modules: Mapping[str, str], **named: Any) -> None:  # noqa: ANN401 # as click has it
        super().__init__(*given, **named)
        self.table = table
        self.commands = cast("dict[str, click.Command]", _Commands(modules))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # as click calls it
        """List the commands in the order of the table."""
        return list(self.table)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 # as click calls it
        """Write the table, so that the help of the group imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, f"{purpose}.") for name, purpose in self.table.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete from the table, so that a shell does not wait for imports."""
        options = click.Command.shell_complete(self, ctx, incomplete)
        found = [CompletionItem(name, help=text) for name, text in self.table.items() if name.startswith(incomplete)]
        return [*found, *options]


class _Commands(Mapping[str, click.Command]):
    """The commands of a group by name, each imported when it is read."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> click.Command:
        module = importlib.import_module(self._modules[name])  # the one place where a name decides what is imported
        return cast("click.Command", module.command)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


def _set_traceback(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 # as click calls it
    if value:
        context.ensure_object(RunState).shows_traceback = True
