"""Pages of lists, and their links."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from tests.emulator.validating import Emulator


def fill(emulator: Emulator, count: int) -> None:
    for number in range(count):
        emulator.call("POST", "/videos", 201, json={"title": f"Video {number}", "tags": ["été & co"]})


def links(emulator: Emulator, address: str) -> dict[str, str]:
    return {link["rel"]: link["uri"] for link in emulator.get(address)["pagination"]["links"]}


def test_empty_list_has_links(emulator: Emulator) -> None:
    listed = emulator.get("/videos")

    assert [] == listed["data"]
    assert (0, 0, 0) == tuple(listed["pagination"][name] for name in ("itemsTotal", "pagesTotal", "currentPageItems"))
    assert ["self", "first", "last"] == [link["rel"] for link in listed["pagination"]["links"]]


def test_middle_page_leads_everywhere(emulator: Emulator) -> None:
    fill(emulator, 5)

    found = links(emulator, "/videos?currentPage=2&pageSize=2")

    assert {
        "self": "/videos?currentPage=2&pageSize=2",
        "first": "/videos?currentPage=1&pageSize=2",
        "previous": "/videos?currentPage=1&pageSize=2",
        "next": "/videos?currentPage=3&pageSize=2",
        "last": "/videos?currentPage=3&pageSize=2",
    } == found


def test_page_behind_the_last_is_empty(emulator: Emulator) -> None:
    fill(emulator, 1)

    listed = emulator.get("/videos?currentPage=9")

    assert ([], 1, 9) == (listed["data"], listed["pagination"]["pagesTotal"], listed["pagination"]["currentPage"])


def test_links_repeat_the_filters(emulator: Emulator) -> None:
    fill(emulator, 2)
    query = {"tags[]": "été & co", "sortBy": "title", "pageSize": "1"}

    following = links(emulator, "/videos?tags[]=%C3%A9t%C3%A9%20%26%20co&sortBy=title&pageSize=1")["next"]

    assert following.isascii()
    assert {**query, "currentPage": "2"} == dict(parse_qsl(urlsplit(following).query))
    assert ["Video 1"] == [video["title"] for video in emulator.get(following)["data"]]


def test_pages_hold_25_items_unless_told(emulator: Emulator) -> None:
    fill(emulator, 26)

    listed = emulator.get("/videos")

    assert 25 == len(listed["data"])
    assert (26, 2, 25) == tuple(listed["pagination"][name] for name in ("itemsTotal", "pagesTotal", "pageSize"))
