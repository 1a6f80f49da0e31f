from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from generator.ir.api import Api
from generator.ir.extensions import ChunkUploadHint
from tests.generator.parse.reported import reported

MakeApi = Callable[..., Api]

STRING: Final = {"type": "string"}
FILE: Final = {"type": "string", "format": "binary"}
HINT: Final = "x-client-chunk-upload"
IGNORE: Final = "x-client-ignore"
COPY: Final = "x-client-copy-from-response"
FULL: Final = {
    "smallestPart": 5,
    "largestPart": 20,
    "usualPart": 10,
    "mostParts": 100,
    "id": "videoId",
    "received": ["part-already-sent", "already-uploaded"],
    "status": {"operationId": "getStatus", "parts": "ingest.parts"},
    "result": {"operationId": "getVideo"},
}


def header(name: str = "Content-Range", *, is_ignored: bool = True) -> dict[str, Any]:
    return {"name": name, "in": "header", "schema": STRING, IGNORE: is_ignored}


def upload(hint: Any = "true", *parameters: Any, **members: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": members or {"file": FILE}}
    response = {"type": "object", "properties": {"videoId": STRING, "title": STRING}}
    return {
        "operationId": "upload",
        "parameters": list(parameters),
        "requestBody": {"content": {"multipart/form-data": {"schema": schema}}},
        "responses": {"201": {"content": {"application/json": {"schema": response}}}},
        HINT: hint,
    }


@pytest.fixture
def read(make_api: MakeApi) -> Callable[..., tuple[ChunkUploadHint | None, list[str]]]:
    """Give the hint of an upload, and the losses as `pointer: reason`, pointers from the operation on."""

    def make(operation: dict[str, Any], **schemas: Any) -> tuple[ChunkUploadHint | None, list[str]]:
        paths = {
            "/upload": {"post": operation},
            "/videos/{videoId}": {"get": {"operationId": "getVideo"}, "delete": {"operationId": "deleteVideo"}},
            "/videos/{videoId}/status": {"get": {"operationId": "getStatus"}},
            "/videos": {"get": {"operationId": "list"}},
        }
        api = make_api(paths, schemas, version="3.0.3")
        found = next(one for one in api.operations if one.path == "/upload").hints.chunk_upload
        return found, list(reported(api, "#/paths/~1upload/post"))

    return make


Read = Callable[..., tuple[ChunkUploadHint | None, list[str]]]


@pytest.mark.parametrize("hint", [True, "true", {}])
def test_plain_hint_gives_no_limits_and_finds_the_file(read: Read, hint: Any) -> None:
    assert (ChunkUploadHint(file="file"), []) == read(upload(hint))


@pytest.mark.parametrize("hint", [False, "false"])
def test_hint_that_says_no_is_no_upload_in_parts(read: Read, hint: Any) -> None:
    assert (None, []) == read(upload(hint))


def test_object_gives_limits_and_what_can_be_asked(read: Read) -> None:
    found, losses = read(upload(FULL, header()))

    assert [] == losses
    assert found == ChunkUploadHint(
        file="file",
        id="videoId",
        smallest_part=5,
        largest_part=20,
        usual_part=10,
        most_parts=100,
        received=("part-already-sent", "already-uploaded"),
        status="getStatus",
        parts="ingest.parts",
        result="getVideo",
    )


def test_file_is_found_behind_references(read: Read) -> None:
    operation = upload(content={"$ref": "#/components/schemas/Blob"})
    operation["requestBody"]["content"]["multipart/form-data"]["schema"] = {"$ref": "#/components/schemas/Payload"}
    payload = {"type": "object", "properties": {"content": {"$ref": "#/components/schemas/Blob"}}}

    found, losses = read(operation, Payload=payload, Blob=FILE)

    assert (ChunkUploadHint(file="content"), []) == (found, losses)


def test_of_several_binary_members_the_marked_one_is_the_file(read: Read) -> None:
    found, losses = read(upload(cover=FILE, film={**FILE, HINT: "true"}))

    assert (ChunkUploadHint(file="film"), []) == (found, losses)


@pytest.mark.parametrize(
    "members",
    [
        {"title": STRING},
        {"title": {**STRING, HINT: "true"}},
        {"cover": FILE, "film": FILE},
        {"files": {"type": "array", "items": FILE}},
        {"file": {**FILE, "readOnly": True}},
        {"file": {**FILE, IGNORE: True}},
    ],
    ids=["none", "marked text", "two", "list", "read only", "ignored"],
)
def test_upload_without_one_file_is_a_loss(read: Read, members: dict[str, Any]) -> None:
    found, losses = read(upload(**members))

    assert found is None
    assert [f"/{HINT}: an upload in parts needs a multipart body with one binary member, or one that has {HINT}"] == (
        losses
    )


def test_file_in_another_kind_of_body_is_a_loss(read: Read) -> None:
    operation = upload()
    operation["requestBody"]["content"] = {"application/octet-stream": {"schema": FILE}}

    found, losses = read(operation)

    assert found is None
    assert 1 == len(losses)


def test_header_is_the_one_that_is_left_to_the_client(read: Read) -> None:
    found, _ = read(upload(True, header("X-Trace", is_ignored=False), header("X-Part")))

    assert found is not None
    assert "X-Part" == found.header


def test_content_range_is_the_header_among_several(read: Read) -> None:
    found, _ = read(upload(True, header("X-Trace"), header("content-range")))

    assert found is not None
    assert "content-range" == found.header


def test_header_that_a_caller_would_give_is_a_loss(read: Read) -> None:
    found, losses = read(upload(True, header(is_ignored=False)))

    assert found is None
    assert [
        f"/{HINT}: the client numbers the parts itself; give the parameter 'Content-Range' {IGNORE}: true"
    ] == losses


def test_list_is_no_upload(read: Read) -> None:
    found, losses = read({**upload(), "x-client-paginated": {"items": "data"}})

    assert found is None
    assert [f"/{HINT}: an upload in parts does not give pages"] == losses


@pytest.mark.parametrize("copy", [True, "true", "videoId"])
def test_copied_member_names_what_is_uploaded(read: Read, copy: Any) -> None:
    found, losses = read(upload(file=FILE, videoId={**STRING, COPY: copy}))

    assert [] == losses
    assert found is not None
    assert ("videoId", ("videoId",)) == (found.id, found.copies)


def test_member_may_repeat_an_id_of_another_name(read: Read) -> None:
    found, losses = read(upload({"id": "videoId"}, file=FILE, target={**STRING, COPY: "videoId"}))

    assert [] == losses
    assert found is not None
    assert ("videoId", ("target",)) == (found.id, found.copies)


def test_member_that_copies_anything_else_is_a_loss(read: Read) -> None:
    found, losses = read(upload({"id": "videoId"}, file=FILE, title={**STRING, COPY: True}))

    where = "/requestBody/content/multipart~1form-data/schema/properties/title"
    assert [f"{where}/{COPY}: only 'videoId' of the response, which identifies the upload, can be copied"] == losses
    assert found is not None
    assert () == found.copies


def test_member_that_copies_nothing_is_sent_by_the_caller(read: Read) -> None:
    found, losses = read(upload(file=FILE, videoId={**STRING, COPY: False}))

    assert (ChunkUploadHint(file="file"), []) == (found, losses)


@pytest.mark.parametrize(
    "limits",
    [
        {"smallestPart": 5, "usualPart": 5},
        {"usualPart": 5, "largestPart": 5},
        {"usualPart": 1},
        {"smallestPart": 5, "largestPart": 5},
        {"smallestPart": 1, "usualPart": 2, "largestPart": 3, "mostParts": 1},
    ],
)
def test_limits_that_fit_each_other_are_kept(read: Read, limits: dict[str, int]) -> None:
    found, losses = read(upload(limits))

    names = {
        "smallestPart": "smallest_part",
        "usualPart": "usual_part",
        "largestPart": "largest_part",
        "mostParts": "most_parts",
    }
    assert [] == losses
    assert limits == {name: value for name, member in names.items() if (value := getattr(found, member)) is not None}


@pytest.mark.parametrize(
    ("members", "loss"),
    [
        ({"size": 1}, "/size: 'size' is not a member of this hint"),
        ({"smallestPart": "5"}, "/smallestPart: 'smallestPart' is a string, not a number; read as 5 [wrong-type]"),
        ({"smallestPart": 1.5}, "/smallestPart: 'smallestPart' is a number, not a whole number; ignored [wrong-type]"),
        ({"mostParts": 0}, "/mostParts: 'mostParts' is below 1"),
        ({"smallestPart": 9, "largestPart": 8}, "/largestPart: the largest part is below the smallest, 9"),
        ({"smallestPart": 9, "usualPart": 8}, "/usualPart: the usual part is below the smallest or above the largest"),
        ({"largestPart": 7, "usualPart": 8}, "/usualPart: the usual part is below the smallest or above the largest"),
        ({"id": "identifier"}, "/id: the response has no member 'identifier'"),
        ({"received": "sent"}, "/received: 'received' is a string, not a list; read as its only entry [wrong-type]"),
        ({"received": ["a", ""]}, "/received/1: every type ends in an empty text; give how one ends"),
        ({"result": "getVideo"}, "/result: 'result' is a string, not an object"),
        ({"result": {}}, "/result: the hint does not say which operation; add 'operationId'"),
        ({"result": {"operationId": "get"}}, "/result/operationId: there is no operation 'get'"),
        (
            {"result": {"operationId": "list"}},
            "/result/operationId: GET /videos is not a GET with one parameter in its path",
        ),
        (
            {"result": {"operationId": "deleteVideo"}},
            "/result/operationId: DELETE /videos/{videoId} is not a GET with one parameter in its path",
        ),
        ({"result": {"operationId": "getVideo", "parts": "x"}}, "/result/parts: 'parts' is not a member of this hint"),
        (
            {"status": {"operationId": "getStatus"}},
            "/status: the hint does not say where the numbers of the parts are; add 'parts'",
        ),
        ({"status": {"parts": "x"}}, "/status: the hint does not say which operation; add 'operationId'"),
    ],
)
def test_misshapen_member_is_reported_and_the_rest_is_kept(read: Read, members: dict[str, Any], loss: str) -> None:
    found, losses = read(upload({"id": "videoId", **members}))

    assert [f"/{HINT}{loss}"] == losses
    assert found is not None
    assert "" == found.status


def test_nothing_can_be_asked_without_an_id(read: Read) -> None:
    found, losses = read(upload({"result": {"operationId": "getVideo"}}))

    assert [f"/{HINT}/result/operationId: nothing names what is uploaded; add 'id'"] == losses
    assert found == ChunkUploadHint(file="file")
