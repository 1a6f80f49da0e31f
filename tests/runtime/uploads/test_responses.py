"""What responses to parts mean: which video they are of, which is the result, and what a refusal says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from package.client import Sample
from package.runtime.errors import BadRequestError, UploadError
from package.runtime.operation import ResponseSpec
from package.runtime.transport.protocol import RawResponse
from upload_server import BlockingUploads, Fault, UploadApi, Video, upload_operation
from uploading import CONTENT, Uploading, awaiting, blocking, places_of


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


def test_every_later_part_of_a_delegated_upload_names_the_video_of_the_first(upload: Uploading, talk: Path) -> None:
    """One file is one video: https://github.com/apivideo/api.video-nodejs-client/issues/216 is of a video per part."""
    api = UploadApi(videos={})

    response = upload(api, talk, delegated={}, chunk_size=64, concurrency=4)

    assert {"vi1"} == set(api.videos)
    assert (CONTENT, "vi1") == (api.videos["vi1"].content, response["videoId"])
    assert "part 1/8" == api.ranges[0]
    assert [b'name="videoId"' in body for body in api.bodies] == [False, *[True] * 7]


def test_a_delegated_upload_into_a_given_video_need_not_begin_alone(talk: Path) -> None:
    api = UploadApi()

    awaiting(api, talk, delegated={"videoId": "vi1"}, chunk_size=64, concurrency=8)

    assert 8 == api.most_at_once
    assert all(b'name="videoId"' in body for body in api.bodies)


def test_a_delegated_file_of_one_request_is_not_sent_twice_when_its_response_is_lost(
    upload: Uploading, talk: Path
) -> None:
    api = UploadApi(faults={0: "drop after"}, videos={})
    talk.write_bytes(b"short")

    with pytest.raises(UploadError, match="may have processed"):
        upload(api, talk, delegated={})

    assert 1 == len(api.requests)


def test_the_response_that_completes_the_file_is_the_result(upload: Uploading, talk: Path) -> None:
    api = UploadApi()

    response = upload(api, talk, chunk_size=64)

    assert {"videoId": "vi1", "title": "whole"} == response


def test_a_result_that_no_response_held_is_asked_for(upload: Uploading, talk: Path) -> None:
    api = UploadApi(takes_whole=False)

    response = upload(api, talk, chunk_size=64)

    assert ({"videoId": "vi1", "title": "asked"}, ("GET", "/videos/vi1")) == (response, api.requests[-1])


@pytest.mark.parametrize("fault", ["500", "503", "drop after"])
def test_a_result_is_asked_for_as_patiently_as_parts_are_sent(upload: Uploading, talk: Path, fault: Fault) -> None:
    api = UploadApi(takes_whole=False, faults=dict.fromkeys(range(8, 13), fault))

    response = upload(api, talk, chunk_size=64, concurrency=1)

    assert "asked" == response["title"]


def test_a_result_that_may_not_be_asked_for_is_the_id_alone(upload: Uploading, talk: Path) -> None:
    api = UploadApi(takes_whole=False, is_authorized=False, videos={})

    response = upload(api, talk, delegated={}, chunk_size=64)

    assert {"videoId": "vi1"} == response


def test_a_lost_response_to_the_completing_part_loses_nothing(upload: Uploading, talk: Path) -> None:
    api = UploadApi(faults={7: "drop after"})

    response = upload(api, talk, chunk_size=64, concurrency=1)

    assert (CONTENT, "asked") == (api.videos["vi1"].content, response["title"])


def test_a_part_that_the_api_has_and_we_never_sent_ends_the_upload(upload: Uploading, talk: Path) -> None:
    api = UploadApi(videos={"vi1": Video(parts={3: b"others"}, total=8)})

    with pytest.raises(UploadError, match="part-already-sent") as caught:
        upload(api, talk, chunk_size=64, concurrency=1)

    assert isinstance(caught.value.error, BadRequestError)


@pytest.mark.parametrize("fault", ["429", "drop before"])
def test_what_others_have_uploaded_is_not_taken_for_ours_after_a_failure_that_sent_nothing(
    upload: Uploading, talk: Path, fault: Fault
) -> None:
    api = UploadApi(faults={0: fault}, videos={"vi1": Video(whole=b"others")})

    with pytest.raises(UploadError, match="already-uploaded"):
        upload(api, talk, operation=upload_operation(largest_part=1 << 20, usual_part=1 << 20))

    assert b"others" == api.videos["vi1"].content


@pytest.mark.parametrize("fault", ["500", "503", "drop after"])
def test_what_is_there_after_a_failure_that_may_have_sent_it_is_ours(
    upload: Uploading, talk: Path, fault: Fault
) -> None:
    api = UploadApi(faults={0: fault}, videos={"vi1": Video(whole=None if fault == "drop after" else CONTENT)})

    upload(api, talk, operation=upload_operation(largest_part=1 << 20, usual_part=1 << 20))

    assert CONTENT == api.videos["vi1"].content


def test_an_upload_is_of_the_video_it_was_sent_to_whatever_a_response_says(upload: Uploading, talk: Path) -> None:
    other = RawResponse(status=201, content=b'{"videoId": "other"}')
    refusal = RawResponse(status=400)
    api = UploadApi(refuse=lambda content_range: other if content_range == "part 1/8" else refusal)

    with pytest.raises(UploadError) as caught:
        upload(api, talk, chunk_size=64, concurrency=1)

    assert caught.value.state is not None
    assert "vi1" == caught.value.state.id


@pytest.mark.parametrize("file", [CONTENT, iter([CONTENT])], ids=["file", "stream"])
def test_a_response_without_a_name_leaves_later_parts_without_a_video(file: Any) -> None:
    api = UploadApi(refuse=lambda _range: RawResponse(status=201, content=b"{}"))

    with pytest.raises(UploadError, match="the response to the first part holds no 'videoId'"):
        blocking(api, file, delegated={}, chunk_size=64)

    assert 1 == len(api.requests)


@pytest.mark.parametrize("file", [b"short", iter([b"short"])], ids=["file", "stream"])
def test_a_response_to_the_whole_needs_no_name(file: Any) -> None:
    api = UploadApi(refuse=lambda _range: RawResponse(status=201, content=b'{"title": "whole"}'))

    assert {"title": "whole"} == blocking(api, file, delegated={})


class Whole(msgspec.Struct, rename="camel"):
    """A response with more than the id."""

    video_id: str
    title: str


def test_a_response_of_the_id_alone_is_no_misfit_even_for_a_strict_client() -> None:
    api = UploadApi(takes_whole=False, is_authorized=False, videos={})
    operation = upload_operation(is_delegated=True)
    typed = msgspec.structs.replace(operation, responses={"201": ResponseSpec(kind="json", type=Whole)})

    with Sample(transport=BlockingUploads(api), auth="none", strict=True) as client:
        response = client.caller.upload(typed, places_of(CONTENT, {}), chunk_size=64)

    assert "vi1" == response.video_id
