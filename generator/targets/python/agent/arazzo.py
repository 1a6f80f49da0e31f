"""The part of Arazzo 1.0 that is read: workflows of calls by operation id. All else is refused by its name.

Source: https://spec.openapis.org/arazzo/v1.0.1.html.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from generator.ir.schemas import Json

_CONDITION: Final = re.compile(r"(\$\S+) (==|!=) (.+)")
_EXPRESSION: Final = re.compile(r"\$[A-Za-z][^\s{}\"']*")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_TYPES: Final = frozenset({"string", "boolean", "integer", "number", "array", "object"})
_FAILURES: Final = frozenset({"retry", "goto", "end"})

_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "document": frozenset({"arazzo", "info", "sourceDescriptions", "workflows"}),
    "workflow": frozenset({"workflowId", "summary", "description", "inputs", "steps", "outputs", "x-agent"}),
    "step": frozenset(
        {"stepId", "description", "operationId", "parameters", "requestBody", "successCriteria", "onFailure", "outputs"}
    ),
    "parameter": frozenset({"name", "in", "value"}),
    "requestBody": frozenset({"contentType", "payload"}),
    "criterion": frozenset({"condition"}),
    "failure": frozenset({"name", "type", "stepId", "retryAfter", "retryLimit", "criteria"}),
    "inputs": frozenset({"type", "required", "properties"}),
    "input": frozenset({"type", "description", "default"}),
    "x-agent": frozenset({"intents"}),
}


class WorkflowError(Exception):
    """A workflow that cannot be compiled; the text names the workflow, the step and the fault.

    workflow: its id, "" for a fault of the whole file.
    """

    def __init__(self, message: str, workflow: str = "") -> None:
        super().__init__(message)
        self.workflow = workflow


class CompiledFile(Struct, frozen=True, kw_only=True):
    """A file of workflows: those that can be compiled as `workflows.json` has them, and what is wrong with others."""

    workflows: tuple[dict[str, Json], ...]
    errors: tuple[WorkflowError, ...]


class OperationFacts(Struct, frozen=True, kw_only=True):
    """What a workflow must know of an operation. arguments: names by place and wire name. required: of these."""

    arguments: Mapping[tuple[str, str], str]
    required: frozenset[str]


Operations = Mapping[str, OperationFacts]


def compile_workflows(document: Any, operations: Operations) -> CompiledFile:  # noqa: ANN401 - any YAML
    """Compile each workflow of a file."""
    workflows: list[dict[str, Json]] = []
    errors: list[WorkflowError] = []
    try:
        found = _workflows(document)
    except WorkflowError as error:
        return CompiledFile(workflows=(), errors=(error,))
    for one in found:
        try:
            workflows.append(_workflow(one, operations))
        except WorkflowError as error:
            errors.append(WorkflowError(str(error), str(one.get("workflowId", "")) if isinstance(one, dict) else ""))
    return CompiledFile(workflows=tuple(workflows), errors=tuple(errors))


def _workflows(document: Any) -> list[Any]:  # noqa: ANN401 - any YAML
    root = _object(document, "document", "the file")
    if not str(root.get("arazzo", "")).startswith("1.0."):
        raise WorkflowError(f"arazzo is {root.get('arazzo')!r}; write 1.0.1")
    return _list(root, "workflows", "the file")


def _workflow(value: Any, operations: Operations) -> dict[str, Json]:  # noqa: ANN401 - any YAML
    where = f"workflow {value.get('workflowId') if isinstance(value, dict) else value!r}"
    workflow = _object(value, "workflow", where)
    name = str(workflow.get("workflowId", ""))
    if not _NAME.fullmatch(name):
        raise WorkflowError(f"{where}: its workflowId must be of small letters, digits and underscores")
    inputs = _inputs(workflow.get("inputs", {}), where)
    known = {f"$inputs.{one['name']}" for one in inputs}
    names = [str(one.get("stepId", "")) for one in _list(workflow, "steps", where) if isinstance(one, dict)]
    steps = [_step(one, operations, known, names, where) for one in _list(workflow, "steps", where)]
    outputs = _outputs(workflow.get("outputs", {}), where)
    _check_known(outputs, known, where)
    agent = _object(workflow.get("x-agent", {}), "x-agent", where)
    return {
        "id": name,
        "summary": str(workflow.get("summary", "")) or name,
        "about": " ".join(str(workflow.get("description", "")).split()),
        "intents": list(agent.get("intents", [])),
        "inputs": inputs,  # type: ignore[dict-item] # of JSON
        "steps": steps,  # type: ignore[dict-item] # of JSON
        "outputs": outputs,
    }


def _inputs(value: Any, workflow: str) -> list[dict[str, Json]]:  # noqa: ANN401 - any YAML
    where = f"{workflow}: inputs"
    schema = _object(value, "inputs", where)
    required = schema.get("required", [])
    found: list[dict[str, Json]] = []
    for name, member in schema.get("properties", {}).items():
        one = _object(member, "input", f"{where}.{name}")
        kind = one.get("type", "string")
        if kind not in _TYPES:
            raise WorkflowError(f"{where}.{name}: type {kind!r}; write one of {', '.join(sorted(_TYPES))}")
        entry: dict[str, Json] = {"name": name, "type": kind, "about": one.get("description", "")}
        entry |= {"required": True} if name in required else {}
        found.append(entry | ({"default": one["default"]} if "default" in one else {}))
    if unknown := [name for name in required if name not in schema.get("properties", {})]:
        raise WorkflowError(f"{where}: {unknown[0]!r} is required, but not among the properties")
    return sorted(found, key=lambda one: not one.get("required"))


def _step(
    value: Any,  # noqa: ANN401 - any YAML
    operations: Operations,
    known: set[str],
    names: list[str],
    workflow: str,
) -> dict[str, Json]:
    where = f"{workflow}: step {value.get('stepId') if isinstance(value, dict) else value!r}"
    step = _object(value, "step", where)
    operation = operations.get(str(step.get("operationId", "")))
    if operation is None:
        raise WorkflowError(f"{where}: the document has no operation {step.get('operationId')!r}")
    arguments = dict(_arguments(step, operation, where))
    if missing := sorted(operation.required - arguments.keys()):
        raise WorkflowError(f"{where}: {step['operationId']} needs {', '.join(missing)}")
    criteria: list[Json] = [_criterion(one, where) for one in step.get("successCriteria", [])]
    failures: list[Json] = [_failure(one, names, where) for one in step.get("onFailure", [])]
    outputs = _outputs(step.get("outputs", {}), where)
    own = {"$statusCode", "$response.body"}
    _check_known(arguments, known, where)
    _check_known([criteria, failures, outputs], known | own, where)
    known |= {f"$steps.{step['stepId']}.outputs.{name}" for name in outputs}
    return {
        "id": step["stepId"],
        "operation": step["operationId"],
        "arguments": arguments,
        "criteria": criteria,
        "failures": failures,
        "outputs": outputs,
    }


def _arguments(step: Mapping[str, Any], operation: OperationFacts, where: str) -> Iterator[tuple[str, Json]]:
    for value in step.get("parameters", []):
        one = _object(value, "parameter", where)
        key = (str(one.get("in", "")), str(one.get("name", "")))
        if key not in operation.arguments:
            raise WorkflowError(f"{where}: {step['operationId']} has no parameter {key[1]!r} in {key[0]!r}")
        yield operation.arguments[key], one.get("value")
    body = _object(step.get("requestBody", {}), "requestBody", where)
    for name, value in (body.get("payload") or {}).items():
        if ("body", name) not in operation.arguments:
            raise WorkflowError(f"{where}: the body of {step['operationId']} has no member {name!r}")
        yield operation.arguments["body", name], value


def _criterion(value: Any, where: str) -> dict[str, Json]:  # noqa: ANN401 - any YAML
    condition = str(_object(value, "criterion", where).get("condition", ""))
    found = _CONDITION.fullmatch(condition)
    if found is None:
        raise WorkflowError(f"{where}: the condition {condition!r} is not read; write `EXPRESSION == VALUE`, or `!=`")
    text = found[3].strip()
    try:
        wanted = json.loads(f'"{text[1:-1]}"' if text.startswith("'") else text)
    except ValueError:
        raise WorkflowError(f"{where}: {text} is no value; write true, 200, null or 'text'") from None
    return {"expression": found[1], "value": wanted, "is_equal": found[2] == "=="}


def _failure(value: Any, names: list[str], where: str) -> dict[str, Json]:  # noqa: ANN401 - any YAML
    one = _object(value, "failure", where)
    kind, target = one.get("type"), str(one.get("stepId", ""))
    if kind not in _FAILURES:
        raise WorkflowError(f"{where}: onFailure of type {kind!r}; write one of {', '.join(sorted(_FAILURES))}")
    if kind == "goto" and target not in names:
        raise WorkflowError(f"{where}: there is no step {target!r} to go to")
    return {
        "type": kind,
        "step": target,
        "after": one.get("retryAfter", 1),
        "limit": one.get("retryLimit", 0),
        "criteria": [_criterion(criterion, where) for criterion in one.get("criteria", [])],
    }


def _outputs(value: Any, where: str) -> dict[str, Json]:  # noqa: ANN401 - any YAML
    if not isinstance(value, dict) or not all(isinstance(one, str) and one.startswith("$") for one in value.values()):
        raise WorkflowError(f"{where}: outputs must be expressions by name")
    return dict(value)


def _check_known(value: Json | list[Any], known: set[str], where: str) -> None:
    """Refuse an expression that names nothing: an input or an output that is not there, or not yet."""
    for text in _texts(value):
        for expression in _EXPRESSION.findall(text):
            base = "$response.body" if expression.startswith("$response.body") else expression
            if base not in known:
                raise WorkflowError(f"{where}: {expression} names no input, and no output of a step before")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)


def _object(value: Any, kind: str, where: str) -> dict[str, Any]:  # noqa: ANN401 - any YAML
    if not isinstance(value, dict):
        raise WorkflowError(f"{where}: must be an object")
    unknown = sorted(key for key in value if key not in _KEYS[kind])
    if unknown:
        raise WorkflowError(f"{where}: {unknown[0]!r} is not supported; use {', '.join(sorted(_KEYS[kind]))}")
    return value


def _list(value: Mapping[str, Any], key: str, where: str) -> list[Any]:
    found = value.get(key)
    if not isinstance(found, list) or not found:
        raise WorkflowError(f"{where}: {key} must be a list with something in it")
    return found
