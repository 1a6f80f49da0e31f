from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest


def sent(sdk: ModuleType, method: str, **arguments: Any) -> Any:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(None, status=204))
    with sdk.Sample(transport=transport) as client:
        getattr(client.b, method)(**arguments)
    return transport.requests[0]


@pytest.mark.parametrize("method", ["put_any", "put_map"])
def test_an_empty_object_that_is_given_is_sent(sdk: ModuleType, method: str) -> None:
    assert b"{}" == sent(sdk, method, body={}).content


@pytest.mark.parametrize("method", ["put_any", "put_map", "put_members"])
def test_an_optional_body_that_is_not_given_is_not_sent(sdk: ModuleType, method: str) -> None:
    assert None is sent(sdk, method).content


@pytest.mark.parametrize(
    ("argument", "name", "expected"),
    [
        ("listed", "", "image/png"),
        ("listed", "a.jpg", "image/jpeg"),
        ("listed", "a.gif", "image/png"),
        ("ranged", "a.gif", "image/gif"),
        ("ranged", "", "application/pdf"),
        ("fixed", "a.txt", "text/csv"),
        ("free", "a.gif", "image/gif"),
        ("free", "", "application/octet-stream"),
    ],
)
def test_a_file_goes_as_a_type_that_is_allowed(sdk: ModuleType, argument: str, name: str, expected: str) -> None:
    file = (name, b"content") if name else b"content"

    content = sent(sdk, "post_files", **{argument: [file] if argument == "ranged" else file}).content

    assert [expected.encode()] == re.findall(rb"Content-Type: (\S+)\r\n", content)


def test_a_type_that_the_caller_gives_is_sent_as_it_is(sdk: ModuleType) -> None:
    content = sent(sdk, "post_files", listed=("a.png", b"content", "image/webp")).content

    assert b"Content-Type: image/webp\r\n" in content
