from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire

ALL = "application/json, text/csv;q=0.9, application/vnd.report.lines+json;q=0.8, image/*;q=0.7"


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (b'{"rows": 1}', "application/json", "Report(rows=1)"),
        (b'{"rows": 1}', "Application/JSON; charset=utf-8", "Report(rows=1)"),
        (b'{"rows": 1}', "", "Report(rows=1)"),
        (b'[{"rows": 1}]', "application/vnd.report.lines+json", "[Report(rows=1)]"),
        (b'{"rows": 1}', "application/vnd.other+json", "Report(rows=1)"),
        (b"a,b", "text/csv", "'a,b'"),
        (b"a", "text/plain", "'a'"),
        (b"<a/>", "application/xml", "'<a/>'"),
        (b"png", "image/png", "b'png'"),
        (b"zip", "application/zip", "b'zip'"),
    ],
)
def test_the_content_type_of_a_response_says_what_it_is(
    sdk: ModuleType, wire: Wire, content: bytes, content_type: str, expected: str
) -> None:
    wire.always(content, content_type)

    assert expected == repr(wire.call(sdk, lambda client: client.r.report()))


@pytest.mark.parametrize(
    ("arguments", "options", "expected"),
    [
        ({}, {}, ALL),
        ({"accept": "text/csv"}, {}, "text/csv"),
        ({}, {"headers": {"Accept": "application/xml"}}, "application/xml"),
    ],
)
def test_what_is_documented_is_asked_for_unless_the_caller_chooses(
    sdk: ModuleType, wire: Wire, arguments: dict[str, Any], options: dict[str, Any], expected: str
) -> None:
    wire.always(b"a", "text/csv")

    wire.call(sdk, lambda client: client.r.report(**arguments, options=options))

    assert [expected] * 2 == [one.header("accept") for one in wire.requests]


def test_raw_bytes_are_asked_for_by_their_type(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"%PDF", "application/pdf")

    assert b"%PDF" == wire.call(sdk, lambda client: client.r.scan())
    assert "application/pdf, */*;q=0.1" == wire.last.header("accept")


@pytest.mark.parametrize(
    ("content_type", "member"), [("application/json", "why"), ("application/problem+json", "title")]
)
def test_the_content_type_of_an_error_says_what_it_is(
    sdk: ModuleType, wire: Wire, content_type: str, member: str
) -> None:
    wire.always(b'{"why": "a", "title": "a"}', content_type, 422)

    with pytest.raises(sdk.UnprocessableError) as caught, sdk.Sample(base_url=wire.url) as client:
        client.r.report()

    assert "a" == getattr(caught.value.data, member)
    assert not hasattr(caught.value.data, {"why": "title", "title": "why"}[member])


def test_a_list_has_pages_and_its_other_types_methods_of_their_own(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"a,b", "text/csv")

    assert "a,b" == wire.call(sdk, lambda client: client.r.list_as_csv(page=2))
    assert ("/list?page=2", "text/csv, */*;q=0.1") == (wire.last.target, wire.last.header("accept"))
