"""How a run of these tests is judged."""

from __future__ import annotations

from tests.emulator.coverage import declared_responses, judge

DECLARED = {("listVideos", 200), ("listVideos", 403), ("getVideo", 404)}


def test_response_that_is_neither_reached_nor_listed_is_told() -> None:
    findings = judge(DECLARED, {("listVideos", 200), ("listVideos", 403)}, [])

    assert ["no test of the emulator reaches getVideo 404; write one, or a line in unreached.yaml"] == findings


def test_listed_responses_need_not_be_reached() -> None:
    assert [] == judge(DECLARED, {("listVideos", 200)}, [{"responses": "* 403"}, {"responses": "getVideo 404"}])


def test_line_that_is_no_longer_needed_is_told() -> None:
    findings = judge(DECLARED, DECLARED, [{"responses": "* 403"}])

    assert ["unreached.yaml lists * 403, which is reached; remove the line"] == findings


def test_responses_are_read_from_the_document() -> None:
    operation = {"operationId": "listVideos", "responses": {"200": {}, "403": {}}}

    assert {("listVideos", 200), ("listVideos", 403)} == declared_responses(
        {"paths": {"/videos": {"parameters": [], "get": operation}}}
    )
