from __future__ import annotations

import pytest

from generator.cli import main
from generator.diff.change import Change, Direction, Level
from generator.release.notes import Background, write_notes
from generator.release.notes.line import quote
from generator.release.notes.write import to_markdown
from tests.reference import reference

SEEN = frozenset({"Video", "Caption", "Theme"})


def change(rule: str, subject: str, message: str = "", level: Level = Level.INFO) -> Change:
    return Change(rule=rule, level=level, direction=Direction.NONE, subject=subject, message=message)


def renamed(old: str, new: str, rule: str = "sdk-method-renamed") -> Change:
    return change(rule, old, f"`{old}` is now `{new}`", Level.BREAKING)


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
    gone = [change("sdk-resource-removed", f"client.{name}", level=Level.BREAKING) for name in "ab"]
    moved = renamed("client.b.get()", "client.c.get()")

    expected = [
        "`client.b.get()` became `client.c.get()`.",
        "`client.a` was removed, with `get()` and `list()`.",
        "`client.b.end()` was removed.",
    ]
    assert expected == notes(*gone, moved, background=Background(calls=calls))


def test_methods_that_learned_the_same_share_a_line() -> None:
    added = [change("sdk-optional-argument-added", f"client.videos.{name}(tag=)") for name in ("create", "update")]

    assert ["`client.videos.create()` and `client.videos.update()` learned `tag=`."] == notes(*added)


def test_summary_goes_on_in_the_sentence() -> None:
    added = [change("sdk-method-added", f"client.videos.{name}()") for name in ("find", "get")]
    background = Background(
        summaries={"client.videos.find()": "Find a video.", "client.videos.get()": "URL of a video"}
    )

    expected = ["`client.videos.find()` was added: find a video.", "`client.videos.get()` was added: URL of a video."]
    assert expected == notes(*added, background=background)


def test_type_that_is_given_in_the_place_of_another_took_its_place() -> None:
    changes = (
        change("sdk-model-removed", "Subtitle", "`Subtitle` is gone", Level.BREAKING),
        change("sdk-model-added", "Caption", "`Caption` is new"),
        change(
            "sdk-return-type-changed",
            "client.c.list()",
            "`client.c.list()` now gives `Page[Caption]`; it gave `Page[Subtitle]`",
        ),
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
        change("sdk-model-added", "Caption", "`Caption` is new"),
        change(
            "sdk-return-type-changed",
            "client.c.get()",
            "`client.c.get()` now gives `Caption`; it gave `Video`",
            Level.BREAKING,
        ),
    )

    assert ["`client.c.get()` gives `Caption` instead of `Video`."] == notes(*changes)


def test_types_that_only_carry_bodies_are_not_told_of() -> None:
    hidden = change("sdk-field-added", "VideoCreatePayload.tag")

    assert [] == notes(hidden)


def test_limit_is_told_of_the_argument_that_has_it() -> None:
    background = Background(symbols={"/paths/a/get/parameters/0": "client.videos.list(limit=)"})
    limit = Change(
        rule="request-parameter-max-decreased",
        level=Level.BREAKING,
        direction=Direction.REQUEST,
        subject="GET /a",
        message="the query parameter 'limit' now has the maximum 50",
        revision="/paths/a/get/parameters/0/schema/maximum",
    )

    assert ["`limit=` of `client.videos.list()` now has the maximum 50."] == notes(limit, background=background)


def test_change_of_the_whole_api_needs_no_symbol() -> None:
    server = change("api-server-removed", "servers", "the server https://a.test was removed", Level.WARNING)

    assert ["The server https://a.test was removed."] == notes(server)


def test_deprecations_share_a_line() -> None:
    background = Background(symbols={"/a": "client.videos.list(limit=)", "/b": "Video.width"})
    changes = [
        Change(
            rule=f"{kind}-deprecated",
            level=Level.INFO,
            direction=Direction.NONE,
            subject=kind,
            message="is deprecated",
            revision=place,
        )
        for kind, place in (("request-parameter", "/a"), ("response-property", "/b"))
    ]

    assert ["`limit=` of `client.videos.list()` and `Video.width` were deprecated."] == notes(
        *changes, background=background
    )


