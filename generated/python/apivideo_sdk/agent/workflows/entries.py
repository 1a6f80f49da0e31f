"""`workflows.json`: what the generator compiled the Arazzo files to. A package without any has no such file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

FILE: Final = Path(__file__).parent.parent / "workflows.json"


class WorkflowInput(msgspec.Struct, frozen=True, kw_only=True):
    """One input. type: of JSON. default: None where one must be given, unless it is not required."""

    name: str
    type: str = "string"
    about: str = ""
    required: bool = False
    default: Any = None


class WorkflowCriterion(msgspec.Struct, frozen=True, kw_only=True):
    """What must hold after a call: an expression, and the value that it has. is_equal: False for `!=`."""

    expression: str
    value: Any
    is_equal: bool = True


class WorkflowFailure(msgspec.Struct, frozen=True, kw_only=True):
    """What is done when a step fails: again after some seconds, on with another step, or the end.

    criteria: when this holds; always without any.
    """

    type: str
    step: str = ""
    after: float = 1.0
    limit: int = 0
    criteria: tuple[WorkflowCriterion, ...] = ()


class WorkflowStep(msgspec.Struct, frozen=True, kw_only=True):
    """One call. arguments: by name, with expressions in their texts. outputs: expressions by name."""

    id: str
    operation: str
    arguments: Mapping[str, Any] = {}
    criteria: tuple[WorkflowCriterion, ...] = ()
    failures: tuple[WorkflowFailure, ...] = ()
    outputs: Mapping[str, str] = {}


class WorkflowEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One workflow. outputs: what it gives, as expressions by name."""

    id: str
    summary: str
    about: str = ""
    intents: tuple[str, ...] = ()
    inputs: tuple[WorkflowInput, ...] = ()
    steps: tuple[WorkflowStep, ...] = ()
    outputs: Mapping[str, str] = {}


@cache
def load_workflows(file: Path = FILE) -> tuple[WorkflowEntry, ...]:
    """Read the workflows, once; none where there is no file."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ()
    return msgspec.json.decode(content, type=tuple[WorkflowEntry, ...])


def describe_workflow(workflow: WorkflowEntry) -> str:
    """Describe a workflow in a few lines."""
    lines = [f"{workflow.id}: {workflow.summary} (workflow: use run)"]
    lines += [
        f"  {one.name}{'*' if one.required else ''} {one.type}"
        f"{'' if one.default is None else f'={one.default!r}'}{f' - {one.about}' if one.about else ''}"
        for one in workflow.inputs
    ]
    lines.append(f"calls: {' '.join(dict.fromkeys(step.operation for step in workflow.steps))}")
    lines.append(f"returns: {' '.join(workflow.outputs)}")
    return "\n".join(lines)
