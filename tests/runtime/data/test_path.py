from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.operation import Style
from package.runtime.request.parameters import encode_path
from package.runtime.values.models import UNSET, Model


class Thing(Model):
    id: str


def test_value_stays_in_its_segment() -> None:
    assert encode_path("/videos/{id}/status", {"id": "a/../b?c#d"}, {}) == "/videos/a%2F..%2Fb%3Fc%23d/status"


@pytest.mark.parametrize(("value", "segment"), [(".", "%2E"), ("..", "%2E%2E"), ("...", "..."), (".a", ".a")])
def test_dot_segments_are_escaped(value: str, segment: str) -> None:
    assert encode_path("/videos/{id}/x", {"id": value}, {}) == f"/videos/{segment}/x"


def test_dot_segment_made_of_two_values_is_escaped() -> None:
    assert encode_path("/{a}{b}/x", {"a": ".", "b": "."}, {}) == "/%2E%2E/x"


def test_reserved_expansion_spans_segments() -> None:
    assert encode_path("/v1/{+name}:cancel", {"name": "a/../b c"}, {}) == "/v1/a/%2E%2E/b%20c:cancel"


def test_placeholders_stand_beside_text_in_a_segment() -> None:
    assert encode_path("/{id}:cancel/{name}.{format}", {"id": 1, "name": "x", "format": "vtt"}, {}) == "/1:cancel/x.vtt"


@pytest.mark.parametrize("value", [{"id": "1"}, Thing(id="1")])
def test_object_in_the_place_of_one_value_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"path parameter 'id' is an object .*give one value, such as its id"):
        encode_path("/videos/{id}", {"id": value}, {})


@pytest.mark.parametrize(
    ("name", "explode", "value", "expected"),
    [
        ("simple", False, ["r", "g"], "r,g"),
        ("simple", False, {"R": 1, "G": 2}, "R,1,G,2"),
        ("simple", True, {"R": 1, "G": 2}, "R=1,G=2"),
        ("label", False, "v", ".v"),
        ("label", False, ["r", "g"], ".r,g"),
        ("label", True, ["r", "g"], ".r.g"),
        ("label", True, {"R": 1, "G": 2}, ".R=1.G=2"),
        ("matrix", False, "v", ";c=v"),
        ("matrix", False, ["r", "g"], ";c=r,g"),
        ("matrix", True, ["r", "g"], ";c=r;c=g"),
        ("matrix", False, {"R": 1, "G": 2}, ";c=R,1,G,2"),
        ("matrix", True, {"R": 1, "G": 2}, ";R=1;G=2"),
        ("json", False, {"R": [1]}, "%7B%22R%22%3A%5B1%5D%7D"),
    ],
)
def test_styles_are_written_as_the_specification_shows(name: Any, value: Any, expected: str, *, explode: bool) -> None:
    assert encode_path("/{c}", {"c": value}, {"c": Style(name=name, explode=explode)}) == f"/{expected}"


def test_name_in_matrix_style_cannot_break_out() -> None:
    assert encode_path("/{a;b=c}", {"a;b=c": [1, 2]}, {"a;b=c": Style(name="matrix")}) == "/;a%3Bb%3Dc=1;a%3Bb%3Dc=2"


def test_comma_in_an_item_is_no_delimiter() -> None:
    assert encode_path("/{c}", {"c": ["a,b", "c"]}, {}) == "/a%2Cb,c"


@pytest.mark.parametrize("value", ["", None, UNSET, []])
def test_value_that_would_name_another_path_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="path parameter 'id'"):
        encode_path("/videos/{id}", {"id": value}, {})


def test_missing_value_is_refused() -> None:
    with pytest.raises(ValueError, match="path parameter 'id' is missing"):
        encode_path("/videos/{id}", {}, {})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_text_is_one_segment_and_read_back(text: str) -> None:
    path = encode_path("/videos/{id}/status", {"id": text}, {})

    assert path.count("/") == 3
    assert "?" not in path
    assert "#" not in path
    assert unquote(path.split("/")[2]) == text
    assert path.split("/")[2] not in {".", ".."}
