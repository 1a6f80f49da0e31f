"""A recording that says something else than the document fails the check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.document import load_document
from generator.parse import parse_api
from generator.recordings.described import Described
from tests.generator.drift.conftest import Drift, Shop
from tests.generator.recordings.films import record, response

PET = {"name": "Tom", "nick": "Tommy"}
FOLDER = Path("tests/contract/recordings")


def recording(*pets: Mapping[str, Any]) -> None:
    """Write a recording of today, in which the server has these pets."""
    document = load_document(Path("openapi.yaml"))
    request = {"method": "GET", "path": "/pets", "query": [["kind", "cat"]]}
    interaction = {"operation": "listPets", "request": request, "response": response(data=list(pets))}
    moment = datetime.now(UTC).isoformat()
    described = Described(document, parse_api(document.root))
    told = record(described, interaction, name="pets.json", recorded_at=moment, kind="emulator")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "pets.json").write_text(told.source.text)


@pytest.mark.usefixtures("shop")
def test_recording_that_agrees_is_no_drift(drift: Drift) -> None:
    recording(PET)

    told = drift()

    assert 0 == told.code, told.out
    assert "recordings: clean: 1 recordings, 1 responses: all agree\n" in told.out


@pytest.mark.usefixtures("shop")
def test_recording_of_what_the_document_does_not_know_is_drift(drift: Drift) -> None:
    recording({**PET, "color": "gray"})

    told = drift()

    assert 1 == told.code
    assert "recordings: drift: 1 recordings, 1 responses: not all agree\n" in told.out
    assert "document gap: listPets 200: /*/color: member 'color' is not declared" in told.out
    assert "drift: recordings" == told.out.splitlines()[-1]


def test_package_that_cannot_be_loaded_leaves_the_other_answers(drift: Drift, shop: Shop) -> None:
    recording(PET)
    shop.edit('"""', "no python (", "out/pet_shop/testing/recordings/secrets/scan.py")

    told = drift()

    assert 2 == told.code
    assert (
        "recordings: unusable: this check could not be run\n    out: error: the package cannot be loaded (" in told.out
    )
    assert "generated: drift" in told.out
