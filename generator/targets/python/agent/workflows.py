"""Workflows of a package: the Arazzo files of a folder, compiled to `agent/workflows.json` and to functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from generator.choices import Choices
from generator.ir.schemas import Json
from generator.problems import Location, Problem, UnusableInputError
from generator.targets.python.agent.arazzo import OperationFacts, WorkflowError, compile_workflows
from generator.targets.python.agent.catalog import argument_names
from generator.targets.python.operations.resources import ResourceDraft
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.identifiers import attribute
from generator.targets.python.package.package import WorkflowFunction

_TYPES: Final[Mapping[str, str]] = {
    "string": "str",
    "boolean": "bool",
    "integer": "int",
    "number": "float",
    "array": "list[Any]",
    "object": "Mapping[str, Any]",
}


def read_workflows(choices: Choices, resources: Iterable[ResourceDraft]) -> list[dict[str, Json]]:
    """Compile every `*.arazzo.yaml` of the folder that is chosen. Raises UnusableInputError for one that cannot be."""
    folder = choices.workflows
    if folder is None or not choices.agent:
        return []
    operations = dict(_operations(resources))
    found = [one for file in sorted(folder.glob("*.arazzo.yaml")) for one in _compiled(file, operations)]
    return sorted(found, key=lambda one: str(one["id"]))


def view_workflows(workflows: list[dict[str, Json]]) -> tuple[WorkflowFunction, ...]:
    """Say each workflow as a function of the package."""
    return tuple(_function(one) for one in workflows)


def _compiled(file: Path, operations: Mapping[str, OperationFacts]) -> list[dict[str, Json]]:
    try:
        return compile_workflows(yaml.load(file.read_bytes(), yaml.CSafeLoader), operations)
    except yaml.YAMLError as error:
        raise _unusable(file, f"not valid YAML: {error}") from error
    except WorkflowError as error:
        raise _unusable(file, str(error)) from error


def _operations(resources: Iterable[ResourceDraft]) -> Iterator[tuple[str, OperationFacts]]:
    for resource in resources:
        for method in resource.methods:
            names = argument_names(method.shape)
            inputs = method.shape.inputs
            yield (
                method.shape.operation.operation_id,
                OperationFacts(
                    arguments={(one.place, one.wire_name): names[one.argument] for one in inputs},
                    required=frozenset(names[one.argument] for one in inputs if one.is_required),
                ),
            )


def _function(workflow: Mapping[str, Any]) -> WorkflowFunction:
    inputs: list[Mapping[str, Any]] = workflow["inputs"]
    declared = [_declaration(one) for one in inputs]
    lines = [f"{attribute(one['name'])}: {one['about']}" for one in inputs if one["about"]]
    about = "\n\n".join(text for text in (f"{workflow['summary']}.", workflow["about"]) if text)
    gives = f"Gives {', '.join(f'`{name}`' for name in workflow['outputs'])}. Raises AgentError."
    return WorkflowFunction(
        name=workflow["id"],
        signature=", ".join(["client: OwnClient", *(["*"] if declared else []), *declared]),
        inputs=tuple((one["name"], attribute(one["name"])) for one in inputs),
        doc=docstring("\n\n".join([about, *lines, gives]), level=1),
    )


def _declaration(one: Mapping[str, Any]) -> str:
    kind = _TYPES[one["type"]]
    name = attribute(one["name"])
    if one.get("required"):
        return f"{name}: {kind}"
    default = one.get("default")
    return f"{name}: {kind}{' | None' if default is None else ''} = {literal(default)}"


def _unusable(file: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="workflow", message=message))
