from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        ("plain", {"a": [1, 2]}, b"plain%5Ba%5D%5B%5D=1&plain%5Ba%5D%5B%5D=2"),
        ("plain", {"a b": ["c d"]}, b"plain%5Ba+b%5D%5B%5D=c+d"),
        ("json", {"a": "b + c"}, b"json=%7B%22a%22%3A%22b+%2B+c%22%7D"),
        ("extra", {"a b": "c%20d ~"}, b"extra%5Ba+b%5D=c%2520d+~"),
        ("list", [1, 2], b"list=%5B1%2C2%5D"),
        ("piped", ["a", "b c"], b"piped=a%7Cb%20c"),
        ("deep", {"a": "b c"}, b"deep%5Ba%5D=b%20c"),
        ("path", "/a?b c%20", b"path=/a?b%20c%20"),
        ("styled", {"a": 1}, b"a=1"),
    ],
)
def test_a_member_is_written_as_its_encoding_says(
    sdk: ModuleType, wire: Wire, member: str, value: Any, expected: bytes
) -> None:
    wire.call(sdk, lambda client: client.f.send_form(**{member: value}))

    assert [expected] * 2 == [one.body for one in wire.requests]


def test_a_part_has_the_type_the_charset_and_the_headers_of_its_encoding(sdk: ModuleType, wire: Wire) -> None:
    file = ("a.bin", b"a", "text/csv", {"X-Own": "mine", "X-Rows": "9"})

    wire.call(sdk, lambda client: client.f.send_parts(file=file, note="é", item={"a": 1}))

    parts = [part.strip(b"\r\n").partition(b"; ")[2] for part in re.split(rb"--[0-9a-f]{32}", wire.last.body)[1:-1]]
    assert [
        [b'name="file"; filename="a.bin"', b"Content-Type: text/csv", b"X-Kind: table", b"X-Rows: 9", b"X-Own: mine"],
        [b'name="note"', b"Content-Type: text/plain; charset=iso-8859-1"],
        [b'name="item"', b"Content-Type: application/json", b"X-Note: fixed"],
    ] == [part.partition(b"\r\n\r\n")[0].split(b"\r\n") for part in parts]
    assert [b"a", b"\xe9", b'{"a":1}'] == [part.partition(b"\r\n\r\n")[2] for part in parts]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("json", {"a": 1}, "json=%7B%22a%22%3A1%7D"),
        ("listed", ["a", "b;c"], "listed=a,b%3Bc"),
        ("spread", {"a": "1", "b": "2"}, "a=1; b=2"),
        ("text", "a b", "text=a%20b"),
    ],
)
def test_cookies_are_written_as_their_style_or_content_says(
    sdk: ModuleType, wire: Wire, name: str, value: Any, expected: str
) -> None:
    wire.call(sdk, lambda client: client.f.get_cookies(**{name: value}))

    assert [expected] * 2 == [one.header("cookie") for one in wire.requests]


def test_reserved_characters_and_escapes_stay_where_they_may(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.f.get_query(raw="a/b?c:@%20%2F%", page={"sort": ["a,desc", "b"]}))

    assert "/query?raw=a/b?c:@%20%2F%25&sort=a%2Cdesc&sort=b" == wire.last.target
