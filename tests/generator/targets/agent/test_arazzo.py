from __future__ import annotations

from typing import Any

import pytest

from generator.targets.python.agent.arazzo import OperationFacts, compile_workflows

OPERATIONS = {
    "getThing": OperationFacts(arguments={("path", "id"): "id", ("query", "x"): "x"}, required=frozenset({"id"})),
    "makeThing": OperationFacts(arguments={("body", "name"): "name"}, required=frozenset()),
}


def document(**step: Any) -> dict[str, Any]:
    make = {
        "stepId": "make",
        "operationId": "makeThing",
        "requestBody": {"payload": {"name": "$inputs.name"}},
        "outputs": {"id": "$response.body#/id"},
    }
    get = {
        "stepId": "get",
        "operationId": "getThing",
        "parameters": [{"name": "id", "in": "path", "value": "$steps.make.outputs.id"}],
        **step,
    }
    inputs = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    return {
        "arazzo": "1.0.1",
        "workflows": [
            {"workflowId": "all", "inputs": inputs, "steps": [make, get], "outputs": {"id": "$steps.make.outputs.id"}}
        ],
    }


def test_a_workflow_is_compiled_to_calls() -> None:
    compiled = compile_workflows(document(successCriteria=[{"condition": "$response.body#/done == true"}]), OPERATIONS)

    (found,) = compiled.workflows

    assert [{"name": "name", "type": "string", "about": "", "required": True}] == found["inputs"]
    assert {"id": "$steps.make.outputs.id"} == found["steps"][1]["arguments"]  # type: ignore[index,call-overload] # of JSON
    assert [{"expression": "$response.body#/done", "value": True, "is_equal": True}] == found["steps"][1]["criteria"]  # type: ignore[index,call-overload] # of JSON


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({"operationId": "takeThing"}, "no operation 'takeThing'"),
        ({"parameters": []}, "getThing needs id"),
        ({"parameters": [{"name": "id", "in": "query", "value": "1"}]}, "no parameter 'id' in 'query'"),
        ({"parameters": [{"name": "id", "in": "path", "value": "$inputs.title"}]}, "names no input"),
        ({"parameters": [{"name": "id", "in": "path", "value": "$steps.get.outputs.id"}]}, "step before"),
        ({"requestBody": {"payload": {"title": "x"}}}, "no member 'title'"),
        ({"successCriteria": [{"condition": "$statusCode < 300"}]}, "is not read"),
        ({"successCriteria": [{"condition": "$.a", "type": "jsonpath"}]}, "'type' is not supported"),
        ({"onFailure": [{"type": "goto", "stepId": "nowhere"}]}, "no step 'nowhere'"),
        ({"onFailure": [{"type": "jump"}]}, "type 'jump'"),
        ({"onSuccess": []}, "'onSuccess' is not supported"),
        ({"operationPath": "x"}, "'operationPath' is not supported"),
        ({"outputs": {"id": 5}}, "outputs must be expressions"),
    ],
)
def test_what_is_wrong_or_not_supported_is_refused_by_name(step: dict[str, Any], message: str) -> None:
    compiled = compile_workflows(document(**step), OPERATIONS)

    assert [("all", True)] == [(error.workflow, message in str(error)) for error in compiled.errors]
    assert () == compiled.workflows


@pytest.mark.parametrize(
    "root", [[], {}, {"arazzo": "2.0.0"}, {"arazzo": "1.0.0", "workflows": []}, {"components": {}}]
)
def test_a_file_that_is_no_arazzo_is_refused(root: Any) -> None:
    compiled = compile_workflows(root, OPERATIONS)

    assert [""] == [error.workflow for error in compiled.errors]
