"""`broker` holds the key in a process of its own; agents reach the API through its socket."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ...failures import AgentError
from ...names import COMMAND, PREFIX
from ..state import CommandState, pass_state, say


@click.command("broker")
@click.option("--socket", "path", type=click.Path(path_type=Path), help="Default: in the runtime folder of the user.")
@click.option("--key-stdin", is_flag=True, help="Read the key from standard input instead of the keyring.")
@click.option("--read-only", is_flag=True, help="Allow only what reads.")
@click.option(
    "--policy", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Rules for each operation."
)
@click.option("--allow-user", "users", multiple=True, type=int, help="Number of another user who may call.")
@click.option("--group", default="", help="Group that may open the socket, where others may call.")
@pass_state
def broker(state: CommandState, /, path: Path | None, key_stdin: bool, **given: Any) -> None:
    """Hold the key, and send what the policy allows; stop it with Ctrl-C.

    Agents, the MCP server and `--agent` use its socket by themselves; the key is in no other process.
    """
    import msgspec  # noqa: PLC0415 - help loads no client

    from ...broker.hardening import harden  # noqa: PLC0415 - as above
    from ...broker.server import open_broker, serve  # noqa: PLC0415 - as above
    from ...credentials.connect import find_key, make_gate, usual_socket  # noqa: PLC0415 - as above

    for missing in harden():
        say(f"warning: {missing}")
    choice = msgspec.structs.replace(state.choice, policy=given["policy"], read_only=given["read_only"])
    key = sys.stdin.readline().strip() if key_stdin else find_key(choice).value
    if not key:
        raise AgentError("no key", kind="credentials", next_step=f"{COMMAND} login, or give it with --key-stdin")
    gate = make_gate(key, choice)
    try:
        opened = open_broker(gate, path or usual_socket(), frozenset(given["users"]), given["group"])
    except (OSError, LookupError) as error:
        raise AgentError(str(error), next_step="stop the other broker, or give another --socket") from error
    try:
        serve(opened, lambda address: say(f"serving {address}; elsewhere: export {PREFIX}_BROKER={address}"))
    finally:
        gate.close()
