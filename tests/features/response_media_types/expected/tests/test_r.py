"""What `client.r` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.errors import UnprocessableError
from sample.testing import (
    Exchange,
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "r.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_report_answers_200() -> None:
    exchange = Exchange(method="GET", path="/report", response=payload("report/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.report()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_report_answers_200_with_csv() -> None:
    exchange = Exchange(method="GET", path="/report", response=b"some text", response_type="text/csv")

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.report()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_report_answers_200_with_report_lines() -> None:
    exchange = Exchange(
        method="GET",
        path="/report",
        response=payload("report/200-report_lines"),
        response_type="application/vnd.report.lines+json",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.report()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_report_answers_200_with_any() -> None:
    exchange = Exchange(
        method="GET", path="/report", response=b"\x00some bytes\xff", response_type="application/octet-stream"
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.report()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_report_raises_unprocessable_error_for_422() -> None:
    exchange = Exchange(method="GET", path="/report", status=422, response=payload("report/422"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.report()

    check_error(exchange, UnprocessableError, call)
    check_async_error(exchange, UnprocessableError, call)


def test_report_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/report", response=payload("report/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.with_response.report()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_scan_answers_200() -> None:
    exchange = Exchange(method="GET", path="/scan", response=b"\x00some bytes\xff", response_type="application/pdf")

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.scan()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200() -> None:
    exchange = Exchange(method="GET", path="/list", query=(("page", "1"),), response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.list(page=1)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/list", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/list", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/list", query=(("page", "2"),), response=payload("list/200-page_2")),
        Exchange(method="GET", path="/list", query=(("page", "3"),), response=payload("list/200-page_3")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_as_csv_answers_200() -> None:
    exchange = Exchange(
        method="GET", path="/list", query=(("page", "1"),), response=b"some text", response_type="text/csv"
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.list_as_csv(page=1)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_as_csv_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/list", response=b"some text", response_type="text/csv")

    def call(client: Sample | AsyncSample) -> Any:
        return client.r.list_as_csv()

    check_call(exchange, call)
    check_async_call(exchange, call)
