"""What Swagger 2.0 says of a parameter itself stays beside its schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.document import Document

ABOUT = {"description": "D.", "required": True, "deprecated": True, "allowEmptyValue": True, "example": "e"}


@pytest.mark.parametrize("member", ABOUT)
def test_member_of_a_parameter_stays_one(load: Callable[..., Document], member: str) -> None:
    value = str(ABOUT[member]).replace("True", "true")

    root: Any = load(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"
        f"paths: {{/a: {{get: {{parameters: [{{name: q, in: query, type: string, {member}: {value}}}], "
        "responses: {}}}}\n"
    ).root

    (parameter,) = root["paths"]["/a"]["get"]["parameters"]
    assert {"name": "q", "in": "query", member: ABOUT[member], "schema": {"type": "string"}} == parameter


def test_parameter_of_a_path_is_required_and_never_empty(load: Callable[..., Document]) -> None:
    root: Any = load(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"
        "paths: {'/{q}': {get: {parameters: [{name: q, in: path, type: string, allowEmptyValue: true}], "
        "responses: {}}}}\n"
    ).root

    (parameter,) = root["paths"]["/{q}"]["get"]["parameters"]
    assert {"name": "q", "in": "path", "required": True, "schema": {"type": "string"}} == parameter


@pytest.mark.parametrize(
    ("consumes", "types"),
    [
        (["multipart/form-data"], ["multipart/form-data"]),
        (["Application/X-WWW-Form-Urlencoded", "multipart/form-data"], ["multipart/form-data"]),
        (["application/x-www-form-urlencoded"], ["multipart/form-data"]),
        ([], ["multipart/form-data"]),
    ],
)
def test_form_with_a_file_goes_in_parts(load: Callable[..., Document], consumes: list[str], types: list[str]) -> None:
    root: Any = load(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"
        f"paths: {{/a: {{post: {{consumes: {consumes}, parameters: [{{name: f, in: formData, type: file}}], "
        "responses: {}}}}\n"
    ).root

    assert types == list(root["paths"]["/a"]["post"]["requestBody"]["content"])
