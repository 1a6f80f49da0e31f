from __future__ import annotations

import io
import json
from collections import OrderedDict
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.values.encoding import encode_json
from package.runtime.values.models import UNSET, Model, OpenStrEnum, UnsetType


class Color(OpenStrEnum):
    RED = "red"


class Pair(Model, rename="camel"):
    first_name: str
    nick_name: str | UnsetType | None = UNSET


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": UNSET, "b": None, "c": [UNSET, {"d": UNSET}]}, '{"b":null,"c":[{}]}'),
        (Pair(first_name="x"), '{"firstName":"x"}'),
        ([Pair(first_name="x", nick_name=None)], '[{"firstName":"x","nickName":null}]'),
        ({"c": Color.RED, Color("blue"): 1}, '{"c":"red","blue":1}'),
        (datetime(2024, 2, 5, 1, 2, 3, tzinfo=UTC), '"2024-02-05T01:02:03Z"'),
        (datetime(2024, 2, 5, tzinfo=timezone(timedelta(hours=-1))), '"2024-02-05T00:00:00-01:00"'),
        (date(2024, 2, 5), '"2024-02-05"'),
        (Decimal("1.10"), "1.10"),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (("a", 1, 1.5, True), '["a",1,1.5,true]'),
        (OrderedDict(b=1, a=2), '{"b":1,"a":2}'),
        (b"\x00\xff", '"AP8="'),
        (2**70, "1180591620717411303424"),
        ("é", '"é"'),
    ],
)
def test_value_is_written_as_json(value: object, text: str) -> None:
    assert text == encode_json(value).decode()


@pytest.mark.parametrize(
    ("value", "error", "told"),
    [
        ({"at": datetime(2024, 2, 5)}, TypeError, r"/at is a datetime without timezone"),  # noqa: DTZ001 - the point
        ({"a": [1, float("nan")]}, ValueError, "/a/1 is nan"),
        ({"a": float("inf")}, ValueError, "/a is inf"),
        ({"a": Decimal("NaN")}, ValueError, "/a is NaN"),
        ({"a": {1, 2}}, TypeError, "/a is a set; a set has no order, give a list"),
        ({"a": object()}, TypeError, "/a is an object"),
        ({"a": Path("x")}, TypeError, "/a is a PosixPath; a file is sent by a file argument"),
        ({"a": io.BytesIO()}, TypeError, "/a is a BytesIO; a file is sent by a file argument"),
        ({"a": {1: 2}}, TypeError, "/a has the key 1"),
        (UNSET, TypeError, "the value is an UnsetType; a value is needed"),
    ],
)
def test_what_json_cannot_hold_is_refused_by_name(value: object, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        encode_json(value)


def test_value_that_contains_itself_is_refused() -> None:
    value: dict[str, Any] = {}
    value["self"] = value

    with pytest.raises(ValueError, match="contains itself"):
        encode_json(value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_plain_data_is_read_back_as_it_was(value: Any) -> None:
    assert value == json.loads(encode_json(value))
