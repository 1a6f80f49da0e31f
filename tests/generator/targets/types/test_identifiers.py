from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.targets.python.package.identifiers import attribute, bounded_type_name, constant, pascal, stem, words


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


@pytest.mark.parametrize(
    ("symbols", "expected"),
    [
        ("+-*/%", "plus_minus_star_slash_percent"),
        ("$@#&|!?", "dollar_at_hash_and_or_not_question"),
        ("=<>~^", "equals_less_greater_tilde_caret"),
        (".,:;_ ", "dot_comma_colon_semicolon_underscore_space"),
        ("()[]{}", "open_close_open_bracket_close_bracket_open_brace_close_brace"),
        ("\"'`\\", "quote_apostrophe_backtick_backslash"),
        ("\t", "u0009"),
    ],
)
def test_name_of_symbols_alone_says_each_of_them(symbols: str, expected: str) -> None:
    assert expected == attribute(stem(symbols))


def test_names_have_two_lengths_at_most_and_end_in_a_hash_beyond() -> None:
    whole, longer = "a" * 72, "a" * 73

    assert whole == bounded_type_name(whole)
    assert 72 == len(bounded_type_name(longer))
    assert ("a" * 63, True) == (bounded_type_name(longer)[:63], bounded_type_name(longer)[63] == "_")
    assert "a" * 62 + "_" == bounded_type_name("a" * 62 + "_" + "b" * 20)[:63]


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
