"""`upload FILE`: a bar while it runs, and after Ctrl-C the same command goes on where it stopped."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

import click

from ...failures import AgentError
from ..state import COMMAND, FORMATS, CallOptions, CommandState, pass_state, say
from ..values import read_json

_MEBIBYTE: Final = 1 << 20

if TYPE_CHECKING:
    from ....runtime.request.progress import OnProgress


@click.command("upload")
@click.argument("source")
@click.option("--title", default="", help="Default: the name of the file.")
@click.option("--tags", multiple=True, help="A tag; several times for several.")
@click.option("--id", "identifier", default="", help="Of what the file goes into, if it is there already.")
@click.option("--body", default=None, help="Further members of what is created: JSON, @file or -.")
@click.option("--wait", is_flag=True, help="Wait until it is ready.")
@click.option("--part-size", type=click.IntRange(1), help="MiB of a part: what an interruption loses at most.")
@click.option("--timeout", default=900.0, help="Seconds to wait; default: 900.")
@click.option("-o", "--output", type=click.Choice(FORMATS))
@pass_state
def upload(state: CommandState, /, source: str, **given: Any) -> None:
    """Upload SOURCE, a file or an https address, and print what it becomes.

    An upload that was interrupted goes on when the same command is given again.
    """
    from ...clock import WaitClock  # noqa: PLC0415 - as above
    from ...core.core import upload_text  # noqa: PLC0415 - as above
    from ...core.uploads import UploadOrder  # noqa: PLC0415 - help loads no client
    from ..calling import write_value  # noqa: PLC0415 - as above

    details = {**({"tags": list(given["tags"])} if given["tags"] else {}), **_members(given["body"])}
    order = UploadOrder(
        source=source,
        title=given["title"],
        id=given["identifier"],
        details=details,
        wait=given["wait"],
        patience=given["timeout"],
        part_size=given["part_size"] and given["part_size"] * _MEBIBYTE,
    )
    core = state.core()
    try:
        with ExitStack() as stack:
            result = core.uploader().upload(order, WaitClock(), _progress(state, source, stack))
    except KeyboardInterrupt:
        say(f"stopped; to go on: {COMMAND} upload {' '.join(_again(source, given))}")
        raise
    finally:
        core.calls.close()
    if state.agent:
        click.echo(upload_text(result))
        return
    if result.is_ready is False:
        raise AgentError(f"{result.id} is uploaded, but not ready yet", kind="network", next_step="look again later")
    write_value(state, result.value, CallOptions(output=given["output"] or ""))


def _members(body: str | None) -> dict[str, Any]:
    found = {} if body is None else read_json(body)
    if not isinstance(found, dict):
        raise click.BadParameter("must be a JSON object", param_hint="--body")
    return found


def _again(source: str, given: dict[str, Any]) -> list[str]:
    import shlex  # noqa: PLC0415 - only after Ctrl-C

    words = [shlex.quote(source)]
    words += [f"--title {shlex.quote(given['title'])}"] if given["title"] else []
    words += [f"--tags {shlex.quote(one)}" for one in given["tags"]]
    words += [f"--id {given['identifier']}"] if given["identifier"] else []
    words += [f"--part-size {given['part_size']}"] if given["part_size"] else []
    words += [f"--body {shlex.quote(given['body'])}"] if given["body"] else []
    return [*words, *(["--wait"] if given["wait"] else [])]


def _progress(state: CommandState, source: str, stack: ExitStack) -> OnProgress | None:
    """Draw a bar on standard error, where that is a terminal and rich is there."""
    if state.agent or not sys.stderr.isatty():
        return None
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra

        from ....runtime.transfer.progress_bar import progress_bar  # noqa: PLC0415 - as above
    except ImportError:
        return None
    return stack.enter_context(progress_bar(source.rsplit("/", 1)[-1], console=Console(stderr=True)))
