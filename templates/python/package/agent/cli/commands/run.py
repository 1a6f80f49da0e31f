"""Workflows as commands: `run upload_and_get_playback --file talk.mp4 --title Talk`."""

from __future__ import annotations

import sys
from typing import Any

import click

from ...clock import WaitClock
from ...failures import AgentError, ConfirmationNeededError
from ...workflows.entries import WorkflowEntry, WorkflowInput, load_workflows
from ..operations import dashed
from ..state import FORMATS, CallOptions, CommandState, pass_state, say
from ..values import read_json


class WorkflowGroup(click.Group):
    """The workflows of the package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give their names."""
        return [one.id for one in load_workflows()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Give the command of one."""
        return next((_command(one) for one in load_workflows() if one.id == cmd_name), None)


run = WorkflowGroup(name="run", help="Workflows: several calls as one.")


def _command(workflow: WorkflowEntry) -> click.Command:
    @pass_state
    def callback(state: CommandState, /, output: str | None, yes: bool, confirm: str, **given: Any) -> None:
        inputs = {one.name: _value(one, given[f"input__{number}"]) for number, one in enumerate(workflow.inputs)}
        _run(state, workflow, inputs, CallOptions(output=output or "", yes=yes, confirm=confirm))

    options = [_option(one, f"input__{number}") for number, one in enumerate(workflow.inputs)]
    options += [
        click.Option(["-o", "--output", "output"], type=click.Choice(FORMATS)),
        click.Option(["-y", "--yes", "yes"], is_flag=True, help="Do what is destructive without being asked."),
        click.Option(["--confirm", "confirm"], default="", help="The token of a plan that was agreed to."),
    ]
    return click.Command(
        name=workflow.id,
        callback=callback,
        params=list(options),
        help=f"{workflow.summary}.\n\n{workflow.about}",
        short_help=workflow.summary,
    )


def _option(one: WorkflowInput, name: str) -> click.Option:
    flag = f"--{dashed(one.name)}"
    if one.type == "boolean":
        return click.Option([f"{flag}/--no-{dashed(one.name)}", name], default=one.default, help=one.about)
    kinds: dict[str, type] = {"integer": int, "number": float}
    return click.Option(
        [flag, name],
        multiple=one.type == "array",
        type=kinds.get(one.type, str),
        default=None,
        required=one.required,
        help=one.about,
    )


def _value(one: WorkflowInput, given: Any) -> Any:
    match one.type:
        case "array":
            return list(given) or None
        case "object":
            return None if given is None else read_json(given)
        case _:
            return given


def _run(state: CommandState, workflow: WorkflowEntry, inputs: dict[str, Any], options: CallOptions) -> None:
    from ..calling import write_value  # noqa: PLC0415 - help loads no client

    known = state.catalog.by_id
    destructive = [step.operation for step in workflow.steps if known[step.operation].destructive]
    if destructive and not state.is_guarded and not options.yes:
        plan = f"{workflow.id} calls {', '.join(destructive)}"
        if not (state.is_terminal and sys.stdin.isatty()):
            error = ConfirmationNeededError(plan, "")
            error.next_step = "ask whose it is, then repeat it with --yes"
            raise error
        if not click.confirm(f"{plan}; go on?", err=True):
            raise AgentError("nothing was done", kind="interrupted")
    core = state.core()
    try:
        outputs = core.run(
            workflow.id,
            {name: value for name, value in inputs.items() if value is not None},
            WaitClock(),
            confirm=(lambda _: True) if options.yes else None,
            token=options.confirm,
            on_step=lambda at, total, step: say(f"{at + 1}/{total} {step}") if state.is_terminal else None,
        )
    finally:
        core.calls.close()
    write_value(state, outputs, options)
