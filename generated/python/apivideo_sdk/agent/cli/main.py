"""The command: a group for each tag of the API, made of the catalog when it is opened, and some commands of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final

import click

from ..names import COMMAND, ENVIRONMENTS, PACKAGE, PREFIX, TITLE, VERSION
from .state import FORMATS, CommandState

_OWN: Final[Mapping[str, tuple[str, str]]] = {
    "agent": ("commands.agent", "What agents use: search, describe, call, upload, wait."),
    "alias": ("commands.alias", "Names for commands that are used often."),
    "broker": ("commands.broker", "Hold the key in a process of its own, for agents."),
    "completion": ("completion", "Print the completion of a shell."),
    "login": ("commands.login", "Keep the API key in the keyring."),
    "logout": ("commands.login", "Forget the API key."),
    "mcp": ("commands.mcp", "Serve agents by the Model Context Protocol."),
    "policy": ("commands.policy", "Which operations agents may call."),
    "request": ("commands.request", "Make any request by method and path."),
    "run": ("commands.run", "Workflows: several calls as one."),
    "secret": ("commands.login", "Show the secret of a handle."),
    "upload": ("commands.upload", "Upload a file, and give what it becomes."),
    "usage": ("commands.usage", "Print the tree of commands as JSON."),
    "whoami": ("commands.login", "Say which key and address are used."),
}
"""Command -> module below this folder, which has a command of the same name, and its short help."""


class RootGroup(click.Group):
    """Commands of this package, then the tags; nothing but the catalog is loaded to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        state = ctx.ensure_object(CommandState)
        return sorted({*self.own(), *(_dashed(tag.name) for tag, _ in state.catalog.by_tag())})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by its name, loaded now."""
        own = self.own()
        if cmd_name in own:
            module = import_module(f"{__package__}.{own[cmd_name][0]}")
            found: click.Command = getattr(module, cmd_name)
            return found
        catalog = ctx.ensure_object(CommandState).catalog
        tag = next((one for one in catalog.tags if _dashed(one.name) == cmd_name), None)
        if tag is None:
            return None
        from .tags import TagGroup  # noqa: PLC0415 - loaded when a tag is opened

        return TagGroup(tag, catalog)

    def own(self) -> Mapping[str, tuple[str, str]]:
        """Give the commands that are no tags: those of any package, and those that a layer adds."""
        from .additions import COMMANDS  # noqa: PLC0415 - a layer has its own

        return {**_OWN, **COMMANDS}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both kinds of commands, none of them loaded."""
        catalog = ctx.ensure_object(CommandState).catalog
        with formatter.section("Resources"):
            formatter.write_dl([(_dashed(tag.name), tag.about or tag.title) for tag, _ in catalog.by_tag()])
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in sorted(self.own().items())])


def make_root() -> RootGroup:
    """Make the command."""
    return RootGroup(
        name=COMMAND,
        callback=_root,
        help=f"{TITLE} at the command line. Every operation is COMMAND RESOURCE ACTION.",
        params=[
            click.Option(["--profile"], default="", help="Profile of `login`; default: default."),
            click.Option(["--environment"], type=click.Choice(ENVIRONMENTS),
                         help="Environment of the API.") if ENVIRONMENTS else
            click.Option(["--environment"], hidden=True, default=""),
            click.Option(["--base-url"], default="", help="Address of the API."),
            click.Option(["-o", "--output", "output"], type=click.Choice(FORMATS),
                         help="Form of results; default: table in a terminal, else JSON."),
            click.Option(["--agent"], is_flag=True,
                         help=f"For agents, as {PREFIX}_AGENT=1: no questions, few columns, secrets as handles."),
            click.Option(["--no-color"], is_flag=True, help="No colors."),
            click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
                         help="Print the version."),
        ],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code. `arguments` are those of the process by default."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    state = CommandState(agent="--agent" in given or os.environ.get(f"{PREFIX}_AGENT", "0") not in {"", "0"})
    return _guarded(lambda: _run(given, state), state)


def _run(given: list[str], state: CommandState) -> int:
    from .commands.alias import expanded  # noqa: PLC0415 - after the state, which reports errors

    made = make_root().main(
        expanded(given, make_root().own()),
        _program_name(),
        standalone_mode=False,
        obj=state,
        complete_var=f"_{COMMAND.upper()}_COMPLETE",
    )
    return made if isinstance(made, int) else 0


def _guarded(run: Callable[[], int], state: CommandState) -> int:
    """Turn whatever ends a command into an exit code and a message; never a traceback."""
    from ..failures import AgentError  # noqa: PLC0415 - only an error needs it
    from .failures import INTERRUPTED, report  # noqa: PLC0415 - as above

    try:
        code = run()
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return report(AgentError(error.format_message(), next_step=_help_of(error)), is_agent=state.agent)
    except AgentError as error:
        return report(error, is_agent=state.agent)
    except (BrokenPipeError, SystemExit):  # click makes the one of the other
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left in buffers goes nowhere
        return 0
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - named below, or raised again
        return report(_known(error), is_agent=state.agent)
    return code


def _known(error: Exception) -> Any:
    """Say an error of the SDK, or of the settings, as one of the command; any other is a fault and is raised."""
    from ...runtime.errors import SdkError  # noqa: PLC0415 - only an error needs it
    from ..catalog.entries import load_catalog  # noqa: PLC0415 - as above
    from ..core.errors import explained  # noqa: PLC0415 - as above
    from ..credentials.profiles import SettingsError  # noqa: PLC0415 - as above
    from ..failures import AgentError  # noqa: PLC0415 - as above
    from ..gate.policy import PolicyError  # noqa: PLC0415 - as above

    match error:
        case SdkError():
            return explained(error, None, load_catalog())
        case SettingsError() | PolicyError():
            return AgentError(str(error), next_step="correct the file, or remove it")
        case ImportError(name=str(name)):
            return AgentError(f"{name} is not installed", next_step=f"pip install '{PACKAGE.replace('_', '-')}[cli]'")
        case _:
            raise error


def _help_of(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help" if isinstance(context, click.Context) else f"{COMMAND} --help"


def _program_name() -> str:
    is_module = os.path.basename(sys.argv[0]) == "__main__.py"  # noqa: PTH119 - no path is needed for it
    return f"python -m {PACKAGE}" if is_module else COMMAND


@click.pass_context
def _root(context: click.Context, /, **given: Any) -> None:
    state = context.ensure_object(CommandState)
    state.profile, state.environment, state.base_url = given["profile"], given["environment"] or "", given["base_url"]
    state.format, state.color = given["output"] or "", not given["no_color"]
    state.agent = state.agent or given["agent"]


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"{COMMAND} {VERSION}")
        context.exit()


def _dashed(name: str) -> str:
    return name.replace("_", "-")
