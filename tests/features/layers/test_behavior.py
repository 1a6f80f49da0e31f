from __future__ import annotations

import importlib.resources
import json
import tomllib
from pathlib import Path
from types import ModuleType


def test_method_of_a_layer_stands_beside_the_generated_ones(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(["milk"]))

    with sdk.Sample(transport=transport) as client:
        first = client.notes.first()

    assert "MILK!" == first


def test_name_exported_by_a_layer_is_at_hand(sdk: ModuleType) -> None:
    assert "OH!" == sdk.shout("oh")


def test_what_a_layer_adds_for_tests_is_beside_the_general_kit(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.TWO_NOTES)

    with sdk.Sample(transport=transport) as client:
        first = client.notes.first()

    assert "BREAD!" == first
    assert {"TWO_NOTES", "json_reply"} <= set(sdk.testing.__all__)


def test_layer_adds_to_what_is_installed(sdk: ModuleType) -> None:
    project = tomllib.loads((Path(str(sdk.__file__)).parents[1] / "pyproject.toml").read_text())["project"]

    assert ["rich>=13"] == project["optional-dependencies"]["loud"]
    assert {"shout": "sample.extensions.notes:shout"} == project["scripts"]
    assert "entry-points" not in project


def test_layer_has_the_package_carry_the_document(sdk: ModuleType) -> None:
    carried = importlib.resources.files(sdk) / "extensions" / "openapi.json"

    document = json.loads(carried.read_text(encoding="utf-8"))

    assert ("Notes", ["/notes"]) == (document["info"]["title"], list(document["paths"]))