def test_patterns_are_set_as_code() -> None:
    background = Background(symbols={"/components/schemas/Clip/properties/start": "Clip.start"})
    pattern = Change(
        rule="request-property-pattern-changed",
        level=Level.WARNING,
        direction=Direction.REQUEST,
        subject="POST /a",
        message=r"'clip.start' of the request body changed its pattern from \d*_ to ^\d{2,}$",
        revision="/components/schemas/Clip/properties/start/pattern",
    )

    expected = r"`Clip.start` changed its pattern from `\d*_` to `^\d{2,}$`."
    assert [expected] == notes(pattern, background=background)


def test_what_breaks_comes_first_and_is_marked() -> None:
    lines = write_notes(
        [
            change("sdk-argument-became-optional", "client.videos.list(tag=)"),
            change("sdk-field-became-optional", "Video.kind", level=Level.BREAKING),
        ],
        SEEING,
    )

    expected = (
        "- **Breaking:** `Video.kind` may be `UNSET`; check before use.\n"
        "- `client.videos.list()` can do without `tag=`."
    )
    assert [expected] == list(to_markdown(lines).values())


def test_code_with_spaces_stays_on_one_line() -> None:
    kind = "dict[str, list[int] | None] | dict[str, list[float] | None]"
    message = f"`Video.a` is now `{kind}`; it was `Sequence[Mapping[str, int | float | None]]`"

    (text,) = to_markdown(write_notes([change("sdk-field-type-narrowed", "Video.a", message)], SEEING)).values()

    assert 2 == len(text.splitlines())
    assert all(line.count("`") % 2 == 0 for line in text.splitlines())


def test_fields_that_may_be_none_share_a_line() -> None:
    widened = [
        change("sdk-field-type-widened", f"Video.{name}", f"`Video.{name}` is now `int | None`; it was `int`")
        for name in ("height", "width")
    ]

    assert ["`height` and `width` of `Video` may be `None`; check before use."] == notes(*widened)


def test_new_names_of_types_that_nobody_meets_are_not_told() -> None:
    changes = (renamed("PetPayload", "PetBody", "sdk-model-renamed"), renamed("Clip", "Caption", "sdk-model-renamed"))

    expected = ["Types got new names: `Clip` is `Caption`."]
    assert expected == notes(*changes, background=Background(seen=SEEN, seen_before=frozenset({"PetPayload", "Clip"})))


def test_change_of_a_whole_method_is_told_only_to_explain_a_major_version() -> None:
    background = Background(symbols={"/paths/a/get": "client.videos.list()"}, seen=SEEN)
    whole = Change(
        rule="response-media-type-removed",
        level=Level.BREAKING,
        direction=Direction.RESPONSE,
        subject="GET /a",
        message="the response 200 can no longer be text/plain",
        base="/paths/a/get/responses/200",
        revision="/paths/a/get/responses/200",
    )
    gone = change("sdk-field-removed", "Video.a", "`Video.a` is gone", Level.BREAKING)

    told = ["`client.videos.list()`: the response 200 can no longer be text/plain."]
    assert told == notes(whole, background=background)
    assert ["`Video.a` was removed."] == notes(whole, gone, background=background)


def test_lines_wrap_between_words_but_not_within_code() -> None:
    fields = [change("sdk-field-added", f"Video.{letter * 30}") for letter in "abcd"]

    (text,) = to_markdown(write_notes(fields, Background(seen=SEEN))).values()

    assert all(len(line) <= 120 and line.count("`") % 2 == 0 for line in text.splitlines())
    assert 2 == len(text.splitlines())


def test_names_are_listed_as_in_a_sentence() -> None:
    assert ("`a`", "`a` and `b`", "`a`, `b` and `c`") == (quote("a"), quote("ab"), quote("abc"))


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
