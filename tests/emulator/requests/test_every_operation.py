"""What holds for all operations of the document alike: credentials, accounts, rate limits, and being served at all."""

from __future__ import annotations

import re

import pytest
from package.base.document import ServedOperation, read_document
from package.handlers import HANDLERS

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import KEY, Emulator, ResponseChecks

SANDBOX = 40, 100
"""Uploads or writes, and reads, that the sandbox allows in a minute."""


def address(operation: ServedOperation) -> str:
    """Give an address of the operation, made of things that are not there."""
    path = re.sub(r"\{[^}]+\}", "play", operation.path)
    return f"{path}?token=play" if operation.needs_token else path


@pytest.fixture
def limited(response_checks: ResponseChecks) -> list[ServedOperation]:
    """The operations that credentials, if they need any, and rate limits stand before."""
    return [one for one in response_checks.document.operations if one.tag != "Advanced authentication"]


def test_every_operation_is_served(emulator: Emulator) -> None:
    missing = {one.operation_id for one in emulator.world.document.operations} - HANDLERS.keys()

    assert set() == missing


def test_every_handler_serves_an_operation(emulator: Emulator) -> None:
    assert set() == HANDLERS.keys() - {one.operation_id for one in emulator.world.document.operations}


def test_call_without_credentials_is_refused_everywhere(emulator: Emulator, limited: list[ServedOperation]) -> None:
    stranger = emulator.new_client(key=None)

    responses = [stranger.request(one.method, address(one)) for one in limited if not one.is_public]

    assert {401} == {response.status_code for response in responses}
    assert {"https://docs.api.video/reference/authentication-missing-authorization-header"} == {
        response.json()["type"] for response in responses
    }


def test_suspended_account_is_refused_everywhere(start_emulator: StartEmulator, limited: list[ServedOperation]) -> None:
    emulator = start_emulator(suspended_keys=(KEY,))

    responses = [emulator.client.request(one.method, address(one)) for one in limited if not one.is_public]

    assert {403} == {response.status_code for response in responses}


def test_used_up_limit_is_told_everywhere(start_emulator: StartEmulator, limited: list[ServedOperation]) -> None:
    emulator = start_emulator(limits="sandbox")
    stranger = emulator.new_client(key=None)
    for _ in range(SANDBOX[0]):
        emulator.client.post("/videos/none/source")
        emulator.client.delete("/videos/none")
        stranger.post("/upload?token=play")
    for _ in range(SANDBOX[1]):
        emulator.client.get("/videos/none")

    responses = [(stranger if one.is_public else emulator.client).request(one.method, address(one)) for one in limited]

    assert {429} == {response.status_code for response in responses}
    assert {"0"} == {response.headers["x-ratelimit-remaining"] for response in responses}
    assert {"60"} == {response.headers["x-ratelimit-retry-after"] for response in responses}


def test_document_is_read_whole(emulator: Emulator) -> None:
    assert 63 == len(read_document(emulator.world.settings.document).operations)
