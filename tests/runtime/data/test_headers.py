from __future__ import annotations

from urllib.parse import unquote

import pytest
from package.runtime.operation import Style
from package.runtime.request.parameters import encode_cookies, encode_headers
from package.runtime.values.models import UNSET


def test_headers_are_written_in_simple_style() -> None:
    values = {"X-Ids": [1, 2], "X-On": True, "X-Map": {"a": 1}, "X-Off": UNSET, "X-Null": None}

    headers = encode_headers(values, {"X-Map": Style(name="simple", explode=True)})

    assert headers == [("X-Ids", "1,2"), ("X-On", "true"), ("X-Map", "a=1"), ("X-Null", "")]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\x00b", "café", "a\x7f"])
def test_value_that_would_leave_its_line_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="header 'X-Name'"):
        encode_headers({"X-Name": value}, {})


def test_name_that_would_leave_its_line_is_refused() -> None:
    with pytest.raises(ValueError, match="printable ASCII"):
        encode_headers({"X-Name\r\nX-Evil": "1"}, {})


def test_spaces_around_a_value_are_dropped() -> None:
    assert encode_headers({"X-Name": "  a b\t"}, {}) == [("X-Name", "a b")]


def test_cookies_cannot_break_out() -> None:
    assert encode_cookies({"a": "x; b=y", "c": [1, 2], "d": UNSET}, {}) == "a=x%3B%20b%3Dy; c=1; c=2"


@pytest.mark.parametrize("name", ["a b", "a;b", "a=b", "é", "a,b"])
def test_name_of_a_cookie_cannot_break_out(name: str) -> None:
    ((written, value),) = [pair.split("=") for pair in encode_cookies({name: 1}, {}).split("; ")]

    assert (name, "1") == (unquote(written), value)
    assert written.isascii()
    assert not set(written) & set(' ;,="\\')


@pytest.mark.parametrize(("name", "value"), [("a;b", "1"), ("a", "1;2"), ("a", "é"), ("a", "1\n2"), ("a\x7f", "1")])
def test_cookie_that_is_written_as_it_is_and_would_break_out_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="printable ASCII without ';'"):
        encode_cookies({name: value}, {name: Style(name="cookie")})


def test_cookie_that_is_written_as_it_is_keeps_all_that_is_allowed() -> None:
    assert 'a b=1, "2"=3' == encode_cookies({"a b": '1, "2"=3'}, {"a b": Style(name="cookie")})
