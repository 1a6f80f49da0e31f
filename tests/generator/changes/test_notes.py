from __future__ import annotations

import pytest

from generator.changes.change import Change, Symbol, Value
from generator.changes.notes import Background, write_notes
from generator.changes.notes.line import quote
from generator.changes.notes.write import to_markdown
from generator.changes.package import finding
from generator.changes.package.annotations import read_type
from generator.changes.rules import make
from generator.changes.where import Where
from generator.cli import main
from tests.reference import reference

SEEN = frozenset({"Video", "Caption", "Theme"})


def symbol(text: str) -> Symbol:
    """Read `client.videos.list(tag=)`, `client.videos`, `Video.title` or `Video`."""
    names = text.removesuffix(")").replace("(", ".").removesuffix("=").split(".")
    match names:
        case ["client", resource]:
            return Symbol(kind="resource", name=resource)
        case ["client", owner, name, ""]:
            return Symbol(kind="method", owner=owner, name=name)
        case ["client", owner, name, argument]:
            return Symbol(kind="argument", owner=owner, name=name, argument=argument)
        case [owner, name]:
            return Symbol(kind="member", owner=owner, name=name)
        case _:
            return Symbol(kind="type", name=text)


def change(rule: str, name: str, *values: Value) -> Change:
    return finding.make(rule, symbol(name), ("", ""), *values)


def retyped(rule: str, name: str, old: str, new: str) -> Change:
    return change(rule, name, read_type(old), read_type(new))


def renamed(old: str, new: str, rule: str = "method-renamed") -> Change:
    return change(rule, old, symbol(old), symbol(new))


SEEING = Background(seen=SEEN, seen_before=SEEN)


def notes(*changes: Change, background: Background = SEEING) -> list[str]:
    return [line.text for line in write_notes(changes, background)]


def test_resource_that_moved_is_told_once() -> None:
    moved = [renamed(f"client.live.{name}()", f"client.streams.{name}()") for name in ("get", "list")]

    assert ["`client.live` became `client.streams`, with the same methods."] == notes(*moved)


def test_method_that_got_another_name_on_the_way_is_named() -> None:
    moved = [
        renamed("client.up.list_tokens()", "client.tokens.list()"),
        renamed("client.up.get()", "client.tokens.get()"),
    ]
    away = renamed("client.up.upload()", "client.videos.upload_by_token()")

    expected = [
        "`client.up` became `client.tokens`, where `list_tokens()` is `list()`.",
        "`client.up.upload()` became `client.videos.upload_by_token()`.",
    ]
    assert expected == notes(*moved, away)


def test_removed_resource_names_its_methods_but_not_those_that_moved() -> None:
    calls = ("client.a.get()", "client.a.list()", "client.b.get()", "client.b.end()")
    gone = [change("resource-removed", f"client.{name}") for name in "ab"]
    moved = renamed("client.b.get()", "client.c.get()")

    expected = [
        "`client.b.get()` became `client.c.get()`.",
        "`client.a` was removed, with `get()` and `list()`.",
        "`client.b.end()` was removed.",
    ]
    assert expected == notes(*gone, moved, background=Background(calls=tuple(map(symbol, calls))))


def test_methods_that_learned_the_same_share_a_line() -> None:
    added = [change("optional-argument-added", f"client.videos.{name}(tag=)") for name in ("create", "update")]

    assert ["`client.videos.create()` and `client.videos.update()` learned `tag=`."] == notes(*added)


def test_summary_goes_on_in_the_sentence() -> None:
    added = [change("method-added", f"client.videos.{name}()") for name in ("find", "get")]
    background = Background(
        summaries={symbol("client.videos.find()"): "Find a video.", symbol("client.videos.get()"): "URL of a video"}
    )

    expected = ["`client.videos.find()` was added: find a video.", "`client.videos.get()` was added: URL of a video."]
    assert expected == notes(*added, background=background)


def test_type_that_is_given_in_the_place_of_another_took_its_place() -> None:
    changes = (
        change("model-removed", "Subtitle"),
        change("model-added", "Caption"),
        retyped("return-type-changed", "client.c.list()", "Page[Subtitle]", "Page[Caption]"),
    )
    background = Background(
        seen=SEEN,
        seen_before=frozenset({"Subtitle"}),
        members_before={"Subtitle": ("language", "color")},
        members={"Caption": ("language", "name")},
    )

    expected = [
        "`Caption` gained `name`.",
        "Types got new names: `Subtitle` is `Caption`.",
        "`Subtitle.color` was removed; `Caption` has no such member.",
    ]
    assert expected == notes(*changes, background=background)


def test_type_that_is_still_there_has_no_successor() -> None:
    changes = (
        change("model-added", "Caption"),
        retyped("return-type-changed", "client.c.get()", "Video", "Caption"),
    )

    assert ["`client.c.get()` gives `Caption` instead of `Video`."] == notes(*changes)


def test_types_that_only_carry_bodies_are_not_told_of() -> None:
    hidden = change("field-added", "VideoCreatePayload.tag")

    assert [] == notes(hidden)


