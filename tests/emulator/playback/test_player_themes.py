"""Player themes and their logos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.small_files import JPEG, PNG, WEBP, create_video, fetch, kept_files, slug, upload
from tests.emulator.validating import Emulator

COLORS = {
    "text": "rgba(255, 255, 255, 1)",
    "link": "rgba(255, 255, 255, 1)",
    "linkHover": "rgba(255, 255, 255, 1)",
    "trackPlayed": "rgba(88, 131, 255, .95)",
    "trackUnplayed": "rgba(255, 255, 255, .35)",
    "trackBackground": "rgba(255, 255, 255, .2)",
    "backgroundTop": "rgba(0, 0, 0, .7)",
    "backgroundBottom": "rgba(0, 0, 0, .7)",
    "backgroundText": "rgba(255, 255, 255, 1)",
}
SWITCHES = {
    "enableApi": True,
    "enableControls": True,
    "forceAutoplay": False,
    "hideTitle": False,
    "forceLoop": False,
}


def create(emulator: Emulator, **members: Any) -> dict[str, Any]:
    theme: dict[str, Any] = emulator.call("POST", "/players", 201, json=members)
    return theme


def path_of(theme: dict[str, Any]) -> str:
    return f"/players/{theme['playerId']}"


def names(emulator: Emulator, query: str) -> list[str | None]:
    return [theme.get("name") for theme in emulator.get(f"/players?{query}")["data"]]


def test_theme_of_an_empty_body_has_the_defaults(emulator: Emulator) -> None:
    theme = create(emulator)

    assert (COLORS | SWITCHES).items() <= theme.items()
    assert "name" not in theme
    assert {"logo": None} == theme["assets"]
    assert theme == emulator.get(path_of(theme))


def test_theme_has_every_member_it_was_made_with(emulator: Emulator) -> None:
    chosen = {
        "name": "House colors",
        **dict.fromkeys([*COLORS, "linkActive"], "rgba(1, 2, 3, .4)"),
        **{name: not default for name, default in SWITCHES.items()},
    }

    theme = create(emulator, **chosen)

    assert chosen.items() <= theme.items()
    assert chosen.items() <= emulator.get(path_of(theme)).items()


def test_member_that_is_not_settable_is_ignored(emulator: Emulator) -> None:
    theme = create(emulator, playerId="plMine", assets={"logo": "https://example.com/logo.png"})

    assert "plMine" != theme["playerId"]
    assert {"logo": None} == theme["assets"]


@pytest.mark.parametrize("body", [{"name": "a" * 101}, {"enableApi": "yes"}, {"text": None}])
def test_body_that_does_not_fit_is_refused(emulator: Emulator, body: dict[str, Any]) -> None:
    theme = create(emulator)

    problems = [
        emulator.call("POST", "/players", 400, json=body),
        emulator.call("PATCH", path_of(theme), 400, json=body),
    ]

    assert [("invalid-attribute", next(iter(body)))] * 2 == [(slug(one), one["name"]) for one in problems]
    assert theme == emulator.get(path_of(theme))


def test_update_changes_what_is_sent_alone(emulator: Emulator) -> None:
    theme = create(emulator, name="House colors", hideTitle=True)
    emulator.advance(60)

    changed = emulator.call("PATCH", path_of(theme), 200, json={"text": "rgba(0, 0, 0, 1)", "forceLoop": True})

    assert {**theme, "text": "rgba(0, 0, 0, 1)", "forceLoop": True, "updatedAt": emulator.world.stamp()} == changed
    assert changed == emulator.get(path_of(theme))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["b", None, "a"]),
        ("sortBy=name", [None, "a", "b"]),
        ("sortBy=name&sortOrder=desc", ["b", "a", None]),
        ("sortBy=createdAt&sortOrder=desc", ["a", None, "b"]),
        ("sortBy=updatedAt&sortOrder=desc&pageSize=1", ["b"]),
        ("pageSize=2&currentPage=2", ["a"]),
    ],
)
def test_themes_are_sorted_and_listed_by_pages(emulator: Emulator, query: str, found: list[str | None]) -> None:
    first = create(emulator, name="b")
    emulator.advance(1)
    create(emulator)
    emulator.advance(1)
    create(emulator, name="a")
    emulator.advance(1)
    emulator.call("PATCH", path_of(first), 200, json={})

    assert found == names(emulator, query)


def test_list_refuses_what_it_does_not_know(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/players?sortBy=color", 400)

    assert "sortBy" == problem["name"]


def test_unknown_theme_is_not_found(emulator: Emulator) -> None:
    path = "/players/plUnknown"

    problems = [
        emulator.call("GET", path, 404),
        emulator.call("PATCH", path, 404, json={}),
        emulator.call("DELETE", path, 404),
        emulator.call("DELETE", f"{path}/logo", 404),
        upload(emulator, f"{path}/logo", 404, PNG, "logo.png"),
    ]

    assert [("resource-not-found", "playerId")] * 5 == [(slug(one), one["name"]) for one in problems]


def test_what_is_shown_with_a_deleted_theme_gets_the_default_one(emulator: Emulator) -> None:
    theme, other = create(emulator)["playerId"], create(emulator)["playerId"]
    videos = [create_video(emulator, playerId=one)["videoId"] for one in (theme, other)]
    live_streams = [
        emulator.call("POST", "/live-streams", 200, json={"name": "Town hall", "playerId": one})["liveStreamId"]
        for one in (theme, other)
    ]

    emulator.call("DELETE", f"/players/{theme}", 204)

    assert [None, other] == [emulator.get(f"/videos/{key}").get("playerId") for key in videos]
    assert [None, other] == [emulator.get(f"/live-streams/{key}").get("playerId") for key in live_streams]
    emulator.call("GET", f"/players/{theme}", 404)


@pytest.mark.parametrize(
    ("content", "name", "extension", "kind"),
    [
        (PNG, "logo.png", "png", "image/png"),
        (JPEG, "logo.jpeg", "jpg", "image/jpeg"),
        (PNG, "logo", "png", "image/png"),
    ],
)
def test_logo_is_served_where_the_theme_says(
    emulator: Emulator, content: bytes, name: str, extension: str, kind: str
) -> None:
    theme = create(emulator)
    emulator.advance(60)

    changed = upload(emulator, f"{path_of(theme)}/logo", 201, content, name, link="https://example.com/")

    served = fetch(emulator, changed["assets"]["logo"])
    assert f"http://emulator.test/player/{theme['playerId']}/logo.{extension}" == changed["assets"]["logo"]
    assert "https://example.com/" == changed["assets"]["link"]
    assert changed["updatedAt"] > theme["updatedAt"]
    assert changed == emulator.get(path_of(theme))
    assert (200, content, kind) == (served.status_code, served.content, served.headers["content-type"])


def test_second_logo_replaces_the_first_and_its_link(emulator: Emulator) -> None:
    theme = create(emulator)
    upload(emulator, f"{path_of(theme)}/logo", 201, PNG, "logo.png", link="https://example.com/")

    changed = upload(emulator, f"{path_of(theme)}/logo", 201, JPEG)

    assert {"logo"} == set(changed["assets"])
    assert JPEG == fetch(emulator, changed["assets"]["logo"]).content
    assert 1 == kept_files(emulator)


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (WEBP, "logo.webp", "uploaded-file-extension-invalid"),
        (b"a logo", "logo.png", "uploaded-file-invalid-file"),
        (b"", "logo.png", "uploaded-file-empty"),
        (PNG.ljust(100 * 1024 + 1), "logo.png", "uploaded-file-too-large"),
    ],
)
def test_logo_that_is_no_small_picture_is_refused(emulator: Emulator, content: bytes, name: str, found: str) -> None:
    theme = create(emulator)

    problem = upload(emulator, f"{path_of(theme)}/logo", 400, content, name)

    assert found == slug(problem)
    assert theme == emulator.get(path_of(theme))


def test_logo_may_have_100_kib(emulator: Emulator) -> None:
    upload(emulator, f"{path_of(create(emulator))}/logo", 201, PNG.ljust(100 * 1024), "logo.png")


def test_deleted_logo_is_null_again(emulator: Emulator) -> None:
    theme = create(emulator)
    logo = upload(emulator, f"{path_of(theme)}/logo", 201, PNG, "logo.png", link="https://example.com/")["assets"][
        "logo"
    ]

    emulator.call("DELETE", f"{path_of(theme)}/logo", 204)

    assert {"logo": None} == emulator.get(path_of(theme))["assets"]
    assert 404 == fetch(emulator, logo).status_code
    assert 0 == kept_files(emulator)
    emulator.call("DELETE", f"{path_of(theme)}/logo", 204)


def test_logo_goes_with_its_theme(emulator: Emulator) -> None:
    theme = create(emulator)
    logo = upload(emulator, f"{path_of(theme)}/logo", 201, PNG, "logo.png")["assets"]["logo"]

    emulator.call("DELETE", path_of(theme), 204)

    assert 404 == fetch(emulator, logo).status_code
    assert 0 == kept_files(emulator)
