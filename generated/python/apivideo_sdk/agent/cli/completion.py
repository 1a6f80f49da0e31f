"""Completion in bash, zsh and fish: commands, options, and the ids of the last list for a minute."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem, get_completion_class

from ..names import COMMAND

if TYPE_CHECKING:
    from ..catalog.entries import AgentOperation

_KEPT: Final = 60.0
_MOST_IDS: Final = 200


def remember_ids(operation: AgentOperation, rows: Sequence[Any]) -> None:
    """Keep the ids of a list, so that the next command can complete them."""
    from ..credentials.folders import cache_folder  # noqa: PLC0415 - only a list needs it

    if not operation.columns:
        return
    ids = [
        str(row[operation.columns[0]])
        for row in rows[:_MOST_IDS]
        if isinstance(row, dict) and row.get(operation.columns[0])
    ]
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / f"{operation.tag}.ids.json").write_text(json.dumps(ids), encoding="utf-8")
    except OSError:
        return  # a cache that cannot be written is none


def complete_id(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the ids of the last list of the same tag that begin as typed."""
    from ..credentials.folders import cache_folder  # noqa: PLC0415 - only a shell needs it

    tag = (context.parent.info_name or "") if context.parent else ""
    file = cache_folder() / f"{tag.replace('-', '_')}.ids.json"
    try:
        if time.time() - file.stat().st_mtime > _KEPT:
            return []
        ids: list[str] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [CompletionItem(one) for one in ids if one.startswith(typed)]


@click.command("completion", short_help="Print the completion of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what a shell evaluates to complete commands, options and ids.

    In bash: eval "$(COMMAND completion bash)". The same with zsh; in fish: COMMAND completion fish | source.
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"there is no completion for {shell}")
    root = context.find_root().command
    click.echo(made(root, {}, COMMAND, f"_{COMMAND.upper()}_COMPLETE").source())
