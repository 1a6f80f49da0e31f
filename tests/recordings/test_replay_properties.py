"""Whatever a story says, its recording replays: the same calls are let through, and get the same responses."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from package.client import Sample
from package.testing import ReplayTransport, json_reply
from package.testing.recordings import RecordedTransport, Recording, RecordingTransport, find_secrets
from package.testing.recordings.files import format_recording, parse_recording

from tests.recordings.told import CATALOG

ODD = st.sampled_from(
    [
        "ann@corp.io",
        "8.8.8.8 and 2a02:1:2:3::9",
        "https://me:pass@a.io/?token=abc&x=1",
        '{"password": "abc"}',
        "REDACTED-TOKEN-1",
        "redacted-1@example.com",
        "5ec2e700-0000-4000-8000-000000000001",
        "Bearer abcdefghijklmnopqrstuvwxyz",
    ]
)
TITLES = st.one_of(ODD, st.text(min_size=1, max_size=20), st.tuples(ODD, ODD).map(" ".join))


def tell(transport: Any, titles: list[str]) -> list[Any]:
    with Sample("sample-key-0123456789", transport=transport, retries=0) as client:
        made = [client.things.create(title=title).title for title in titles]
        return [*made, *(thing.title for title in titles for thing in client.things.list(title=title).items)]


def recorded(titles: list[str]) -> Recording:
    token = json_reply({"access_token": "sample-token-0123456789", "expires_in": 60})
    things = [json_reply({"thingId": "1", "title": title}, 201) for title in titles]
    lists = [json_reply({"data": [{"thingId": "1", "title": title}]}) for title in titles]
    transport = RecordingTransport(ReplayTransport(token, *things, *lists), catalog=CATALOG)
    tell(transport, titles)
    return transport.recording()


@given(st.lists(TITLES, min_size=1, max_size=4))
@example(["REDACTED-EMAIL-1", "a@b.io", "redacted-1@example.com"])
def test_recording_of_a_story_replays_it(titles: list[str]) -> None:
    told = recorded(titles)
    written = format_recording(told)

    with RecordedTransport(parse_recording(written, "told"), catalog=CATALOG) as transport:
        responses = tell(transport, titles)

    assert [*titles, *titles] == responses
    assert () == find_secrets(told)
    assert b"sample-token" not in written
    assert b"sample-key" not in written
