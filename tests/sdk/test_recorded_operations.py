"""The finished package knows its operations when it records."""

from __future__ import annotations

import json
from pathlib import Path

from apivideo_sdk.testing.recordings.catalog import package_catalog

DOCUMENT = Path(__file__).resolve().parents[2] / "generated" / "emulator" / "apivideo_emulator" / "openapi.json"

FILLED = str.maketrans("", "", "{}")
"""Makes the name of a parameter its value."""


def test_every_operation_of_the_document_is_found_by_its_address() -> None:
    catalog = package_catalog()
    paths = json.loads(DOCUMENT.read_text())["paths"]
    documented = {
        (method.upper(), path): operation["operationId"]
        for path, item in paths.items()
        for method, operation in item.items()
        if method in {"get", "post", "put", "patch", "delete"}
    }

    found = {
        (method, path): catalog.find(method, f"https://ws.api.video{path.translate(FILLED)}")
        for method, path in documented
    }

    assert documented == {key: each.operation.id if each else "" for key, each in found.items()}
