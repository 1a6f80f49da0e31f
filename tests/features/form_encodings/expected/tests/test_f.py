"""What `client.f` sends, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, FormBody, MultipartBody, Part, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_send_form_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/form",
        body=FormBody(
            pairs=(
                ("plain[a][]", "1"),
                ("json", '{"a":1}'),
                ("list", "[1]"),
                ("piped", "text"),
                ("extra[key]", "text"),
                ("deep[a]", "text"),
                ("path", "text"),
                ("a", "1"),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.send_form(
            plain={"a": [1]},
            json={"a": 1},
            list=[1],
            piped=["text"],
            extra={"key": "text"},
            deep={"a": "text"},
            path="text",
            styled={"a": 1},
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_form_sends_only_what_is_given() -> None:
    exchange = Exchange(method="POST", path="/form", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.send_form()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_form_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="POST", path="/form", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.with_response.send_form()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_parts_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/parts",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(name="note", content=b"text", content_type="text/plain; charset=iso-8859-1"),
                Part(name="item", content=b'{"a":1}', content_type="application/json"),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.send_parts(
            file=("sample.bin", b"content of a file", "application/octet-stream"), note="text", item={"a": 1}
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_parts_sends_only_what_is_given() -> None:
    exchange = Exchange(method="POST", path="/parts", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.send_parts()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_cookies_answers_204() -> None:
    exchange = Exchange(
        method="GET",
        path="/cookies",
        headers={"cookie": "json=%7B%22key%22%3A%22anything%22%7D; listed=text; key=text; text=text"},
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.get_cookies(json={"key": "anything"}, listed=["text"], spread={"key": "text"}, text="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_cookies_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/cookies", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.get_cookies()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_query_answers_204() -> None:
    exchange = Exchange(method="GET", path="/query", query=(("raw", "text"), ("sort", "text")), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.get_query(raw="text", page={"sort": ["text"]})

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_query_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/query", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.f.get_query()

    check_call(exchange, call)
    check_async_call(exchange, call)
