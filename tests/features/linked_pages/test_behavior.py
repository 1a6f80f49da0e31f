from __future__ import annotations

from types import ModuleType

import pytest

from tests.features.wire import Answer, Received, Wire, as_json


@pytest.mark.parametrize(
    ("tag", "link", "items"), [("django", "next", "results"), ("odata", "@odata.nextLink", "value")]
)
def test_address_in_the_body_is_followed(sdk: ModuleType, wire: Wire, tag: str, link: str, items: str) -> None:
    following = f"{wire.url}/{tag}?page=2&token=a%2Fb"
    wire.pages({"": {items: [1, 2], link: following}, "page=2&token=a%2Fb": {items: [3], link: None}})

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: getattr(client, tag).list())


@pytest.mark.parametrize(
    "header",
    [
        '<{url}/github?page=2>; rel="next", <{url}/github?page=9>; rel="last"',
        '</github?page=1>; rel=first; title="a, b", </github?page=2>;title=x;rel="prefetch next"',
    ],
)
def test_header_link_is_followed(sdk: ModuleType, wire: Wire, header: str) -> None:
    def response(request: Received) -> Answer:
        is_last = "page=2" in request.target
        link = f'<{wire.url}/github?page=1>; rel="prev"' if is_last else header.format(url=wire.url)
        return Answer(
            status=200,
            content=as_json([3] if is_last else [1, 2]),
            content_type="application/json",
            headers=(("Link", link),),
        )

    wire.response = response

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.github.list())


def test_link_to_another_host_is_not_followed(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"": {"results": [1], "next": "https://elsewhere.test/django?page=2"}})

    assert [1] == wire.read_all(sdk, lambda client: client.django.list())


def test_pages_are_counted_where_a_header_links_to_another_host(sdk: ModuleType, wire: Wire) -> None:
    def response(request: Received) -> Answer:
        number = int(request.target.partition("page=")[2] or 1)
        return Answer(
            status=200,
            content=as_json([[1, 2], [3], []][number - 1]),
            content_type="application/json",
            headers=(("Link", '<https://elsewhere.test/numbered?page=9>; rel="next"'),),
        )

    wire.response = response

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.numbered.list())
