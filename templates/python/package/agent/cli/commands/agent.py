"""The core at the command line: what an agent with a shell uses, with the results of the MCP server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ...names import COMMAND
from ..state import CommandState, pass_state
from ..values import read_json


@click.group("agent")
@pass_state
def agent(state: CommandState) -> None:
    """What agents use: search, describe and call operations; secrets come as handles, and the key is never shown."""
    state.agent = True


def _with_core(state: CommandState, use: Callable[[Any], str]) -> None:
    core = state.core()
    try:
        click.echo(use(core))
    finally:
        core.calls.close()


@agent.command("search")
@click.argument("intent", nargs=-1)
@click.option("--limit", default=5, help="Operations that are ranked; default: 5.")
@pass_state
def search(state: CommandState, intent: tuple[str, ...], limit: int) -> None:
    """Rank operations by what you want to do; the others follow by tag."""
    _with_core(state, lambda core: core.search(" ".join(intent), limit))


@agent.command("describe")
@click.argument("operations", nargs=-1, required=True)
@pass_state
def describe(state: CommandState, operations: tuple[str, ...]) -> None:
    """Describe up to five operations: arguments, response, errors, an example."""
    _with_core(state, lambda core: core.describe(operations))


@agent.command("call")
@click.argument("operation")
@click.argument("arguments", default="{}")
@click.option("--fields", default="", help="Members to show, with commas.")
@click.option("--page", type=click.IntRange(1), help="Number of the page of a list.")
@click.option("--confirm", default="", help="The token that a destructive call asked for.")
@pass_state
def call(state: CommandState, operation: str, arguments: str, fields: str, page: int | None, confirm: str) -> None:
    """Call OPERATION with ARGUMENTS, as JSON, @file or - for standard input."""
    from ...core.core import CallOrder  # noqa: PLC0415 - help loads no client

    order = CallOrder(
        operation=operation,
        arguments=read_json(arguments),
        fields=[one for one in fields.split(",") if one],
        page=page,
        confirm=confirm,
    )
    _with_core(state, lambda core: core.call(order))


@agent.command("upload")
@click.argument("source")
@click.option("--title", default="", help="Default: the name of the file.")
@click.option("--id", "identifier", default="", help="Of what the file goes into, if it is there.")
@click.option("--wait/--no-wait", default=True, help="Wait until it is ready, 50 seconds at most.")
@pass_state
def upload(state: CommandState, source: str, title: str, identifier: str, wait: bool) -> None:
    """Upload a file, or an https address, and print what it becomes."""
    from ...clock import WaitClock  # noqa: PLC0415 - as above
    from ...core.uploads import UploadOrder  # noqa: PLC0415 - help loads no client

    order = UploadOrder(source=source, title=title, id=identifier, wait=wait)
    _with_core(state, lambda core: core.upload(order, WaitClock()))


@agent.command("wait")
@click.argument("operation")
@click.argument("arguments")
@click.argument("until")
@pass_state
def wait(state: CommandState, operation: str, arguments: str, until: str) -> None:
    """Call a reading OPERATION until a member is as it should be: encoding.playable=true."""
    from ...clock import WaitClock  # noqa: PLC0415 - help loads no client

    _with_core(state, lambda core: core.wait(operation, read_json(arguments), until, WaitClock()))


@agent.command("skill")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def skill(folder: Path) -> None:
    """Copy the skill into FOLDER, as ~/.claude/skills: SKILL.md and a page for each resource."""
    import shutil  # noqa: PLC0415 - only here

    source = Path(__file__).parents[2] / "skill"
    target = folder / COMMAND
    shutil.copytree(source, target, dirs_exist_ok=True)
    click.echo(str(target / "SKILL.md"))
