"""The whole tree of commands as JSON, for agents: what there is, without asking each command for help."""

from __future__ import annotations

import json

import click

from ..operations import option_names
from ..state import COMMAND, CommandState, pass_state


@click.command("usage")
@pass_state
def usage(state: CommandState) -> None:
    """Print the tree of commands as JSON: each operation with its arguments and options."""
    tree = {
        tag.name.replace("_", "-"): {
            one.action: {
                "about": one.summary,
                "arguments": [argument.name for argument in one.arguments if argument.place == "path"],
                "options": option_names([argument.name for argument in one.arguments if argument.place != "path"]),
                "destructive": one.destructive,
            }
            for one in operations
        }
        for tag, operations in state.catalog.by_tag()
    }
    click.echo(json.dumps({"command": COMMAND, "resources": tree}, ensure_ascii=False, separators=(",", ":")))
