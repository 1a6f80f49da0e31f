"""The places of a document: those of OpenAPI 3, whatever it was written as."""

from __future__ import annotations

from collections.abc import Callable

from generator.document import Document

OPENAPI = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {}}}}\n"
SWAGGER = """\
swagger: '2.0'
info: {title: T, version: '1'}
paths: {/a: {post: {parameters: [{name: b, in: body, schema: {type: string}}], responses: {}}}}
"""


def pointers(slots: object) -> set[str]:
    assert isinstance(slots, tuple)
    return {one.pointer for one in slots}


def test_places_of_swagger_are_those_of_what_it_becomes(load: Callable[..., Document]) -> None:
    document = load(SWAGGER)

    assert "#/paths/~1a/post/requestBody" in pointers(document.slots)
    assert "#/paths/~1a/post/requestBody" not in pointers(document.written.slots)
    assert "#/paths/~1a/post/parameters/0" in pointers(document.written.slots)


def test_places_of_openapi_are_those_that_were_written(load: Callable[..., Document]) -> None:
    document = load(OPENAPI)

    assert document.written.slots is document.slots
