"""What workflows send: each of their calls, in order, and what they make of the responses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from apivideo_sdk.agent.catalog.entries import load_catalog
from apivideo_sdk.agent.core.helping import run_with
from apivideo_sdk.agent.failures import AgentError
from apivideo_sdk.agent.gate.routes import RouteTable
from apivideo_sdk.agent.own import OwnClient
from apivideo_sdk.agent.workflows.entries import WorkflowEntry, load_workflows
from apivideo_sdk.testing import ReplayTransport, json_reply

SAMPLES = json.loads((Path(__file__).parent / "payloads" / "agent_workflows.json").read_bytes())
ROUTES = RouteTable(load_catalog())
every_workflow = pytest.mark.parametrize("workflow", load_workflows(), ids=lambda one: one.id)


def run(workflow: WorkflowEntry, transport: ReplayTransport, folder: Path) -> Any:
    sample = SAMPLES[workflow.id]
    file = folder / "file"
    file.write_bytes(b"some bytes")
    inputs = {**sample["inputs"], **dict.fromkeys(sample["files"], str(file))}
    with OwnClient(transport=transport, base_url="https://api.test", auth="none", retries=0) as client:
        return run_with(client, workflow.id, inputs)


def called(transport: ReplayTransport) -> list[str]:
    found = [ROUTES.find(one.method, urlsplit(one.url).path) for one in transport.requests]
    return [one.id for one in found if one is not None]


@every_workflow
def test_a_workflow_makes_its_calls_and_gives_all_outputs(workflow: WorkflowEntry, tmp_path: Path) -> None:
    responses = SAMPLES[workflow.id]["responses"]
    transport = ReplayTransport(*(json_reply(one["body"], one["status"]) for one in responses))

    outputs = run(workflow, transport, tmp_path)

    assert [step.operation for step in workflow.steps] == called(transport)
    assert list(workflow.outputs) == [name for name, value in outputs.items() if value is not None]


@every_workflow
def test_a_refused_call_ends_a_workflow_and_names_the_step(workflow: WorkflowEntry, tmp_path: Path) -> None:
    transport = ReplayTransport(json_reply({"title": "no"}, 422))

    with pytest.raises(AgentError, match=f"at the step {workflow.steps[0].id}: .*422: no"):
        run(workflow, transport, tmp_path)

    assert [workflow.steps[0].operation] == called(transport)
