"""Documents of OpenAPI 3.2, each about one of its additions: valid, whole, and read without a loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document import Document, load_document
from generator.document.tree import Json
from generator.document.validate import check_document
from generator.ir.api import Api
from generator.levels import RuleLevels
from generator.parse import parse_api
from generator.problems import Severity

FOLDER = Path(__file__).parent / "openapi_3_2"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))


def read(name: str) -> Document:
    return load_document(FOLDER / f"{name}.yaml")


def api(name: str) -> Api:
    return parse_api(read(name).root)


@pytest.mark.parametrize("name", NAMES)
def test_document_has_no_errors_and_no_losses(name: str) -> None:
    document = read(name)

    problems = check_document(document, RuleLevels())

    assert [] == [str(problem) for problem in problems if problem.severity is not Severity.NOTE]
    assert ((), ()) == (parse_api(document.root).losses, parse_api(document.root).warnings)


def test_methods_are_read_as_they_are_spelled() -> None:
    assert ["GET", "COPY", "LINK", "notify"] == [one.method for one in api("additional_operations").operations]
    assert ["QUERY"] == [one.method for one in api("query_method").operations]
    assert ["GET", "PURGE"] == [one.method for one in api("webhooks").operations]


def test_operation_of_another_method_has_the_parameters_of_its_path() -> None:
    copy = api("additional_operations").operations[1]

    assert ["id", "Destination"] == [parameter.name for parameter in copy.parameters]


def test_sequences_have_items() -> None:
    operations = {one.operation_id: one for one in api("json_lines").operations}
    media = operations["listLogs"].responses[0].content[0]

    assert media.item is not None
    assert "#/components/schemas/Line" == getattr(media.item, "target", "")


def test_multipart_has_media_types_by_position() -> None:
    body = api("multipart_mixed").operations[0].request_body

    assert body is not None
    assert (("application/json",), "text/plain") == (body.content[0].prefix_types, body.content[0].item_type)


def test_tags_have_parents_and_kinds() -> None:
    found = api("tags")

    assert [("shop", "", "nav"), ("orders", "shop", "nav"), ("beta", "", "badge"), ("partners", "", "audience")] == [
        (tag.name, tag.parent, tag.kind) for tag in found.tags
    ]
    assert [("orders", "beta"), ("shop", "partners"), ("beta",)] == [one.tags for one in found.operations]


def test_device_authorization_is_read() -> None:
    found = api("security")
    device, key = found.security_schemes

    assert "https://auth.example.com/device" == device.flows[0].device_authorization_url
    assert "https://auth.example.com/.well-known/oauth-authorization-server" == device.metadata_url
    assert key.deprecated
    assert [(("key", ()),)] == [one.schemes for one in found.operations[1].security]


def test_examples_have_data_values() -> None:
    operation = api("examples").operations[0]

    assert [["a", "b"], ["c"]] == [example.value for example in operation.parameters[0].examples]


def test_summary_stands_for_a_description() -> None:
    responses = api("response_summary").operations[0].responses

    assert ["Only a summary", "It is gone for good.", ""] == [response.description for response in responses]


def test_method_that_is_no_token_is_a_loss() -> None:
    operations: Json = {"A B": {"responses": {}}}

    losses = parse_api({"openapi": "3.2.0", "paths": {"/a": {"additionalOperations": operations}}}).losses

    assert ["#/paths/~1a/additionalOperations/A B"] == [loss.pointer for loss in losses]
