from __future__ import annotations

from types import ModuleType

import pytest

from tests.features.wire import Wire


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("é".encode(), "text/plain"),
        ("é".encode(), "text/plain; charset=UTF-8"),
        (b"\xe9", "text/plain; charset=iso-8859-1"),
        (b"\xe9", 'text/plain; format=flowed; charset="windows-1252"'),
        ("é".encode("utf-16"), "text/plain; charset=utf-16"),
    ],
)
def test_text_is_read_in_the_charset_that_is_stated(
    sdk: ModuleType, wire: Wire, content: bytes, content_type: str
) -> None:
    wire.always(content, content_type)

    assert "é" == wire.call(sdk, lambda client: client.c.put_text(content="é"))
    assert [("text/plain; charset=iso-8859-1", b"\xe9")] * 2 == [
        (one.header("content-type"), one.body) for one in wire.requests
    ]


@pytest.mark.parametrize("charset", ["klingon", "hex"])
def test_a_charset_that_nobody_knows_is_an_issue(sdk: ModuleType, wire: Wire, charset: str) -> None:
    wire.always("é".encode(), f"text/plain; charset={charset}")

    with sdk.Sample(base_url=wire.url) as client:
        response = client.c.with_response.put_text(content="a")

    assert ("é", "é", [f"charset '{charset}'"]) == (response.data, response.text, [one.got for one in response.issues])


@pytest.mark.parametrize(("charset", "stated"), [("utf-8", ""), ("iso-8859-1", "; charset=ISO-8859-1"), ("utf-16", "")])
def test_json_is_read_in_any_charset(sdk: ModuleType, wire: Wire, charset: str, stated: str) -> None:
    wire.always('{"name": "é"}'.encode(charset), f"application/json{stated}")

    assert "é" == wire.call(sdk, lambda client: client.c.get_json()).name


def test_text_that_a_charset_lacks_is_not_sent(sdk: ModuleType, wire: Wire) -> None:
    with pytest.raises(sdk.ArgumentError, match="the content has '日' in it, which iso-8859-1 does not have"):
        wire.call(sdk, lambda client: client.c.put_text(content="日"))

    assert [] == wire.requests
