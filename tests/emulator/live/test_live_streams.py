"""Live streams: what they are, their restreams and thumbnails."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.emulator.small_files import JPEG, PNG, fetch, kept_files, slug, upload
from tests.emulator.validating import Emulator

RESTREAM = {"name": "Company channel", "serverUrl": "rtmps://live.example.com:443/app", "streamKey": "key-1"}
NO_ADDRESS = "This value is not a valid RTMP address with an application name."
BLANK = "This value should not be blank."


def create(emulator: Emulator, **members: Any) -> dict[str, Any]:
    body = {"name": "Town hall", **members}
    live_stream: dict[str, Any] = emulator.call("POST", "/live-streams", 200, json=body)
    return live_stream


def path_of(live_stream: dict[str, Any]) -> str:
    return f"/live-streams/{live_stream['liveStreamId']}"


def names(emulator: Emulator, query: str) -> list[str]:
    return [one["name"] for one in emulator.get(f"/live-streams?{query}")["data"]]


def test_created_live_stream_is_found(emulator: Emulator) -> None:
    created = create(emulator, playerId="plOne", restreams=[RESTREAM])

    assert created == emulator.get(path_of(created))
    assert created["liveStreamId"].startswith("li")
    assert (True, False, "plOne") == (created["public"], created["broadcasting"], created["playerId"])
    assert [RESTREAM] == created["restreams"]
    assert 4 == uuid.UUID(created["streamKey"]).version


def test_live_stream_without_wishes_has_no_theme_and_no_restreams(emulator: Emulator) -> None:
    created = create(emulator)

    assert [] == created["restreams"]
    assert "playerId" not in created


def test_addresses_of_a_live_stream_are_its_own(emulator: Emulator) -> None:
    created = create(emulator)

    page = f"http://emulator.test/live/{created['liveStreamId']}"
    assert (page, f"{page}.m3u8", f"{page}/thumbnail.jpg") == tuple(
        created["assets"][name] for name in ("player", "hls", "thumbnail")
    )
    assert f'src="{page}"' in created["assets"]["iframe"]


def test_two_live_streams_have_two_keys(emulator: Emulator) -> None:
    assert create(emulator)["streamKey"] != create(emulator)["streamKey"]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"name": " "}, {"name": BLANK}),
        (
            {"restreams": [{**RESTREAM, "serverUrl": "https://live.example.com/app"}]},
            {"restreams[0][serverUrl]": NO_ADDRESS},
        ),
        ({"restreams": [RESTREAM, {**RESTREAM, "serverUrl": "rtmp://host"}]}, {"restreams[1][serverUrl]": NO_ADDRESS}),
        ({"restreams": [{**RESTREAM, "serverUrl": "rtmp:///app"}]}, {"restreams[0][serverUrl]": NO_ADDRESS}),
        ({"restreams": [{**RESTREAM, "serverUrl": "rtmp://host:port/app"}]}, {"restreams[0][serverUrl]": NO_ADDRESS}),
        ({"restreams": [{**RESTREAM, "serverUrl": "rtmp://[/app"}]}, {"restreams[0][serverUrl]": NO_ADDRESS}),
        (
            {"name": "", "restreams": [{"name": "", "serverUrl": "", "streamKey": " "}]},
            {
                "name": BLANK,
                "restreams[0][name]": BLANK,
                "restreams[0][serverUrl]": BLANK,
                "restreams[0][streamKey]": BLANK,
            },
        ),
    ],
)
def test_all_that_is_wrong_is_named(emulator: Emulator, members: dict[str, Any], expected: dict[str, str]) -> None:
    live_stream = create(emulator)

    created = emulator.call("POST", "/live-streams", 400, json={"name": "Town hall", **members})
    changed = emulator.call("PATCH", path_of(live_stream), 400, json=members)

    for problem in (created, changed):
        assert expected == {one["name"]: one["detail"] for one in problem["problems"]}
        assert ("invalid-attribute", next(iter(expected))) == (slug(problem), problem["name"])
    assert [live_stream] == emulator.get("/live-streams")["data"]


@pytest.mark.parametrize(
    ("members", "found", "name"),
    [
        ({"restreams": [RESTREAM] * 6}, "invalid-attribute", "restreams"),
        ({"restreams": [{"name": "a", "streamKey": "b"}]}, "attribute-required", "restreams[0][serverUrl]"),
        ({"restreams": "rtmp://host/app"}, "invalid-attribute", "restreams"),
        ({"public": "yes"}, "invalid-attribute", "public"),
        ({"playerId": None}, "invalid-attribute", "playerId"),
    ],
)
def test_body_that_does_not_fit_is_refused(emulator: Emulator, members: dict[str, Any], found: str, name: str) -> None:
    problem = emulator.call("POST", "/live-streams", 400, json={"name": "Town hall", **members})

    assert (found, name) == (slug(problem), problem["name"])


def test_name_must_be_sent(emulator: Emulator) -> None:
    problem = emulator.call("POST", "/live-streams", 400, json={})

    assert ("attribute-required", "name") == (slug(problem), problem["name"])


def test_five_restreams_are_taken(emulator: Emulator) -> None:
    assert [RESTREAM] * 5 == create(emulator, restreams=[RESTREAM] * 5)["restreams"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Town hall", "Évening news", "Morning news"]),
        ("name=NEWS", ["Évening news", "Morning news"]),
        ("name=evening", ["Évening news"]),
        ("name=none", []),
        ("streamKey=none", []),
        ("sortBy=name", ["Morning news", "Town hall", "Évening news"]),
        ("sortBy=createdAt&sortOrder=desc&pageSize=1", ["Morning news"]),
        ("sortBy=updatedAt&sortOrder=desc&pageSize=1", ["Town hall"]),
    ],
)
def test_list_keeps_what_matches_every_filter(emulator: Emulator, query: str, found: list[str]) -> None:
    first = create(emulator)
    for name in ("Évening news", "Morning news"):
        emulator.advance(1)
        create(emulator, name=name)
    emulator.advance(1)
    emulator.call("PATCH", path_of(first), 200, json={})

    assert found == names(emulator, query)


def test_live_stream_is_found_by_its_key(emulator: Emulator) -> None:
    create(emulator)
    wanted = create(emulator)

    assert [wanted] == emulator.get(f"/live-streams?streamKey={wanted['streamKey']}")["data"]


def test_list_refuses_what_it_does_not_know(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/live-streams?sortBy=streamKey", 400)

    assert "sortBy" == problem["name"]


def test_update_changes_what_is_sent_alone(emulator: Emulator) -> None:
    live_stream = create(emulator, playerId="plOne", restreams=[RESTREAM])
    emulator.advance(60)

    changed = emulator.call("PATCH", path_of(live_stream), 200, json={"name": "Spring", "streamKey": "mine"})

    assert {**live_stream, "name": "Spring", "updatedAt": emulator.world.stamp()} == changed
    assert changed == emulator.get(path_of(live_stream))


@pytest.mark.parametrize("restreams", [[], [{**RESTREAM, "name": "Another"}]])
def test_restreams_are_replaced_whole(emulator: Emulator, restreams: list[dict[str, str]]) -> None:
    live_stream = create(emulator, restreams=[RESTREAM, RESTREAM])

    changed = emulator.call("PATCH", path_of(live_stream), 200, json={"restreams": restreams})

    assert restreams == changed["restreams"]


def test_member_of_a_restream_that_is_not_known_is_dropped(emulator: Emulator) -> None:
    created = create(emulator, restreams=[{**RESTREAM, "color": "red"}])

    assert [RESTREAM] == created["restreams"]


def test_private_live_stream_has_a_token_in_its_addresses(emulator: Emulator) -> None:
    live_stream = create(emulator)

    assets = emulator.call("PATCH", path_of(live_stream), 200, json={"public": False})["assets"]

    assert "?token=" in assets["player"]
    assert "/token/" in assets["hls"]
    assert 200 == fetch(emulator, assets["thumbnail"]).status_code
    assert 403 == fetch(emulator, live_stream["assets"]["thumbnail"]).status_code


def test_deleted_live_stream_is_gone(emulator: Emulator) -> None:
    live_stream = create(emulator)
    upload(emulator, f"{path_of(live_stream)}/thumbnail", 201, JPEG)

    emulator.call("DELETE", path_of(live_stream), 204)

    assert [] == emulator.get("/live-streams")["data"]
    assert 404 == fetch(emulator, live_stream["assets"]["thumbnail"]).status_code
    assert 0 == kept_files(emulator)


def test_unknown_live_stream_is_not_found(emulator: Emulator) -> None:
    path = "/live-streams/liUnknown"

    problems = [
        emulator.call("GET", path, 404),
        emulator.call("PATCH", path, 404, json={}),
        emulator.call("DELETE", path, 404),
        emulator.call("PUT", f"{path}/complete", 404),
        emulator.call("DELETE", f"{path}/thumbnail", 404),
        upload(emulator, f"{path}/thumbnail", 404, JPEG),
    ]

    assert [("resource-not-found", "liveStreamId")] * 6 == [(slug(one), one["name"]) for one in problems]


def test_uploaded_thumbnail_is_served(emulator: Emulator) -> None:
    live_stream = create(emulator)
    emulator.advance(60)

    changed = upload(emulator, f"{path_of(live_stream)}/thumbnail", 201, JPEG)

    served = fetch(emulator, changed["assets"]["thumbnail"])
    assert {**live_stream, "updatedAt": emulator.world.stamp()} == changed
    assert (JPEG, "image/jpeg") == (served.content, served.headers["content-type"])


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (PNG, "cat.png", "uploaded-file-extension-invalid"),
        (PNG, "cat.jpg", "uploaded-file-extension-invalid"),
        (b"a cat", "cat.jpg", "uploaded-file-invalid-file"),
        (b"", "cat.jpg", "uploaded-file-empty"),
        (JPEG.ljust(8 * 1024 * 1024 + 1), "cat.jpg", "uploaded-file-too-large"),
    ],
)
def test_thumbnail_that_is_no_jpeg_is_refused(emulator: Emulator, content: bytes, name: str, found: str) -> None:
    live_stream = create(emulator)

    problem = upload(emulator, f"{path_of(live_stream)}/thumbnail", 400, content, name)

    assert found == slug(problem)
    assert live_stream == emulator.get(path_of(live_stream))


def test_default_picture_is_back_after_the_deletion(emulator: Emulator) -> None:
    live_stream = create(emulator)
    default = fetch(emulator, live_stream["assets"]["thumbnail"]).content
    upload(emulator, f"{path_of(live_stream)}/thumbnail", 201, JPEG)

    changed = emulator.call("DELETE", f"{path_of(live_stream)}/thumbnail", 200)

    served = fetch(emulator, changed["assets"]["thumbnail"])
    assert changed["assets"]["thumbnail"].endswith("thumbnail.jpg")
    assert (default, "image/jpeg") == (served.content, served.headers["content-type"])
    assert (b"\xff\xd8\xff\xe0", b"\xff\xd9") == (default[:4], default[-2:])
    assert 0 == kept_files(emulator)


@pytest.mark.parametrize("asset", ["player", "hls"])
@pytest.mark.parametrize("is_public", [True, False])
def test_playback_says_that_it_is_not_modeled(emulator: Emulator, asset: str, is_public: bool) -> None:  # noqa: FBT001 # a case
    response = fetch(emulator, create(emulator, public=is_public)["assets"][asset])

    assert 501 == response.status_code
    assert "the playback of live streams" in response.json()["detail"]
