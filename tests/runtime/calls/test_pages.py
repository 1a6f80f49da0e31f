from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.errors import DecodeError
from package.runtime.transport.protocol import RawResponse
from package.testing import AsyncReplayTransport, ReplayTransport, json_reply


def page(*ids: str, **pagination: Any) -> RawResponse:
    return json_reply({"data": [{"thingId": one} for one in ids], "pagination": pagination})


def links(**uris: str) -> list[dict[str, str]]:
    return [{"rel": rel, "uri": uri} for rel, uri in uris.items()]


def client(*replies: RawResponse, base_url: str = "https://api.test") -> tuple[Sample, ReplayTransport]:
    transport = ReplayTransport(*replies)
    return Sample(transport=transport, auth="none", base_url=base_url), transport


def queries(transport: ReplayTransport) -> list[tuple[tuple[str, str], ...]]:
    return [request.query for request in transport.requests]


def test_iterating_a_list_gives_the_items_of_all_pages() -> None:
    sample, transport = client(
        page("1", "2", links=links(next="/things?currentPage=2")), page("3", links=links(self="/"))
    )

    found = [thing.thing_id for thing in sample.things.list()]

    assert ["1", "2", "3"] == found
    assert [(), (("currentPage", "2"),)] == queries(transport)


def test_pages_are_fetched_when_needed() -> None:
    sample, transport = client(page("1", "2", links=links(next="/things?currentPage=2")))

    items = iter(sample.things.list())

    assert "1" == next(items).thing_id
    assert 1 == len(transport.requests)


def test_filters_that_the_link_forgets_are_kept() -> None:
    sample, transport = client(page("1", links=links(next="/things?currentPage=2")), page(links=links(self="/")))

    list(sample.things.list(title="a&b"))

    assert (("title", "a&b"), ("currentPage", "2")) == transport.requests[1].query


def test_filters_that_the_link_repeats_are_sent_once() -> None:
    sample, transport = client(
        page("1", links=links(next="/things?title=a%26b&currentPage=2")), page(links=links(self="/"))
    )

    list(sample.things.list(title="a&b", current_page=1))

    assert (("title", "a&b"), ("currentPage", "2")) == transport.requests[1].query


def test_base_url_with_a_path_is_kept() -> None:
    sample, transport = client(
        page("1", links=links(next="/things?currentPage=2")),
        page("2", links=links(self="/")),
        base_url="https://api.test/v1",
    )

    list(sample.things.list())

    assert "https://api.test/v1/things?currentPage=2" == transport.requests[1].url


def test_link_to_another_host_is_not_followed() -> None:
    sample, transport = client(
        page("1", links=links(next="https://evil.test/things?currentPage=9"), pagesTotal=2), page("2", pagesTotal=2)
    )

    list(sample.things.list())

    assert "https://api.test/things?currentPage=2" == transport.requests[1].url


def test_pages_are_counted_without_links() -> None:
    sample, transport = client(page("1", pagesTotal=3), page("2", pagesTotal=3), page("3", pagesTotal=3))

    list(sample.things.list())

    assert [(), (("currentPage", "2"),), (("currentPage", "3"),)] == queries(transport)


def test_counting_begins_at_the_page_asked_for() -> None:
    sample, transport = client(page("1", pagesTotal=4), page("2", pagesTotal=4))

    list(sample.things.list(current_page=3))

    assert [(("currentPage", "3"),), (("currentPage", "4"),)] == queries(transport)


def test_empty_page_ends_counting() -> None:
    sample, transport = client(page("1"), page())

    assert ["1"] == [thing.thing_id for thing in sample.things.list()]
    assert 2 == len(transport.requests)


def test_server_that_repeats_a_page_ends_the_list() -> None:
    sample, transport = client(page("1"), page("1"))

    assert ["1"] == [thing.thing_id for thing in sample.things.list()]
    assert 2 == len(transport.requests)


def test_links_in_a_circle_end_the_list() -> None:
    sample, transport = client(
        page("1", links=links(next="/things?currentPage=2")), page("2", links=links(next="/things?currentPage=2"))
    )

    assert ["1", "2"] == [thing.thing_id for thing in sample.things.list()]
    assert 2 == len(transport.requests)


def test_page_says_what_it_knows() -> None:
    sample, _ = client(page("1", "2", itemsTotal=5, pagesTotal=3, links=links(next="/things?currentPage=3")))

    first = sample.things.list(current_page=2)

    assert (5, 3, 2, 2, 2, True) == (
        first.total,
        first.total_pages,
        first.number,
        first.size,
        len(first),
        first.has_next,
    )
    assert ["1", "2"] == [thing.thing_id for thing in first.items]
    assert "<Page 2: 2 items of 5>" == repr(first)
    assert 5 == first.response.data.pagination.items_total


def test_page_without_totals_says_none() -> None:
    sample, _ = client(json_reply({"data": []}))

    first = sample.things.list()

    assert (None, None, False, None) == (first.total, first.total_pages, first.has_next, first.next_page())


def test_empty_page_is_true_but_has_no_items() -> None:
    sample, _ = client(page(links=links(self="/")))

    first = sample.things.list()

    assert (True, 0) == (bool(first), len(first))


def test_whole_response_of_a_list_has_the_page_as_data() -> None:
    sample, _ = client(page("1", links=links(self="/")))

    response = sample.things.with_response.list()

    assert (200, ["1"]) == (response.status, [thing.thing_id for thing in response.data])


def test_credentials_of_a_page_after_the_first_are_signed_anew() -> None:
    transport = ReplayTransport(page("1", pagesTotal=2), page("2", pagesTotal=2))
    sample = Sample("key", transport=transport, auth="basic")

    list(sample.things.list())

    assert ["Basic a2V5Og=="] * 2 == [request.headers["authorization"] for request in transport.requests]


async def _read(sample: AsyncSample) -> list[list[str]]:
    items = [thing.thing_id async for thing in sample.things.list()]
    first = await sample.things.list()
    second = await first.next_page()
    assert second is not None
    pages = [one.size async for one in sample.things.list().pages()]
    response = await sample.things.with_response.list()
    return [items, [second.items[0].thing_id], [str(size) for size in pages], [response.data.items[0].thing_id]]


def test_asynchronous_list_can_be_awaited_and_iterated() -> None:
    both = [page("1", "2", pagesTotal=2), page("3", pagesTotal=2)]
    sample = AsyncSample(transport=AsyncReplayTransport(*both, *both, *both, both[0]), auth="none")

    assert [["1", "2", "3"], ["3"], ["2", "1"], ["1"]] == asyncio.run(_read(sample))


@pytest.mark.parametrize("pagination", [7, None, [], "x"])
def test_pagination_of_another_shape_ends_the_list(pagination: object) -> None:
    content = json.dumps({"data": [], "pagination": pagination}).encode()
    sample, _ = client(RawResponse(status=200, content=content))

    assert [] == list(sample.things.list())


@pytest.mark.parametrize("link", ["http://[bad", "//[", "http://host]:1/x"])
def test_link_that_is_no_address_is_an_error_of_the_package(link: str) -> None:
    sample, transport = client(page("1", links=links(next=link)))

    with pytest.raises(DecodeError, match="the link to the next page is no address"):
        list(sample.things.list())

    assert 1 == len(transport.requests)
