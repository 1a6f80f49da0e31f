"""An operation as a command: its arguments as options, and what every command takes besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import click
import msgspec

from ..catalog.entries import AgentArgument, AgentCatalog, AgentOperation
from ..catalog.types import resolved, type_text
from .state import FORMATS, CallOptions, CommandState, pass_state
from .values import is_repeated, read_json, read_value

_OWN: Final = "own__"
"""Begins the names of parameters that are the operation's, by number, so that they meet no other."""


def operation_command(operation: AgentOperation, catalog: AgentCatalog) -> click.Command:
    """Make the command of an operation."""
    parameters: list[click.Parameter] = [
        _parameter(one, f"{_OWN}{number}", catalog) for number, one in enumerate(operation.arguments)
    ]
    taken = {name for one in parameters for name in one.opts}
    parameters += [_common(option, taken) for option in _common_options(operation)]

    @pass_state
    def run(state: CommandState, /, **given: Any) -> None:
        from .calling import run_operation  # noqa: PLC0415 - help loads no client

        options = msgspec.convert(
            {name: value for name, value in given.items() if value is not None and not name.startswith(_OWN)},
            CallOptions,
        )
        if options.agent:
            state.agent = True
        run_operation(state, operation, _arguments(operation, given, catalog), options)

    return click.Command(
        name=operation.action,
        callback=run,
        params=parameters,
        help=_help(operation, catalog),
        short_help=operation.summary,
        options_metavar=" ".join([*_required(operation, catalog), "[OPTIONS]"]),
        deprecated=operation.deprecated,
        hidden=operation.hidden,
    )


def _arguments(operation: AgentOperation, given: dict[str, Any], catalog: AgentCatalog) -> dict[str, Any]:
    """Read what was given; members of `--body` are joined with those of options."""
    body = given.get("body_text")
    found: dict[str, Any] = read_json(body) if body is not None else {}
    if not isinstance(found, dict):
        raise click.BadParameter("must be a JSON object", param_hint="--body")
    for number, one in enumerate(operation.arguments):
        value = given.get(f"{_OWN}{number}")
        if value is not None and value != ():
            found[one.name] = read_value(one, value, catalog)
    return found


def _parameter(argument: AgentArgument, name: str, catalog: AgentCatalog) -> click.Parameter:
    if argument.place == "path":
        from .completion import complete_id  # noqa: PLC0415 - completes only while a shell asks

        return _Positional([name], metavar=_upper(argument.name), required=True, shell_complete=complete_id)
    option, found = dashed(argument.name), resolved(argument.schema, catalog.schemas)
    about = f"{argument.about} " if argument.about else ""
    if found.get("type") == "boolean" and not argument.required:
        return click.Option([f"--{option}/--no-{option}", name], default=None, help=about.strip())
    is_many = is_repeated(argument, catalog)
    return click.Option(
        [f"--{option}", name],
        multiple=is_many,
        help=f"{about}{'Several times for several.' if is_many else ''}".strip(),
        metavar="FILE" if argument.file else _metavar(argument, catalog),
        type=click.Path(exists=True, dir_okay=False) if argument.file else str,
        required=False,  # what is missing is reported with all else, and may stand in --body
    )


class _Positional(click.Argument):
    """A value in the path."""


def _common_options(operation: AgentOperation) -> list[click.Option]:
    options = [
        click.Option(["-o", "--output", "output"], type=click.Choice(FORMATS),
                     help="Table in a terminal, else JSON."),
        click.Option(["--query", "query"], default="", help="JMESPath over the result."),
        click.Option(["--fields", "fields"], default="", callback=_comma, help="Members to show, with commas."),
        click.Option(["--dry-run", "dry_run"], is_flag=True, help="Print the request and send nothing."),
        click.Option(["--curl", "curl"], is_flag=True, help="Print the request as a curl command."),
        click.Option(["--agent", "agent"], is_flag=True, help="For agents: few columns, secrets as handles."),
    ]  # fmt: skip
    if any(one.place == "body" for one in operation.arguments):
        options.append(
            click.Option(["--body", "body_text"], default=None, help="JSON, @file or - for further members.")
        )
    if operation.items:
        options.append(click.Option(["--limit", "limit"], type=click.IntRange(1), help="Items at most."))
        options.append(click.Option(["--all", "every"], is_flag=True, help="Every page, as it arrives."))
    if not operation.reads:
        options.append(click.Option(["-y", "--yes", "yes"], is_flag=True, help="Do it without being asked."))
        options.append(
            click.Option(["--confirm", "confirm"], default="", help="The token of a plan that was agreed to.")
        )
    return options


def _common(option: click.Option, taken: set[str]) -> click.Option:
    """Give way to an option of the operation: `--limit` becomes `--cli-limit`."""
    option.opts = [f"--cli-{one.lstrip('-')}" if one in taken else one for one in option.opts]
    return option


def _comma(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in value.split(",") if one.strip())


def _metavar(argument: AgentArgument, catalog: AgentCatalog) -> str:
    text = type_text(argument.schema, catalog.schemas).replace('"', "")
    return text if len(text) <= 40 else "VALUE"  # noqa: PLR2004 - what fits beside an option


def _help(operation: AgentOperation, catalog: AgentCatalog) -> str:
    about = operation.about if operation.about and operation.about.rstrip(".") != operation.summary else ""
    lines = [
        f"{operation.summary}.",
        about,
        *(_positional(one, catalog) for one in operation.arguments if one.place == "path"),
    ]
    return "\n\n".join(line for line in (*lines, operation.cost) if line)


def _required(operation: AgentOperation, catalog: AgentCatalog) -> list[str]:
    """Write the options that are needed, unless `--body` has them."""
    return [
        f"--{dashed(one.name)} {'FILE' if one.file else _metavar(one, catalog)}"
        for one in operation.arguments
        if one.required and one.place != "path"
    ]


def _positional(argument: AgentArgument, catalog: AgentCatalog) -> str:
    """Say what a positional argument may be, where its name does not."""
    values = resolved(argument.schema, catalog.schemas).get("enum")
    if values is None:
        return "" if argument.name.lower().endswith("id") else f"{_upper(argument.name)}: {argument.about}"
    return f"{_upper(argument.name)}: {', '.join(map(str, values))}"


def dashed(name: str) -> str:
    """Write a name as options have it: `video-id`."""
    text = "".join(f"-{one.lower()}" if one.isupper() else one for one in name)
    return "-".join(part for part in "".join(one if one.isalnum() else "-" for one in text).split("-") if part)


def _upper(name: str) -> str:
    return dashed(name).replace("-", "_").upper()


def option_names(names: Sequence[str]) -> list[str]:
    """Say arguments as their options are written."""
    return [f"--{dashed(name)}" for name in names]