def test_limit_is_told_of_the_argument_that_has_it() -> None:
    background = Background(symbols={"/paths/a/get/parameters/0": symbol("client.videos.list(limit=)")})
    place = "/paths/a/get/parameters/0/schema/maximum"
    limit = make("max-decreased", Where(kind="request-parameter", revision=place), 100, 50)

    expected = ["`limit=` of `client.videos.list()` changed its maximum from 100 to 50."]
    assert expected == notes(limit, background=background)


@pytest.mark.parametrize(
    ("rule", "name", "section", "text"),
    [
        (
            "argument-removed",
            "client.v.list(tag=)",
            "Removed",
            "`tag=` of `client.v.list()` was removed; leave it out.",
        ),
        ("argument-became-required", "client.v.list(tag=)", "Changed", "`client.v.list()` now demands `tag=`."),
        ("required-argument-added", "client.v.list(tag=)", "Changed", "`client.v.list()` now demands `tag=`."),
        ("argument-became-optional", "client.v.list(tag=)", "Changed", "`client.v.list()` can do without `tag=`."),
        ("optional-argument-added", "client.v.list(tag=)", "Added", "`client.v.list()` learned `tag=`."),
        ("method-removed", "client.v.list()", "Removed", "`client.v.list()` was removed."),
        ("method-dropped", "client.v.list()", "Removed", "`client.v.list()` was removed."),
        ("method-added", "client.v.list()", "Added", "`client.v.list()` was added."),
        ("export-removed", "Row", "Removed", "`Row` was removed."),
        ("export-added", "Row", "Added", "`Row` was added."),
        ("environment-removed", "Row", "Removed", "`Row` was removed."),
        ("environment-added", "Row", "Added", "`Row` was added."),
        ("model-removed", "Video", "Removed", "`Video` was removed."),
        ("enum-removed", "Video", "Removed", "`Video` was removed."),
        ("alias-removed", "Video", "Removed", "`Video` was removed."),
        ("type-became-model", "Video", "Changed", "`Video` is now a model."),
        ("type-became-enum", "Video", "Changed", "`Video` is now an enum."),
        ("type-became-alias", "Video", "Changed", "`Video` is now an alias."),
        ("enum-member-removed", "Video.CAT", "Removed", "`Video.CAT` was removed."),
        ("enum-member-added", "Video.CAT", "Added", "`Video` gained `CAT`."),
        ("field-removed", "Video.tag", "Removed", "`Video.tag` was removed."),
        ("field-added", "Video.tag", "Added", "`Video` gained `tag`."),
        ("required-field-added", "Video.tag", "Changed", "`Video` now demands `tag`."),
        ("field-became-required", "Video.tag", "Changed", "`Video` now demands `tag`."),
    ],
)
def test_each_change_of_the_package_is_told_in_its_section(rule: str, name: str, section: str, text: str) -> None:
    (line,) = write_notes([change(rule, name)], SEEING)

    assert (section, text) == (line.section, line.text)


@pytest.mark.parametrize(
    ("rules", "name", "text"),
    [
        ("argument-type", "client.v.list(tag=)", "`tag=` of `client.v.list()` takes `int` instead of `str`."),
        ("return-type", "client.v.list()", "`client.v.list()` gives `int` instead of `str`."),
        ("alias", "Video", "`Video` now stands for `int`; it stood for `str`."),
        ("field-type", "Video.tag", "`Video.tag` is `int` instead of `str`."),
    ],
)
@pytest.mark.parametrize("how", ["widened", "narrowed", "changed"])
def test_other_type_is_told_with_the_one_before(rules: str, how: str, name: str, text: str) -> None:
    assert [text] == notes(retyped(f"{rules}-{how}", name, "str", "int"))


@pytest.mark.parametrize(
    ("old", "new", "rule", "text"),
    [
        ("Clip", "Video", "model-renamed", "Types got new names: `Clip` is `Video`."),
        ("Clip", "Video", "enum-renamed", "Types got new names: `Clip` is `Video`."),
        ("Clip", "Video", "alias-renamed", "Types got new names: `Clip` is `Video`."),
        ("Video.a", "Video.b", "field-renamed", "`Video.a` became `Video.b`."),
        ("Video.A", "Video.B", "enum-member-renamed", "`Video.A` became `Video.B`."),
    ],
)
def test_new_name_is_told_with_the_one_before(old: str, new: str, rule: str, text: str) -> None:
    background = Background(seen=SEEN, seen_before=SEEN | {"Clip"})

    assert [text] == notes(renamed(old, new, rule), background=background)


def test_new_name_of_an_argument_is_told_with_its_method() -> None:
    names = (Symbol(kind="export", name=name) for name in ("tag", "tags"))

    told = notes(change("argument-renamed", "client.v.list(tag=)", *names))

    assert ["`tag=` of `client.v.list()` became `tags=`."] == told


def test_change_of_the_whole_api_needs_no_symbol() -> None:
    server = make("api-server-removed", Where(kind="servers"), "https://a.test")

    assert ["The server `https://a.test` was removed."] == notes(server)


