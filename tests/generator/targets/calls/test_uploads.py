from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.package.package import Method, Package

MakeMethod = Callable[..., MethodDraft]
MakePackage = Callable[..., Package]
WritePackage = Callable[..., Path]

STRING: Final = {"type": "string"}
FILE: Final = {"type": "string", "format": "binary"}
VIDEO: Final = {
    "type": "object",
    "required": ["videoId"],
    "properties": {"videoId": {"type": "string", "example": "vi1"}, "title": STRING},
}
A_VIDEO: Final = {"$ref": "#/components/schemas/Video"}
CREATED: Final = {"description": "Made.", "content": {"application/json": {"schema": A_VIDEO}}}
IN_PATH: Final = {"name": "videoId", "in": "path", "required": True, "schema": STRING}
LIMITS: Final = {"smallestPart": 5242880, "largestPart": 209715200, "mostParts": 10000}


def upload(hint: Any = "true", *parameters: Any, responses: Any = None, **members: Any) -> dict[str, Any]:
    schema = {"type": "object", "required": ["file"], "properties": {"file": FILE, **members}}
    return {
        "operationId": "uploadVideo",
        "tags": ["Videos"],
        "x-client-action": "upload",
        "x-client-chunk-upload": hint,
        "parameters": list(parameters),
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}},
        "responses": responses or {"201": CREATED, "400": {"description": "No."}},
    }


@pytest.fixture
def view(make_method: MakeMethod) -> Callable[..., MethodDraft]:
    """View one upload, `POST /upload` unless told otherwise."""

    def make(operation: dict[str, Any], path: str = "/upload") -> MethodDraft:
        return make_method(operation, path, "post", {"Video": VIDEO}, openapi="3.0.3")

    return make


View = Callable[..., MethodDraft]


def declared(draft: MethodDraft) -> str:
    return next(member for member in draft.operation.members if member.startswith("chunks="))


def session_of(draft: MethodDraft) -> Method:
    return draft.methods[1]


def test_upload_takes_the_file_and_how_to_send_it(view: View) -> None:
    method = view(upload("true", IN_PATH), path="/videos/{videoId}/source").method

    assert (
        "self, video_id: str, file: FileInput, *, chunk_size: int | None = None, concurrency: int = 4, "
        "on_progress: OnProgress | None = None, resume: Resume | None = None, options: Options | None = None"
    ) == method.signature
    assert (
        'return self._caller.upload(UPLOAD, Arguments(path={"videoId": video_id}, body={"file": file}), options, '
        "chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume)"
    ) == method.statement
    assert "return await self._caller.upload(" in method.async_statement


def test_required_query_is_positional_before_the_file(view: View) -> None:
    token = {"name": "token", "in": "query", "required": True, "schema": STRING}
    other = {"name": "q", "in": "query", "schema": STRING}

    arguments = view(upload("true", token, other, videoId=STRING)).method.arguments

    assert ["token", "file"] == [one.name for one in arguments if one.is_positional]
    assert ["q", "video_id"] == [one.name for one in arguments if not one.is_positional][:2]


def test_query_of_any_other_operation_stays_a_keyword(make_method: MakeMethod) -> None:
    token = {"name": "token", "in": "query", "required": True, "schema": STRING}

    method = make_method({"parameters": [token]}).method

    assert [False] == [one.is_positional for one in method.arguments]


def test_file_must_be_given_whatever_the_document_requires(view: View) -> None:
    operation = upload()
    del operation["requestBody"]["content"]["multipart/form-data"]["schema"]["required"]
    del operation["requestBody"]["required"]

    assert view(operation).method.signature.startswith("self, file: FileInput, *, chunk_size")


def test_file_is_sent_after_the_other_members(view: View) -> None:
    assert 'body={"videoId": video_id, "file": file}' in view(upload(videoId=STRING)).method.statement


def test_parts_are_sent_where_the_body_may_be_json_too(view: View) -> None:
    operation = upload()
    operation["requestBody"]["content"] = {
        "application/json": {"schema": {"type": "object"}},
        **operation["requestBody"]["content"],
    }

    draft = view(operation)

    assert 'body=Body(kind="multipart", content_type="multipart/form-data", files=("file",))' in (
        draft.operation.members
    )


def test_plain_hint_declares_the_file_alone(view: View) -> None:
    assert 'chunks=ChunkUpload(file="file")' == declared(view(upload()))


