from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from types import ModuleType

import pytest

from tests.features.wire import Wire, as_json

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-01T12:00:00.123456789+02:00", datetime(2024, 1, 1, 12, 0, 0, 123457, EAST)),
        ("2024-01-01T12:00:00.1234561Z", datetime(2024, 1, 1, 12, 0, 0, 123456, UTC)),
        ("2024-01-01T12:00:00.123456Z", datetime(2024, 1, 1, 12, 0, 0, 123456, UTC)),
        ("2024-12-31T23:59:59.999999999Z", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2024-01-01T12:00:00.5Z", datetime(2024, 1, 1, 12, 0, 0, 500000, UTC)),
        ("2024-01-01T12:00:00Z", datetime(2024, 1, 1, 12, tzinfo=UTC)),
    ],
)
def test_moments_are_read_to_the_nearest_microsecond_at_any_depth(
    sdk: ModuleType, wire: Wire, text: str, expected: datetime
) -> None:
    wire.always(as_json({"at": text, "steps": [text]}))

    found = wire.call(sdk, lambda client: client.traces.get())

    assert [expected, expected] == [found.at, *found.steps]
    assert expected.utcoffset() == found.at.utcoffset()


def test_a_response_that_departs_elsewhere_reads_moments_the_same(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"at": "2024-01-01T12:00:00.123456789Z", "steps": 1, "exact": 2}))

    found = wire.call(sdk, lambda client: client.traces.get())

    assert datetime(2024, 1, 1, 12, 0, 0, 123457, UTC) == found.at


def test_all_digits_stay_in_the_content_and_in_text_without_a_format(sdk: ModuleType, wire: Wire) -> None:
    text = "2024-01-01T12:00:00.123456789Z"
    wire.always(as_json({"at": text, "exact": text}))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.traces.with_response.get()

    assert (text, text) == (response.data.exact, json.loads(response.content)["at"])
    assert () == response.issues


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("2024-01-01T12:00:00.123456789+02:00", "2024-01-01T12:00:00.123457+02:00"),
        ("2024-01-01T12:00:00.123400000Z", "2024-01-01T12:00:00.123400+00:00"),
        ("2024-01-01T12:00:00.000000000Z", "2024-01-01T12:00:00+00:00"),
        ("2024-01-01T12:00:00Z", "2024-01-01T12:00:00+00:00"),
    ],
)
def test_a_round_trip_adds_no_digits(sdk: ModuleType, wire: Wire, text: str, sent: str) -> None:
    wire.always(as_json({"at": text, "steps": [text], "exact": text}))
    found = wire.call(sdk, lambda client: client.traces.get())

    wire.always(b"", status=204)
    wire.call(sdk, lambda client: client.traces.add(at=found.at, steps=found.steps, exact=found.exact))
    wire.call(sdk, lambda client: client.traces.get(since=found.at))

    body = json.loads(wire.requests[-3].body)
    moments = [datetime.fromisoformat(one) for one in (body["at"], *body["steps"], sent)]
    assert 1 == len(set(moments))
    assert text == body["exact"]
    assert len(_fraction(body["at"])) <= 6


def _fraction(text: str) -> str:
    return text.partition(".")[2].rstrip("Z").partition("+")[0]
