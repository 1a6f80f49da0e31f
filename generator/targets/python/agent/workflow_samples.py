"""What generated tests of workflows give and response: sample inputs, and a response of the document for each step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec.json import encode
from msgspec.json import format as format_json

from generator.ir.schemas import Json
from generator.targets.python.agent.catalog import argument_names
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.resources import ResourceDraft
from generator.targets.python.package.package import WorkflowSuite
from generator.targets.python.tests.sample_calls import sample_value
from generator.targets.python.tests.sample_responses import NOTHING, SampleResponse, sample_responses
from generator.targets.python.tests.samples import Samplers

_MODULE: Final = "agent_workflows"
_BODY: Final = "$response.body#"
_SOMETHING: Final = "something"
_VALUES: Final[Mapping[str, Json]] = {"string": "some text", "boolean": True, "integer": 1, "number": 1.5}


def view_workflow_suites(
    workflows: Sequence[Mapping[str, Any]], resources: Iterable[ResourceDraft], samplers: Samplers
) -> tuple[tuple[WorkflowSuite, ...], tuple[tuple[str, bytes], ...]]:
    """Give the suite of all workflows, and its file of samples; nothing where there are none."""
    if not workflows:
        return (), ()
    shapes = {one.shape.operation.operation_id: one.shape for draft in resources for one in draft.methods}
    samples = {one["id"]: _sample(one, shapes, samplers) for one in workflows}
    content = format_json(encode(samples), indent=2) + b"\n"
    return (WorkflowSuite(module=_MODULE),), ((f"tests/payloads/{_MODULE}.json", content),)


def _sample(
    workflow: Mapping[str, Any], shapes: Mapping[str, OperationShape], samplers: Samplers
) -> dict[str, Json | list[Any]]:
    steps: list[Mapping[str, Any]] = workflow["steps"]
    uses = dict(_uses(steps, shapes))
    required = [one for one in workflow["inputs"] if one.get("required")]
    files = [str(one["name"]) for one in required if one["name"] in uses and uses[one["name"]][0].is_file]
    values = {
        one["name"]: sample_value(*uses[one["name"]], samplers.request)
        if one["name"] in uses
        else _VALUES.get(one["type"], "some text")
        for one in required
        if one["name"] not in files
    }
    return {
        "files": files,
        "inputs": values,
        "responses": [_response(step, shapes[step["operation"]], samplers) for step in steps],
    }


def _uses(
    steps: Iterable[Mapping[str, Any]], shapes: Mapping[str, OperationShape]
) -> Iterator[tuple[str, tuple[Input, OperationShape]]]:
    """Give for each input that is an argument of a call which one it is."""
    for step in steps:
        shape = shapes[step["operation"]]
        names = argument_names(shape)
        for one in shape.inputs:
            expression = step["arguments"].get(names[one.argument])
            if isinstance(expression, str) and expression.startswith("$inputs."):
                yield expression.removeprefix("$inputs."), (one, shape)


def _response(step: Mapping[str, Any], shape: OperationShape, samplers: Samplers) -> dict[str, Json]:
    """Give a response that the step takes for a success, with all that it reads."""
    responses = shape.responses
    replies = sample_responses(responses, responses[0], samplers.response) if responses else (NOTHING,)
    reply: SampleResponse = next((one for one in replies if one.is_exact), replies[0])
    body: Json = json.loads(reply.content) if reply.is_json else None
    for expression in step["outputs"].values():
        body = _with_member(body, expression, _SOMETHING, is_forced=False)
    for one in step["criteria"]:
        if one["is_equal"]:
            body = _with_member(body, one["expression"], one["value"], is_forced=True)
    return {"status": reply.status, "body": body}


def _with_member(body: Json, expression: str, value: Json, *, is_forced: bool) -> Json:
    """Give a body that has a value where an expression points to. is_forced: in the place of another one."""
    if not expression.startswith(_BODY):
        return body
    *above, last = expression.removeprefix(_BODY).split("/")[1:] or [""]
    whole = body if isinstance(body, dict) else {}
    place: Any = whole
    for name in above:
        place = _below(place, name)
    if isinstance(place, dict) and (is_forced or place.get(last) is None):
        place[last] = value
    return whole


def _below(place: Any, name: str) -> Any:  # noqa: ANN401 - any JSON
    match place:
        case dict():
            return place.setdefault(name, {})
        case list() if name.isdecimal():
            place += [{}] * (int(name) + 1 - len(place))
            return place[int(name)]
        case _:
            return {}