def test_deprecations_share_a_line() -> None:
    background = Background(symbols={"/a": symbol("client.videos.list(limit=)"), "/b": symbol("Video.width")})
    changes = [
        make("request-parameter-deprecated", Where(kind="request-parameter", revision="/a")),
        make("deprecated", Where(kind="response-body", path=("width",), revision="/b")),
    ]

    assert ["`limit=` of `client.videos.list()` and `Video.width` were deprecated."] == notes(
        *changes, background=background
    )


def test_patterns_are_set_as_code() -> None:
    background = Background(symbols={"/components/schemas/Clip/properties/start": symbol("Clip.start")})
    place = "/components/schemas/Clip/properties/start/pattern"
    where = Where(kind="request-body", path=("clip", "start"), revision=place)
    pattern = make("pattern-changed", where, r"\d*_", r"^\d{2,}$")

    expected = r"`Clip.start` changed its pattern from `\d*_` to `^\d{2,}$`."
    assert [expected] == notes(pattern, background=background)


def test_what_breaks_comes_first_and_is_marked() -> None:
    lines = write_notes(
        [
            change("argument-became-optional", "client.videos.list(tag=)"),
            change("field-became-optional", "Video.kind"),
        ],
        SEEING,
    )

    expected = (
        "- **Breaking:** `Video.kind` may be `None`; check before use.\n- `client.videos.list()` can do without `tag=`."
    )
    assert [expected] == list(to_markdown(lines).values())


def test_code_with_spaces_stays_on_one_line() -> None:
    new = "dict[str, list[int] | None] | dict[str, list[float] | None]"
    narrowed = retyped("field-type-narrowed", "Video.a", "Sequence[Mapping[str, int | float | None]]", new)

    (text,) = to_markdown(write_notes([narrowed], SEEING)).values()

    assert 2 == len(text.splitlines())
    assert all(line.count("`") % 2 == 0 for line in text.splitlines())


def test_fields_that_may_be_none_share_a_line() -> None:
    widened = [retyped("field-type-widened", f"Video.{name}", "int", "int | None") for name in ("height", "width")]

    assert ["`height` and `width` of `Video` may be `None`; check before use."] == notes(*widened)


def test_new_names_of_types_that_nobody_meets_are_not_told() -> None:
    changes = (renamed("PetPayload", "PetBody", "model-renamed"), renamed("Clip", "Caption", "model-renamed"))

    expected = ["Types got new names: `Clip` is `Caption`."]
    assert expected == notes(*changes, background=Background(seen=SEEN, seen_before=frozenset({"PetPayload", "Clip"})))


def test_change_of_a_whole_method_is_told_only_to_explain_a_major_version() -> None:
    background = Background(symbols={"/paths/a/get": symbol("client.videos.list()")}, seen=SEEN)
    place = "/paths/a/get/responses/200"
    where = Where(kind="response", status="200", base=place, revision=place)
    whole = make("response-media-type-removed", where, "text/plain")
    gone = change("field-removed", "Video.a")

    reported = ["`client.videos.list()`: the response 200 can no longer be `text/plain`."]
    assert reported == notes(whole, background=background)
    assert ["`Video.a` was removed."] == notes(whole, gone, background=background)


def test_lines_wrap_between_words_but_not_within_code() -> None:
    fields = [change("field-added", f"Video.{letter * 30}") for letter in "abcd"]

    (text,) = to_markdown(write_notes(fields, Background(seen=SEEN))).values()

    assert all(len(line) <= 120 and line.count("`") % 2 == 0 for line in text.splitlines())
    assert 2 == len(text.splitlines())


def test_names_are_listed_as_in_a_sentence() -> None:
    assert ("`a`", "`a` and `b`", "`a`, `b` and `c`") == (quote("a"), quote("ab"), quote("abc"))


@pytest.mark.slow
def test_three_years_of_the_public_document_give_an_entry_that_people_read(capsys: pytest.CaptureFixture[str]) -> None:
    base, revision = (reference(f"reference/documents/api.video-{when}.yaml") for when in ("2021-02", "2024-11"))
    if not base.exists():
        pytest.skip("the public documents are not here; see tests/README.md")

    assert 0 == main(["release", "plan", "--base", str(base), "--revision", str(revision)])

    entry = capsys.readouterr().out
    for line in (
        "- `client.watermarks.upload()` was added: upload a watermark.",
        "- `client.live_streams.create()` and `client.live_streams.update()` learned `restreams=`.",
        "- **Breaking:** `client.live` became `client.live_streams`, with the same methods.",
        "- **Breaking:** `client.videos.get_video_status()` became `client.videos.get_status()`.",
        "`client.videos_delegated_upload` became `client.upload_tokens`, where `list_tokens()` is `list()`.",
        "- **Breaking:** `client.account.get()` was removed.",
        "- **Breaking:** `LiveStream.record` was removed.",
    ):
        assert line in entry
    assert len(entry.splitlines()) < 100
