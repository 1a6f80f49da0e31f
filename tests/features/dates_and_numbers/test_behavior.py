from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from uuid import UUID

import pytest

from tests.features.wire import Wire

TEXT = (
    b'{"day":"2024-05-17","paidAt":"2024-05-17T09:30:00.5Z","opens":"09:30:00Z","lasts":"P1DT2H",'
    b'"id":"6b1b1b5e-3c5e-4f0e-9d0a-0f7d2f6c1a11","count":12345678901234567890123,"large":9223372036854775807,'
    b'"total":0.1000000000000000000000000001,"tax":"1.10","ratio":0.1,"seal":"aGk=","parts":[{"day":null,"price":1.10}]}'
)


def test_each_format_is_read_without_loss(sdk: ModuleType, wire: Wire) -> None:
    wire.always(TEXT)

    bill = wire.call(sdk, lambda client: client.bills.add())

    assert (date(2024, 5, 17), datetime(2024, 5, 17, 9, 30, 0, 500000, UTC)) == (bill.day, bill.paid_at)
    assert ("09:30:00Z", "P1DT2H", b"hi") == (bill.opens, bill.lasts, bill.seal)
    assert UUID("6b1b1b5e-3c5e-4f0e-9d0a-0f7d2f6c1a11") == bill.id
    assert (12345678901234567890123, 2**63 - 1) == (bill.count, bill.large)
    assert (Decimal("0.1000000000000000000000000001"), "1.10", 0.1) == (bill.total, bill.tax, bill.ratio)
    assert (None, Decimal("1.10")) == (bill.parts[0].day, bill.parts[0].price)


def test_what_was_read_is_written_digit_by_digit(sdk: ModuleType, wire: Wire) -> None:
    bill = sdk.models.Bill.from_json(TEXT)

    wire.call(
        sdk,
        lambda client: client.bills.add(
            day=bill.day, count=bill.count, large=bill.large, total=bill.total, tax=bill.tax, parts=bill.parts
        ),
    )

    expected = (
        b'{"day":"2024-05-17","count":12345678901234567890123,"large":9223372036854775807,'
        b'"total":0.1000000000000000000000000001,"tax":"1.10","parts":[{"day":null,"price":1.10}]}'
    )
    assert expected == wire.last.body


def test_moment_given_for_a_day_is_that_day(sdk: ModuleType, wire: Wire) -> None:
    moment = datetime(2024, 5, 17, 23, 59, tzinfo=UTC)
    part = sdk.models.Part(day=moment)

    wire.call(sdk, lambda client: client.bills.add(day=moment, paid_at=moment, parts=[part]))

    assert date(2024, 5, 17) == part.day
    sent = {"day": "2024-05-17", "paidAt": "2024-05-17T23:59:00Z", "parts": [{"day": "2024-05-17"}]}
    assert sent == json.loads(wire.last.body)


def test_moment_without_offset_is_refused(sdk: ModuleType) -> None:
    with sdk.Sample(base_url="https://api.test") as client, pytest.raises(sdk.ArgumentError, match="paidAt"):
        client.bills.add(paid_at=datetime(2024, 5, 17))  # noqa: DTZ001 # what is refused
