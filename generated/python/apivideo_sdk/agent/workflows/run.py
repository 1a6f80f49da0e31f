"""Runs a workflow: one call after the other, each checked, confirmed and retried as the workflow says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

import msgspec

from ..catalog.check import nearest
from ..catalog.entries import AgentOperation
from ..clock import WaitClock
from ..failures import AgentError
from .entries import WorkflowCriterion, WorkflowEntry, WorkflowFailure, WorkflowStep, load_workflows
from .expressions import WorkflowValues

_MOST_CALLS: Final = 400
_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}


class StepResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a call gave: its status, and its body as JSON."""

    status: int
    body: Any


class StepCaller(Protocol):
    """Makes the calls of a workflow."""

    def find(self, name: str) -> AgentOperation:
        """Give an operation by its id."""
        ...

    def __call__(self, operation: AgentOperation, arguments: Mapping[str, Any]) -> StepResult:
        """Make a call. Raises AgentError, whose status is that of the response."""
        ...


def find_workflow(name: str) -> WorkflowEntry:
    """Give the workflow of a name. Raises AgentError that names the nearest one."""
    known = {one.id: one for one in load_workflows()}
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"use {near}, if that is meant" if near else f"there are: {', '.join(known) or 'none'}"
    raise AgentError(f"there is no workflow {name!r}", next_step=hint)


def run_workflow(
    workflow: WorkflowEntry,
    inputs: Mapping[str, Any],
    call: StepCaller,
    clock: WaitClock,
    on_step: Callable[[int, int, str], object] = lambda *_: None,
) -> dict[str, Any]:
    """Run a workflow and give its outputs. on_step: called before each step. Raises AgentError."""
    values = WorkflowValues(inputs=_checked(workflow, inputs), steps={})
    order = [step.id for step in workflow.steps]
    tries: dict[str, int] = {}
    at = calls = 0
    while at < len(workflow.steps):
        step, calls = workflow.steps[at], calls + 1
        if calls > _MOST_CALLS:
            raise AgentError(f"{workflow.id} made {_MOST_CALLS} calls and did not end", kind="network")
        on_step(at, len(order), step.id)
        failure = _call(step, call, values)
        if failure is None:
            values.steps[step.id] = {name: values.evaluate(text) for name, text in step.outputs.items()}
            at += 1
            continue
        action = _action(step, values, tries)
        match action:
            case WorkflowFailure(type="retry", after=seconds):
                clock.pause(seconds)
            case WorkflowFailure(type="goto", step=name):
                at = order.index(name)
            case WorkflowFailure(type="end"):
                break
            case _:
                raise _named(failure, workflow, step)
    return {name: values.evaluate(text) for name, text in workflow.outputs.items()}


def _call(step: WorkflowStep, call: StepCaller, values: WorkflowValues) -> AgentError | None:
    """Make the call of a step; give why it failed, None when it did not."""
    arguments: dict[str, Any] = values.resolve(dict(step.arguments))
    try:
        result = call(call.find(step.operation), arguments)
    except AgentError as error:
        if error.kind in {"confirmation", "denied", "interrupted", "credentials", "usage"}:
            raise
        values.status, values.body = error.status, None
        return error
    values.status, values.body = result.status, result.body
    missed = next((one for one in step.criteria if not _holds(one, values)), None)
    return None if missed is None else AgentError(f"{missed.expression} is not {missed.value!r}", kind="network")


def _action(step: WorkflowStep, values: WorkflowValues, tries: dict[str, int]) -> WorkflowFailure | None:
    for one in step.failures:
        if not all(_holds(criterion, values) for criterion in one.criteria):
            continue
        if one.type != "retry":
            return one
        tries[step.id] = tries.get(step.id, 0) + 1
        if tries[step.id] <= one.limit:
            return one
    return None


def _holds(criterion: WorkflowCriterion, values: WorkflowValues) -> bool:
    is_equal = bool(values.evaluate(criterion.expression) == criterion.value)
    return is_equal == criterion.is_equal


def _checked(workflow: WorkflowEntry, inputs: Mapping[str, Any]) -> dict[str, Any]:
    known = {one.name: one for one in workflow.inputs}
    problems = [
        f"unknown input {name!r}; did you mean {nearest(name, known) or ', '.join(known)}?"
        for name in inputs
        if name not in known
    ]
    problems += [f"{one.name} is required" for one in workflow.inputs if one.required and inputs.get(one.name) is None]
    problems += [
        f"{name} must be {known[name].type}"
        for name, value in inputs.items()
        if name in known and value is not None and not isinstance(value, _TYPES.get(known[name].type, object))
    ]
    if problems:
        raise AgentError(
            f"{workflow.id}: wrong inputs",
            next_step=f"correct them; describe {workflow.id}",
            problems=tuple(problems),
        )
    given = {name: value for name, value in inputs.items() if value is not None}
    return {one.name: one.default for one in workflow.inputs if one.default is not None} | given


def _named(error: AgentError, workflow: WorkflowEntry, step: WorkflowStep) -> AgentError:
    """Say in which step a workflow failed."""
    error.what = f"{workflow.id} failed at the step {step.id}: {error.what}"
    return error
