"""What a document says reaches a report as text, and never as a command, as markup or as a mention."""

from __future__ import annotations

import json

import pytest

from generator.escaping import code_span, markdown_text, printable
from generator.problems import Location, Problem
from generator.reporting import Format, render_problems

EVIL = ("a\n::error::b", "\x1b[2Jgone", "a\rb", "\u202egnp.exe", "zero\u200bwidth", "line\u2028end", "bell\x07")


@pytest.mark.parametrize("text", EVIL)
def test_control_characters_are_spelled_out_on_one_line(text: str) -> None:
    assert printable(text).isprintable()
    assert 1 == len(printable(text).splitlines())


@pytest.mark.parametrize("text", ["plain", "Vidéo n° 1", "動画", "🎬", "a\\b", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert text == printable(text)


@pytest.mark.parametrize("text", ["a`b", "``", "`", "a``b`c", "```", " ", ""])
def test_code_span_is_longer_than_any_fence_in_it(text: str) -> None:
    span = code_span(text)

    fence = span[: len(span) - len(span.lstrip("`"))]
    inner = span.removeprefix(fence).removesuffix(fence)
    assert fence not in [run for run in inner.replace(" ", "x").split("x") if set(run) == {"`"}]
    assert inner.strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("thank @octocat", "thank `@octocat`"),
        ("see #12", "see `#12`"),
        ("<img src=x>", r"\<img src=x\>"),
        ("[a](b)", r"\[a\](b)"),
        ("*b* _i_ `c`", r"\*b\* \_i\_ \`c\`"),
        ("a video (by id): all", "a video (by id): all"),
    ],
)
def test_words_in_markdown_are_words(text: str, shown: str) -> None:
    assert shown == markdown_text(text)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("text", EVIL)
def test_report_has_a_line_for_each_problem_whatever_it_says(text: str, form: Format) -> None:
    problem = Problem(where=Location(file=text, line=3), rule="some-rule", message=f"{text} is wrong")

    report = render_problems([problem, problem], form)

    if form in {Format.JSON, Format.SARIF}:
        assert json.loads(report)
        return
    lines = report.splitlines()
    assert (3 if form is Format.TEXT else 2) == len(lines)
    assert all(line.isprintable() for line in lines)


def test_file_name_begins_no_command_of_a_log() -> None:
    problem = Problem(where=Location(file="::error::a.yaml"), rule="r", message="m")

    assert str(problem).startswith("./::error::a.yaml: error")
