"""`sdk`: the package made from the `openapi.yaml` beside the test module, imported."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.features.generation import imported


@pytest.fixture(scope="module")
def sdk(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The feature's package; `sdk.models`, `sdk.errors` and `sdk.testing` are at hand."""
    with imported(request.path.parent) as package:
        yield package
