"""What a caller may set, and what is refused with the reason."""

from __future__ import annotations

from typing import Any

import pytest
from package.runtime.errors import ArgumentError, ConfigurationError
from package.runtime.options import (
    ClientSettings,
    as_retry_policy,
    as_timeout,
    check_limits,
    lower_headers,
    origin_of,
)
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import Timeout

SETTINGS = ClientSettings(
    base_url="https://api.test/v1",
    timeout=Timeout(1, 2),
    retry=RetryPolicy(),
    headers={"x-a": "1", "x-b": "2"},
    query={"p": 1, "q": 2},
)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://api.test/a", ("http", "api.test", 80)),
        ("https://API.test", ("https", "api.test", 443)),
        ("https://api.test:8443/", ("https", "api.test", 8443)),
        ("ftp://api.test", ("ftp", "api.test", None)),
        ("/a", ("", "", None)),
        ("https://api.test:port", ("", "", -1)),
    ],
)
def test_origin_is_scheme_host_and_port(url: str, origin: tuple[str, str, int | None]) -> None:
    assert origin == origin_of(url)


def test_credentials_go_to_the_origin_of_the_base_url() -> None:
    assert ("https", "api.test", 443) == SETTINGS.origin


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, Timeout(5, 5)), ((1.5, None), Timeout(1.5, None)), ((None, 2), Timeout(None, 2)), (None, Timeout(None, None))],
)
def test_timeout_is_one_number_or_one_for_each(value: Any, expected: Timeout) -> None:
    assert expected == as_timeout(value)


@pytest.mark.parametrize("value", [0, -1, "10", True, (1, 0), ("1", 2), (1, 2, 3)])
def test_timeout_that_is_no_positive_number_is_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="give seconds above 0"):
        as_timeout(value)


@pytest.mark.parametrize("limits", [(None, None), (0.5, 1), (1, 2**40)])
def test_limits_are_positive_or_none(limits: tuple[Any, Any]) -> None:
    check_limits(*limits)


@pytest.mark.parametrize(
    ("limits", "reported"),
    [
        ((0, None), "deadline is 0"),
        ((True, None), "deadline is True"),
        (("5", None), "deadline is '5'"),
        ((None, 0), "max_response_size is 0"),
        ((None, 1.5), "max_response_size is 1.5"),
        ((None, True), "max_response_size is True"),
    ],
)
def test_other_limits_are_refused(limits: tuple[Any, Any], reported: str) -> None:
    with pytest.raises(ConfigurationError, match=reported):
        check_limits(*limits)


def test_number_of_retries_keeps_the_usual_waits() -> None:
    own = RetryPolicy(retries=7, longest_wait=1)

    assert (RetryPolicy(retries=0), RetryPolicy(retries=3)) == (as_retry_policy(0), as_retry_policy(3))
    assert own is as_retry_policy(own)


@pytest.mark.parametrize("value", [-1, 1.0, True, "2"])
def test_other_retries_are_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="give 0 for none"):
        as_retry_policy(value)


@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding"])
def test_header_that_depends_on_the_body_is_refused(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"header '{name.lower()}' is set by the client"):
        lower_headers({name: "1"})


@pytest.mark.parametrize("headers", [{"x-a": "1\r\nx-b: 2"}, {1: "a"}, {"x-a": {"b": object()}}])
def test_header_that_would_break_out_is_refused(headers: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^headers: "):
        lower_headers(headers)


def test_options_are_laid_over_the_settings() -> None:
    assert SETTINGS is SETTINGS.with_options({})

    changed = SETTINGS.with_options(
        {"timeout": 9, "retries": 4, "headers": {"X-B": "3"}, "query": {"q": 5}, "strict": True, "deadline": 8}
    )

    assert (Timeout(9, 9), 4, True, 8) == (changed.timeout, changed.retry.retries, changed.strict, changed.deadline)
    assert {"x-a": "1", "x-b": "3"} == changed.headers
    assert {"p": 1, "q": 5} == changed.query
    assert SETTINGS.base_url == changed.base_url


def test_unknown_option_is_named_with_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="unknown option 'max_retries'; there are timeout, deadline"):
        SETTINGS.with_options({"max_retries": 1})  # type: ignore[typeddict-unknown-key]