def test_object_declares_limits_header_and_what_can_be_asked(make_package: MakePackage) -> None:
    hint = {
        **LIMITS,
        "id": "videoId",
        "received": ["sent"],
        "status": {"operationId": "getStatus", "parts": "a.b"},
        "result": {"operationId": "getVideo"},
    }
    numbered = {"name": "X-Part", "in": "header", "schema": STRING, "x-client-ignore": True}
    copied = {**STRING, "x-client-copy-from-response": "videoId"}
    response = {"responses": {"200": CREATED}, "parameters": [IN_PATH], "tags": ["Videos"]}
    paths = {
        "/upload": {"post": upload(hint, numbered, videoId=copied)},
        "/videos/{videoId}": {"get": {"operationId": "getVideo", **response}},
        "/videos/{videoId}/status": {"get": {"operationId": "getStatus", **response}},
    }

    operation = make_package(paths, {"Video": VIDEO}, openapi="3.0.3").resources[0].operations[0]

    assert (
        'chunks=ChunkUpload(file="file", header="X-Part", id="videoId", copies=("videoId",), '
        'smallest_part=5_242_880, largest_part=209_715_200, most_parts=10_000, received=("sent",), '
        'status_path="/videos/{id}/status", parts="a.b", result_path="/videos/{id}")'
    ) in operation.members


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ({"usualPart": 52428800}, ""),
        ({"usualPart": 1048576}, ", usual_part=1_048_576"),
        ({"largestPart": 1000}, ", largest_part=1_000, usual_part=1_000"),
        ({"smallestPart": 100000000}, ", smallest_part=100_000_000, usual_part=100_000_000"),
    ],
)
def test_usual_part_is_within_the_limits_and_told_where_it_is_another(
    view: View, hint: dict[str, Any], expected: str
) -> None:
    assert f'chunks=ChunkUpload(file="file"{expected})' == declared(view(upload(hint)))


def test_session_takes_all_but_the_file_and_how_it_is_cut(view: View) -> None:
    session = session_of(view(upload("true", IN_PATH, title=STRING), path="/videos/{videoId}/source"))

    assert "upload_session" == session.name
    assert (
        "self, video_id: str, *, title: str | UnsetType = UNSET, on_progress: OnProgress | None = None, "
        "resume: Resume | None = None, options: Options | None = None"
    ) == session.signature
    assert ("UploadSession[Video]", "AsyncUploadSession[Video]") == (session.returns, session.async_returns)
    assert (
        'return self._caller.upload_session(UPLOAD, Arguments(path={"videoId": video_id}, body={"title": title}), '
        "options, on_progress=on_progress, resume=resume)"
    ) == session.statement
    assert ("def", session.statement) == (session.async_def, session.async_statement)


def test_session_is_no_method_of_with_response(make_package: MakePackage) -> None:
    resource = make_package({"/upload": {"post": upload()}}, {"Video": VIDEO}, openapi="3.0.3").resources[0]

    assert ["upload", "upload_session"] == [one.name for one in resource.methods]
    assert ["upload"] == [one.name for one in resource.wrappers]
    assert ["UPLOAD"] == [one.name for one in resource.operations]


def test_session_gives_way_to_a_method_that_the_document_names(make_package: MakePackage) -> None:
    named = {"operationId": "x", "tags": ["Videos"], "x-client-action": "uploadSession", "responses": {"200": CREATED}}
    paths = {"/upload": {"post": upload()}, "/x": {"get": named}}

    resource = make_package(paths, {"Video": VIDEO}, openapi="3.0.3").resources[0]

    assert ["upload", "upload_session_2", "upload_session"] == [one.name for one in resource.methods]


def test_members_of_the_document_give_way_to_what_every_upload_takes(view: View) -> None:
    members = dict.fromkeys(("chunkSize", "concurrency", "on_progress", "resume"), STRING)

    method = view(upload("true", **members)).method

    assert ["chunk_size_body", "concurrency_body", "on_progress_body", "resume_body"] == [
        one.name for one in method.arguments if one.place == "body"
    ][1:]
    assert '"resume": resume_body' in method.statement


def test_members_of_any_other_operation_keep_these_names(make_method: MakeMethod) -> None:
    method = make_method({"parameters": [{"name": "resume", "in": "query", "schema": STRING}]}).method

    assert ["resume"] == [one.name for one in method.arguments]


