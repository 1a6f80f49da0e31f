"""Calls that the document does not know, made by method and path."""

from __future__ import annotations

from typing import Any

import pytest
from package.client import Sample
from package.runtime.auth.schemes import BearerToken
from package.runtime.call.undocumented import undocumented_operation
from package.runtime.errors import ConfigurationError, NotFoundError
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse
from package.runtime.values.models import UNSET
from package.testing import ReplayTransport, json_reply

FOUND = json_reply({"thingId": "1"})


def client(*replies: RawResponse, **options: Any) -> tuple[Sample, ReplayTransport]:
    transport = ReplayTransport(*replies)
    return Sample(transport=transport, **{"auth": "none", **options}), transport


def test_undocumented_call_is_made_like_a_documented_one() -> None:
    sample, transport = client(
        RawResponse(status=503), json_reply({"a": 1}), auth=BearerToken("t"), retries=RetryPolicy(base=0)
    )

    response = sample.request("get", "/x?a=1", query={"b": "2"})

    assert ({"a": 1}, 2) == (response.data, response.attempts)
    assert (("a", "1"), ("b", "2")) == transport.requests[1].query
    assert "Bearer t" == transport.requests[1].headers["authorization"]


def test_undocumented_call_sends_json_or_bytes() -> None:
    sample, transport = client(json_reply({}), RawResponse(status=204))

    sample.request("POST", "/x", json={"a": None})
    sample.request("PUT", "/x", content=b"abc", content_type="text/plain")

    assert ({"a": None}, "application/json") == (
        transport.requests[0].json(),
        transport.requests[0].headers["content-type"],
    )
    assert (b"abc", "text/plain") == (transport.requests[1].content, transport.requests[1].headers["content-type"])


def test_undocumented_call_has_one_body() -> None:
    sample, transport = client(FOUND)

    with pytest.raises(ConfigurationError, match="json and content cannot be given together"):
        sample.request("POST", "/x", json=None, content=b"")
    assert [] == transport.requests


@pytest.mark.parametrize("path", ["x", "", "https://api.test/x"])
def test_undocumented_call_has_a_path_below_the_base_url(path: str) -> None:
    with pytest.raises(ConfigurationError, match="does not begin with /"):
        client(FOUND)[0].request("GET", path)


@pytest.mark.parametrize(
    ("method", "retry"),
    [
        ("get", "safe"),
        ("HEAD", "safe"),
        ("OPTIONS", "safe"),
        ("PUT", "idempotent"),
        ("DELETE", "idempotent"),
        ("POST", "unsafe"),
        ("PATCH", "unsafe"),
    ],
)
def test_undocumented_call_is_retried_by_what_its_method_does(method: str, retry: str) -> None:
    operation = undocumented_operation(method, "/x?a=1", json=UNSET, content=UNSET, content_type="")

    assert (method.upper(), f"{method.upper()} /x", "/x?a=1", retry, None) == (
        *(operation.method, operation.id, operation.path, operation.retry, operation.body),
    )


def test_undocumented_call_raises_the_error_of_its_status() -> None:
    sample, _ = client(RawResponse(status=404))

    with pytest.raises(NotFoundError, match=r"GET https://api\.test/x: 404 Not Found"):
        sample.request("GET", "/x")


def test_undocumented_call_stays_below_the_base_url() -> None:
    sample, _ = client()

    with pytest.raises(ConfigurationError, match="does not begin with /"):
        sample.request("GET", "https://evil.test/")
