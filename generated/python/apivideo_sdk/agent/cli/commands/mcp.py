"""`mcp` serves agents; `mcp install` writes it into the settings of a client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ...failures import AgentError
from ...names import COMMAND, DISTRIBUTION
from ..state import CommandState, pass_state, say
from .clients import CLIENTS, entry_of, write_entry

if TYPE_CHECKING:
    from ...core.core import AgentCore


@click.group("mcp", invoke_without_command=True)
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder whose files may be uploaded; several times for several. Default: none.",
)
@click.option("--read-only", is_flag=True, help="Allow only what reads.")
@click.option(
    "--policy", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Rules for each operation."
)
@click.option("--http", is_flag=True, help="Serve HTTP instead of standard input and output.")
@click.option("--host", default="127.0.0.1", help="Default: 127.0.0.1.")
@click.option("--port", default=8765, help="Default: 8765.")
@click.option("--allow-host", "hosts", multiple=True, help="A name that requests may be for, beside loopback.")
@click.option("--token-hash", "tokens", multiple=True, help="SHA-256 of a token that may call.")
@click.option("--issuer", default="", help="Who signs tokens that may call.")
@click.option("--jwks", default="", help="Address of the issuer's keys.")
@click.option("--url", default="", help="Address of this server, which the issuer's tokens are for.")
@click.pass_context
def mcp(context: click.Context, /, **given: Any) -> None:
    """Serve agents by the Model Context Protocol, over standard input and output.

    The key comes from the broker or the keyring; an agent never sees it.
    """
    if context.invoked_subcommand is None:
        _serve(context.ensure_object(CommandState), given)


@mcp.command("install")
@click.argument("client", type=click.Choice(sorted(CLIENTS)))
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder whose files may be uploaded.",
)
@click.option("--read-only", is_flag=True, help="Allow only what reads.")
@click.option("--dry-run", is_flag=True, help="Print the entry and write nothing.")
@pass_state
def install(state: CommandState, /, client: str, **given: Any) -> None:
    """Write the server into the settings of CLIENT. Other servers there are kept; no key is written."""
    import json  # noqa: PLC0415 - only here

    words = ["--profile", state.profile] if state.profile else []
    words += ["mcp", *(["--read-only"] if given["read_only"] else [])]
    words += [word for root in given["roots"] for word in ("--root", str(root.resolve()))]
    entry = entry_of(client, words)
    if given["dry_run"]:
        click.echo(json.dumps(entry, indent=2))
        return
    file = write_entry(client, entry)
    say(f"wrote {COMMAND} to {file}; restart the client")


def make_core(state: CommandState, roots: tuple[Path, ...], policy: Path | None, *, read_only: bool) -> AgentCore:
    """Make the core that the server is of."""
    import msgspec  # noqa: PLC0415 - help loads no client

    from ...core.core import AgentCore  # noqa: PLC0415 - as above
    from ...credentials.connect import agent_client  # noqa: PLC0415 - as above
    from ...credentials.folders import state_folder  # noqa: PLC0415 - as above

    choice = msgspec.structs.replace(state.choice, policy=policy, read_only=read_only)
    return AgentCore(state.catalog, lambda: agent_client(choice, say), folders=roots, states=state_folder() / "uploads")


def _serve(state: CommandState, given: dict[str, Any]) -> None:
    try:
        import anyio  # noqa: PLC0415 - an extra

        from ...server.server import make_server  # noqa: PLC0415 - as above
        from ...server.serving import HttpOptions, serve_http, serve_stdio  # noqa: PLC0415 - as above
    except ImportError as error:
        raise AgentError(f"{error.name} is not installed", next_step=f"pip install '{DISTRIBUTION}[mcp]'") from error
    state.agent = True
    server = make_server(make_core(state, given["roots"], given["policy"], read_only=given["read_only"]))
    if not given["http"]:
        anyio.run(serve_stdio, server)
        return
    options = HttpOptions(
        host=given["host"],
        port=given["port"],
        tokens=given["tokens"],
        issuer=given["issuer"],
        jwks=given["jwks"],
        url=given["url"],
        hosts=given["hosts"],
    )
    say(f"serving http://{options.host}:{options.port}/mcp")
    serve_http(server, options)
