"""Which headers of a request and of a response are worth keeping."""

from __future__ import annotations

import pytest
from package.testing.recordings.record.description import significant_headers, telling_headers

OF_THE_WAY = (
    "X-Amz-Cf-Id",
    "X-Amzn-Trace-Id",
    "X-Cache",
    "X-CDN",
    "X-Cloud-Trace-Context",
    "X-Envoy-Upstream-Service-Time",
    "X-Forwarded-For",
    "X-Powered-By",
    "X-Real-IP",
    "X-Request-Id",
    "X-Requested-With",
    "X-Runtime",
    "X-Served-By",
    "X-Timer",
    "X-Varnish",
)


@pytest.mark.parametrize(
    "name",
    [
        "Accept",
        "api-key",
        "Authorization",
        "Content-Range",
        "Content-Type",
        "Cookie",
        "Idempotency-Key",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Range",
        "If-Unmodified-Since",
        "Prefer",
        "Range",
        "X-Own",
    ],
)
def test_header_that_says_what_is_asked_for_is_kept(name: str) -> None:
    assert {name.lower(): "a"} == significant_headers({name: "a"})


@pytest.mark.parametrize("name", [*OF_THE_WAY, "User-Agent", "Accept-Encoding", "Host", "Content-Length", "Connection"])
def test_header_of_a_client_or_of_the_way_is_no_part_of_a_request(name: str) -> None:
    assert {} == significant_headers({name: "a"})


@pytest.mark.parametrize(
    "name",
    [
        "Accept-Ranges",
        "Allow",
        "Cache-Control",
        "Content-Disposition",
        "Content-Language",
        "Content-Range",
        "Content-Type",
        "Date",
        "ETag",
        "Expires",
        "Last-Modified",
        "Link",
        "Location",
        "Retry-After",
        "Set-Cookie",
        "WWW-Authenticate",
        "X-Own",
        "RateLimit-Remaining",
    ],
)
def test_header_that_a_client_may_read_is_kept(name: str) -> None:
    assert ((name.lower(), "a"), (name.lower(), "b")) == telling_headers([(name, "a"), (name, "b")])


@pytest.mark.parametrize("name", [*OF_THE_WAY, "Server", "Vary", "Connection", "Transfer-Encoding"])
def test_header_of_a_server_or_of_the_way_is_no_part_of_a_response(name: str) -> None:
    assert () == telling_headers([(name, "a")], is_stream=True)


@pytest.mark.parametrize("name", ["Content-Length", "Content-Encoding"])
def test_form_of_a_body_counts_where_it_is_taken_as_it_comes(name: str) -> None:
    assert (((name.lower(), "a"),), ()) == tuple(telling_headers([(name, "a")], is_stream=one) for one in (True, False))


def test_boundary_of_a_multipart_body_is_no_part_of_its_type() -> None:
    given = {"Content-Type": "multipart/form-data; boundary=abc", "X-B": "b; c", "Accept": "a"}

    assert [("accept", "a"), ("content-type", "multipart/form-data"), ("x-b", "b; c")] == [
        *significant_headers(given).items()
    ]
