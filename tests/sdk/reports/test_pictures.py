"""Thumbnails that a page contains: those that can be had, without credentials."""

from __future__ import annotations

import io
from typing import Any

import pytest
from apivideo_sdk import ConnectError
from apivideo_sdk.extensions.reports.pictures import LARGEST
from apivideo_sdk.models import Video
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse

from tests.sdk.reports.report_numbers import Numbers, async_report, report

JPEG = "data:image/jpeg;base64,anBlZw=="


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


def video(name: str, address: str | None = None) -> Video:
    assets = {"thumbnail": address or f"https://cdn.test/thumbnails/{name}", "player": "https://embed.test/x"}
    return Video.from_dict({"videoId": name, "title": name, "public": False, "assets": assets})


def picture(kind: str = "image/jpeg", content: bytes = b"jpeg", status: int = 200) -> RawResponse:
    return RawResponse(status=status, headers=Headers([("content-type", kind)]), content=content)


def page_of(made: Any, **arguments: Any) -> str:
    sink = io.StringIO()
    made.to_html(sink, **arguments)
    return sink.getvalue()


def test_thumbnails_are_loaded_and_inlined(ask: Any) -> None:
    made = ask(Numbers(), [video("vi1"), video("vi2")], include=["days", "thumbnails"], days=1)

    assert {"vi1": JPEG, "vi2": JPEG} == made.thumbnails
    assert 2 == page_of(made, thumbnails=True).count(f'<img alt="" src="{JPEG}">')


def test_page_has_no_pictures_and_no_private_address_by_default(ask: Any) -> None:
    made = ask(Numbers(), [video("vi1")], include=["thumbnails"])

    page = page_of(made)
    assert "<img" not in page
    assert "cdn.test" not in page
    assert "embed.test" not in page


@pytest.mark.parametrize(
    "failure",
    [
        picture("text/html"),
        picture("image/svg+xml"),
        picture(status=404),
        picture(status=302),
        picture(content=b""),
        picture(content=b"x" * (LARGEST + 1)),
        ConnectError("gone"),
    ],
)
def test_picture_that_cannot_be_had_is_left_out(ask: Any, failure: Any) -> None:
    made = ask(Numbers({("vi1", "thumbnail"): failure}), [video("vi1"), video("vi2"), "vi3"], include="thumbnails")

    assert {"vi2": JPEG} == made.thumbnails
    assert () == made.errors
    assert 1 == page_of(made, thumbnails=True).count("<img")


def test_what_is_no_web_address_is_not_loaded() -> None:
    made = report(Numbers(), [video("vi1", "file:///thumbnails/vi1")], include="thumbnails")

    assert {} == made.thumbnails
    assert "<img" not in page_of(made, thumbnails=True)


def test_thumbnails_are_loaded_without_credentials(ask: Any) -> None:
    numbers = Numbers()

    ask(numbers, [video("vi1")], include="thumbnails", options={"headers": {"x-trace": "7"}})

    assert {"accept", "user-agent"} >= set(numbers.headers[-1])


def test_page_of_a_report_without_thumbnails_is_refused() -> None:
    with pytest.raises(ValueError, match="thumbnails"):
        page_of(report(Numbers(), [video("vi1")], include="all"), thumbnails=True)


def test_all_parts_are_without_thumbnails(ask: Any) -> None:
    assert ask(Numbers(), [video("vi1")], include="all").thumbnails is None
