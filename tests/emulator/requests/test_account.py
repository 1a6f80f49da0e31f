"""The account, as the API of 2021 tells it."""

from __future__ import annotations

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator


def test_account_has_no_quota_that_nobody_counts(emulator: Emulator) -> None:
    account = emulator.get("/account")

    assert {"features", "environment"} == set(account)
    assert "app.event_log" in account["features"]


@pytest.mark.parametrize(
    ("limits", "environment"), [("none", "sandbox"), ("sandbox", "sandbox"), ("production", "production")]
)
def test_environment_is_that_of_the_limits(start_emulator: StartEmulator, limits: str, environment: str) -> None:
    emulator = start_emulator(limits=limits)

    assert environment == emulator.get("/account")["environment"]
