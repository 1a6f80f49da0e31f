"""`sdk`: the package made from the `openapi.yaml` beside the test module, imported."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.features.generation import imported
from tests.features.wire import Wire, served

collect_ignore_glob = ["*/expected/*"]


@pytest.fixture(scope="module")
def sdk(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The feature's package; `sdk.models`, `sdk.errors` and `sdk.testing` are at hand."""
    with imported(request.path.parent) as package:
        yield package


@pytest.fixture(scope="session")
def _server() -> Iterator[Wire]:
    with served() as wire:
        yield wire


@pytest.fixture
def wire(_server: Wire) -> Wire:
    """A server on a socket that has seen nothing yet."""
    _server.clear()
    return _server
