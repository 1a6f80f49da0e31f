"""https://spec.openapis.org/oas/v3.1.1#style-examples."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire


def sent(sdk: ModuleType, wire: Wire, **given: Any) -> str:
    wire.call(sdk, lambda client: client.styles.get(["a"], ["b"], ["c"], {"k": 1}, **given))
    return wire.last.target.partition("?")[2]


def test_values_in_a_path_are_written_by_style(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.styles.get(["a b", "c/d"], ["x", "y"], ["p", "q,r"], {"k": 1, "l": 2}))

    assert "/s/a%20b,c%2Fd/.x.y/;matrix=p,q%2Cr/k=1,l=2" == wire.last.target


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ({"form": ["a", "b&c"]}, "form=a&form=b%26c"),
        ({"form": []}, ""),
        ({"commas": ["a", "b,c"]}, "commas=a,b%2Cc"),
        ({"pipes": ["a", "b|c"]}, "pipes=a%7Cb%7Cc"),
        ({"spaces": ["a", "b"]}, "spaces=a%20b"),
        ({"object": {"a": "1", "b c": "&"}}, "a=1&b%20c=%26"),
        ({"flat": {"r": 1, "g": 2}}, "flat=r,1,g,2"),
        ({"flag": True}, "flag=true"),
        ({"flag": ""}, "flag="),
    ],
)
def test_values_in_a_query_are_written_by_style(sdk: ModuleType, wire: Wire, given: Any, query: str) -> None:
    assert query == sent(sdk, wire, **given)


def test_headers_and_cookies_are_written_by_style(sdk: ModuleType, wire: Wire) -> None:
    sent(sdk, wire, x_numbers=[1, 2], x_pairs={"a": "1", "b": "2"}, jar=["a", "b;c"])

    assert ("1,2", "a=1,b=2", "jar=a,b%3Bc") == tuple(
        wire.last.header(name) for name in ("x-numbers", "x-pairs", "cookie")
    )
