from __future__ import annotations

import json

import pytest

from generator.document.source import Source
from generator.document.text import json_places
from generator.document.text.json_places import JsonPlaces, find_repeated_key
from generator.document.tree import split_pointer

TEXT = """\
{
  "a/b": [1, {"x": [[], {"y" : "}"}]} ,-2.5e3],
  "q\\"\\u00e9": {"": null, "s": "a, \\"b\\": {"},
\t"é": true
}
"""


def _source(text: str) -> Source:
    return Source(name="openapi.json", path=None, text=text)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#", "1:1"),
        ("#/a~1b", "2:3"),
        ("#/a~1b/1", "2:14"),
        ("#/a~1b/1/x/1/y", "2:26"),
        ("#/a~1b/2", "2:40"),
        ("#/a~1b/3", "2:3"),
        ("#/a~1b/01", "2:3"),
        ('#/q"é/', "3:17"),
        ('#/q"é/s', "3:27"),
        ('#/q"é/s/deeper', "3:27"),
        ("#/é", "4:2"),
        ("#/nothing/here", "1:1"),
    ],
)
def test_pointers_lead_to_the_key_or_item_or_the_nearest_there_is(pointer: str, place: str) -> None:
    assert f"openapi.json:{place}" == str(JsonPlaces(_source(TEXT)).find(split_pointer(pointer)))


def test_many_places_of_one_object_are_found_by_reading_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    members = {f"m{number}": {"type": number} for number in range(50)}
    places = JsonPlaces(_source(json.dumps({"before": members, "here": members, "after": members})))
    read = json_places._read_value
    calls: list[int] = []

    def counting(text: str, start: int) -> tuple[object, int]:
        calls.append(start)
        return read(text, start)

    monkeypatch.setattr(json_places, "_read_value", counting)
    for name in members:
        places.find(("here", name))

    assert 2 * (3 + 50) == len(calls)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1, "a": 2}', "1:10"),
        ('{"b": {"a": 1}, "a": {"c": [{"a": 1,\n "a": 2}]}}', "2:2"),
        ('{"a": "\\"a\\": 1", "b": ["a", "a"], "\\u0061": 2}', "1:36"),
        ('{"a": 1, "b": {"a": {}, "a": 3}, "a": 2}', "1:25"),
    ],
)
def test_a_key_that_stands_twice_is_shown_where_it_is_repeated(text: str, place: str) -> None:
    assert f"openapi.json:{place}" == str(find_repeated_key(_source(text), "a"))
