from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.operation import Style, StyleName
from package.runtime.request.parameters import encode_query, query_string
from package.runtime.values.models import UNSET, Model, OpenStrEnum


class Order(OpenStrEnum):
    DOWN = "desc"


class Filter(Model, rename="camel"):
    media_id: list[str]


def style(name: StyleName = "form", *, explode: bool = True, allow_reserved: bool = False) -> Mapping[str, Style]:
    return {"q": Style(name=name, explode=explode, allow_reserved=allow_reserved)}


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ("a b", [("q", "a b")]),
        (True, [("q", "true")]),
        (1.5, [("q", "1.5")]),
        (None, [("q", "")]),
        (Order.DOWN, [("q", "desc")]),
        (["a", 1, None], [("q", "a"), ("q", "1"), ("q", "")]),
        ([], []),
        ({}, []),
        (UNSET, []),
        ({"a": 1, "b": UNSET}, [("a", "1")]),
    ],
)
def test_form_is_the_default(value: Any, pairs: list[tuple[str, str]]) -> None:
    assert pairs == encode_query({"q": value}, {})


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ({"Author": "John Doe"}, [("q[Author]", "John Doe")]),
        ({"country": ["FR", "DE"]}, [("q[country][]", "FR"), ("q[country][]", "DE")]),
        ({"a": {"b": {"c": 1}}}, [("q[a][b][c]", "1")]),
        ({"a": [{"b": 1}, {"b": 2}]}, [("q[a][0][b]", "1"), ("q[a][1][b]", "2")]),
        (Filter(media_id=["vi1"]), [("q[mediaId][]", "vi1")]),
        ({}, []),
    ],
)
def test_deep_objects_keep_their_name_in_front(value: Any, pairs: list[tuple[str, str]]) -> None:
    assert pairs == encode_query({"q": value}, style("deepObject"))


@pytest.mark.parametrize(
    ("styles", "value", "text"),
    [
        (style(explode=False), ["a,b", "c d"], "q=a%2Cb,c%20d"),
        (style(explode=False), {"R": 1, "G": 2}, "q=R,1,G,2"),
        (style("spaceDelimited", explode=False), ["a", "b"], "q=a%20b"),
        (style("pipeDelimited", explode=False), ["a", "b"], "q=a%7Cb"),
        (style("pipeDelimited"), ["a", "b"], "q=a&q=b"),
        (style("json"), {"a": [1]}, "q=%7B%22a%22%3A%5B1%5D%7D"),
        (style(allow_reserved=True), "a/b?c&d#e=f+g", "q=a/b?c%26d%23e%3Df%2Bg"),
    ],
)
def test_styles_are_written_as_the_specification_shows(styles: Mapping[str, Style], value: Any, text: str) -> None:
    assert text == query_string(encode_query({"q": value}, styles))


def test_names_are_encoded_and_order_is_kept() -> None:
    pairs = encode_query({"tags[]": ["a", "b"], "title": "x"}, {})

    assert query_string(pairs) == "tags%5B%5D=a&tags%5B%5D=b&title=x"


def test_plus_of_an_offset_is_encoded() -> None:
    moment = datetime(2024, 2, 5, tzinfo=timezone(timedelta(hours=1)))

    assert query_string(encode_query({"from": moment}, {})) == "from=2024-02-05T00%3A00%3A00%2B01%3A00"


def test_joined_list_reads_as_plain_text_before_it_is_encoded() -> None:
    assert encode_query({"q": ["a", "b"]}, style(explode=False)) == [("q", "a,b")]


def test_naive_datetime_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="query parameter 'from' is a datetime without timezone"):
        encode_query({"from": datetime(2024, 2, 5)}, {})  # noqa: DTZ001 - the point


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(TEXT, TEXT | st.lists(TEXT)))
def test_every_text_is_read_back(values: dict[str, Any]) -> None:
    pairs = encode_query(values, {})

    read = parse_qsl(query_string(pairs), keep_blank_values=True, strict_parsing=bool(pairs))

    assert pairs == read
