from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.targets.python.package.identifiers import attribute, bounded_type_name, constant, pascal, words


@pytest.mark.parametrize(
    ("wire_name", "expected"),
    [
        ("videoId", "video_id"),
        ("video-id", "video_id"),
        ("URLPath", "url_path"),
        ("HTTPServer2", "http_server2"),
        ("mp4Support", "mp4_support"),
        ("userIDs", "user_ids"),
        ("IPv4Address", "ipv4_address"),
        ("OAuthToken", "oauth_token"),
        ("X-Request-ID", "x_request_id"),
        ("tags[]", "tags"),
        ("naïve", "naive"),
    ],
)
def test_words_of_a_wire_name_are_kept_apart(wire_name: str, expected: str) -> None:
    assert expected == attribute(wire_name)


@pytest.mark.parametrize(("wire_name", "expected"), [("from", "from_"), ("None", "none_"), ("class", "class_")])
def test_keywords_get_an_underscore(wire_name: str, expected: str) -> None:
    assert expected == attribute(wire_name)


def test_a_leading_digit_gets_a_readable_prefix() -> None:
    assert ("n4k", "N4k", "N240P") == (attribute("4k"), pascal("4k"), constant("240p"))


def test_a_sign_before_a_number_is_spelled() -> None:
    assert ("minus_1", "plus_1") == (attribute("-1"), attribute("+1"))


def test_class_names_spell_acronyms_as_words() -> None:
    assert ("UrlPath", "BadRequest") == (pascal("URLPath"), pascal("bad-request"))


def test_long_type_names_are_cut_and_stay_different() -> None:
    long = "Very" * 40

    names = {bounded_type_name(f"{long}{ending}") for ending in ("One", "Two")}

    assert 2 == len(names)
    assert all(len(name) <= 72 for name in names)


@given(st.text())
def test_any_text_gives_a_name_python_accepts_or_nothing(text: str) -> None:
    name = attribute(text)

    assert not name or (name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("_"))


@given(st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,30}", fullmatch=True))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    assert text == "".join(words(text))