def test_sizes_are_whole_numbers_beside_a_method_called_int(make_package: MakePackage) -> None:
    named = {"operationId": "int", "tags": ["Videos"], "x-client-action": "int", "responses": {"200": CREATED}}
    paths = {"/upload": {"post": upload()}, "/x": {"get": named}}

    resource = make_package(paths, {"Video": VIDEO}, openapi="3.0.3").resources[0]

    assert "chunk_size: builtins.int | None = None, concurrency: builtins.int = 4" in resource.methods[0].signature
    assert "import builtins" in resource.imports


def test_documentation_tells_limits_resuming_and_what_is_raised(view: View) -> None:
    draft = view(upload(LIMITS))

    doc = " ".join(draft.method.doc.split())
    assert "goes in parts, several at the same time" in doc
    assert "chunk_size: Bytes of a part, 5,242,880 to 209,715,200. Where it is not given, 52,428,800 or" in doc
    assert "it is loaded if it exists, saved after every part, and removed at the end" in doc
    assert "UploadError: The upload did not come to its end." in doc
    assert "- BadRequestError: 400: No. - TransportError: no response came." in doc
    assert all(f"{name}: " in doc for name in ("ConfigurationError", "FileNotFoundError", "IsADirectoryError"))
    assert "`UploadError: BadRequestError`" in [one.outcome_cell for one in draft.method.outcomes]


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("true", "then `result` is what `upload` gives. Args:"),
        ({"smallestPart": 5}, "A part has at least 5 bytes; the last one may be smaller. Args:"),
        ({"largestPart": 9}, "A part has at most 9 bytes; the last one may be smaller. Args:"),
        ({"mostParts": 3}, "There are 3 at most. Args:"),
    ],
)
def test_documentation_of_a_session_tells_its_limits_and_its_end(view: View, hint: Any, expected: str) -> None:
    doc = " ".join(session_of(view(upload(hint))).doc.split())

    assert "`is_last=True`" in doc
    assert expected in doc


def test_extra_for_progress_is_offered_where_files_go_in_parts(make_package: MakePackage) -> None:
    with_parts = make_package({"/upload": {"post": upload()}}, {"Video": VIDEO}, openapi="3.0.3")
    without = make_package({"/upload": {"post": upload("false")}}, {"Video": VIDEO}, openapi="3.0.3")

    assert (True, False) == (with_parts.has_chunk_uploads, without.has_chunk_uploads)


def case_of(package: Package) -> str:
    lines = [one.lines for one in package.suites[0].cases if one.name == "test_upload_sends_a_large_file_in_parts"]
    return "\n".join(lines[0]) if lines else ""


def test_generated_test_sends_the_parts_with_their_numbers_and_what_is_copied(make_package: MakePackage) -> None:
    copied = {**STRING, "x-client-copy-from-response": True}

    package = make_package({"/upload": {"post": upload(videoId=copied)}}, {"Video": VIDEO}, openapi="3.0.3")

    case = case_of(package)
    assert 'headers={"Content-Range": "part 1/2"}, body=MultipartBody(parts=(Part(name="file"' in case
    assert (
        'headers={"Content-Range": "part 2/2"}, body=MultipartBody(parts=(Part(name="videoId", content=b\'vi1\'),'
    ) in case
    assert "chunk_size=9, concurrency=1" in case
    assert {"videoId": "vi1"} == json.loads(dict(package.payloads)["tests/payloads/videos.json"])["upload/201-part"]


@pytest.mark.parametrize("hint", [LIMITS, {"mostParts": 1}])
def test_no_test_is_generated_for_parts_that_would_be_too_large(make_package: MakePackage, hint: Any) -> None:
    package = make_package({"/upload": {"post": upload(hint)}}, {"Video": VIDEO}, openapi="3.0.3")

    assert "" == case_of(package)


@pytest.fixture
def folder(write_package: WritePackage) -> Path:
    copied = {**STRING, "x-client-copy-from-response": True}
    return write_package({"/upload": {"post": upload(videoId=copied)}}, {"Video": VIDEO}, openapi="3.0.3")


@pytest.mark.slow
def test_tests_of_a_package_with_an_upload_pass(folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "tests"]

    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout


def test_upload_is_described_everywhere(folder: Path) -> None:
    assert 'progress = ["rich>=13"]' in (folder / "pyproject.toml").read_text()
    assert "### videos.upload_session" in (folder / "api.md").read_text()
    assert 'client.videos.upload("path/to/file", on_progress=print, resume="upload.json")' in (
        (folder / "README.md").read_text()
    )
