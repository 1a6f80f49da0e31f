"""What `client.m` sends, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, FormBody, JsonBody, MultipartBody, Part, RawBody, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_add_note_answers_204() -> None:
    exchange = Exchange(
        method="POST", path="/notes", body=JsonBody(data={"text": "text", "tags": ["text"]}), status=204
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note(text="text", tags=["text"])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_sends_only_what_is_given() -> None:
    exchange = Exchange(method="POST", path="/notes", body=JsonBody(data={}), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_sends_form() -> None:
    exchange = Exchange(
        method="POST", path="/notes", body=FormBody(pairs=(("text", "text"), ("tags", "text"))), status=204
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note(text="text", tags=["text"], content_type="application/x-www-form-urlencoded")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="POST", path="/notes", body=JsonBody(data={}), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.with_response.add_note()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_as_multipart_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/notes",
        body=MultipartBody(
            parts=(
                Part(
                    name="scan",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note_as_multipart(("sample.bin", b"content of a file", "application/octet-stream"))

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_as_text_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/notes",
        body=RawBody(content=b"text", content_type="text/plain; charset=utf-8"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note_as_text(content="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_note_as_text_sends_markdown() -> None:
    exchange = Exchange(
        method="POST",
        path="/notes",
        body=RawBody(content=b"text", content_type="text/markdown; charset=utf-8"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.add_note_as_text(content="text", content_type="text/markdown")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_change_note_answers_204() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/notes/text",
        query=(("content_type", "text"),),
        body=JsonBody(data={"text": "text", "tags": ["text"]}, content_type="application/merge-patch+json"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.change_note("text", content_type="text", text="text", tags=["text"])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_change_note_sends_only_what_is_given() -> None:
    exchange = Exchange(method="PATCH", path="/notes/text", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.change_note("text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_change_note_sends_json() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/notes/text",
        query=(("content_type", "text"),),
        body=JsonBody(data={"text": "text", "tags": ["text"]}),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.change_note(
            "text", content_type="text", text="text", tags=["text"], content_type_content_type="application/json"
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_change_note_as_json_patch_answers_204() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/notes/text",
        query=(("content_type", "text"),),
        body=JsonBody(data=[{"key": "anything"}], content_type="application/json-patch+json"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.change_note_as_json_patch("text", content_type="text", body=[{"key": "anything"}])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_change_note_as_json_patch_sends_only_what_is_given() -> None:
    exchange = Exchange(method="PATCH", path="/notes/text", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.change_note_as_json_patch("text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_set_picture_answers_204() -> None:
    exchange = Exchange(
        method="PUT", path="/pictures", body=RawBody(content=b"content of a file", content_type="image/png"), status=204
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.set_picture(b"content of a file")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_set_scan_answers_204() -> None:
    exchange = Exchange(
        method="PUT",
        path="/scans",
        body=RawBody(content=b"content of a file", content_type="application/octet-stream"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.set_scan(b"content of a file")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_set_attachment_answers_204() -> None:
    exchange = Exchange(
        method="PUT",
        path="/attachments",
        body=RawBody(content=b"content of a file", content_type="application/octet-stream"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.set_attachment(b"content of a file")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_set_archive_answers_204() -> None:
    exchange = Exchange(
        method="PUT",
        path="/archives",
        body=RawBody(content=b"content of a file", content_type="application/octet-stream"),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.m.set_archive(b"content of a file")

    check_call(exchange, call)
    check_async_call(exchange, call)
