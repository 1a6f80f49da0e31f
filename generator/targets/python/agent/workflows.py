"""Workflows of a package: the Arazzo files of a folder, compiled to `agent/workflows.json` and to functions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from generator.configuration.choices import Choices
from generator.ir.api import Api
from generator.ir.schemas import Json
from generator.problems import Location, Problem, UnusableInputError
from generator.targets.python.agent.arazzo import OperationFacts, compile_workflows
from generator.targets.python.agent.catalog import argument_names
from generator.targets.python.names.names import name_api
from generator.targets.python.operations.choices import with_choices
from generator.targets.python.operations.resources import ResourceDraft, view_resources
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
    workflows, problems = _compile_folder(choices, resources)
    if problems:
        raise UnusableInputError(*problems)
    return sorted(workflows, key=lambda one: str(one["id"]))


def check_workflows(choices: Choices, api: Api) -> list[Problem]:
    """Say what is wrong with the workflows of a package. api: of a document without errors."""
    if choices.workflows is None or not choices.agent:
        return []
    api = with_choices(api)
    return _compile_folder(choices, view_resources(api, name_api(api, (), choices.rename), {}))[1]


def view_workflows(workflows: list[dict[str, Json]]) -> tuple[WorkflowFunction, ...]:
    """Say each workflow as a function of the package."""
    return tuple(_function(one) for one in workflows)


def _compile_folder(
    choices: Choices, resources: Iterable[ResourceDraft]
) -> tuple[list[dict[str, Json]], list[Problem]]:
    workflows: list[dict[str, Json]] = []
    problems: list[Problem] = []
    if choices.workflows is None or not choices.agent:
        return workflows, problems
    operations = dict(_operations(resources))
    for file in sorted(choices.workflows.glob("*.arazzo.yaml")):
        content = file.read_bytes()
        try:
            compiled = compile_workflows(yaml.load(content, yaml.CSafeLoader), operations)
        except yaml.YAMLError as error:
            problems.append(_problem(file, f"not valid YAML: {error}", None))
            continue
        workflows += compiled.workflows
        problems += [_problem(file, str(one), _line_of(one.workflow, content)) for one in compiled.errors]
    return workflows, problems


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


def _problem(file: Path, message: str, line: int | None) -> Problem:
    return Problem(where=Location(file=os.fspath(file), line=line), rule="workflow", message=message)


def _line_of(workflow: str, content: bytes) -> int | None:
    """Find the line that names a workflow, None where none does."""
    named = re.compile(rf"\s*(- )?workflowId: *['\"]?{re.escape(workflow)}['\"]?\s*")
    lines = enumerate(content.decode("utf-8", "replace").splitlines(), 1)
    return next((number for number, line in lines if workflow and named.fullmatch(line)), None)
