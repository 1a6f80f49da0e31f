"""`policy`: which operations agents may call, and a file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from ...failures import AgentError
from ..state import FORMATS, CallOptions, CommandState, pass_state, say

_START: Final = """\
# Which operations agents may call: names are ids of operations, with `*`; the stricter rule counts.

read-only: false # true: nothing but reading
deny: [] # never
ask: [] # after confirmation, besides what destroys something
allow: [] # without confirmation, though it destroys something
undocumented: ask # requests that the catalog does not know
"""


@click.group("policy")
def policy() -> None:
    """Which operations agents may call: policy.yaml in the settings folder."""


@policy.command("show")
@click.option("--policy", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Another file.")
@click.option("--read-only", is_flag=True, help="As a server with --read-only has it.")
@click.option("-o", "--output", type=click.Choice(FORMATS))
@pass_state
def show(state: CommandState, /, file: Path | None, read_only: bool, output: str | None) -> None:
    """Print for each operation whether it is allowed, denied, or asks for confirmation."""
    import msgspec  # noqa: PLC0415 - help loads no client

    from ...credentials.connect import make_policy, usual_policy  # noqa: PLC0415 - as above
    from ..calling import write_value  # noqa: PLC0415 - as above

    rules = make_policy(msgspec.structs.replace(state.choice, policy=file, read_only=read_only)).rules
    rows = [{"operation": one.id, "decision": rules.decide(one, one.http)} for one in state.catalog.offered]
    say(f"policy: {file or usual_policy() or 'none, destructive operations are confirmed'}")
    write_value(state, rows, CallOptions(output=output or ""))


@policy.command("init")
def init() -> None:
    """Write a policy to edit into the settings folder."""
    from ...credentials.connect import PACKAGE_POLICY, own_policy  # noqa: PLC0415 - help loads no client

    file = own_policy()
    if file.exists():
        raise AgentError(f"{file} is there already", next_step="edit it")
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = PACKAGE_POLICY.read_text(encoding="utf-8") if PACKAGE_POLICY.exists() else _START
    file.write_text(text, encoding="utf-8")
    click.echo(str(file))
