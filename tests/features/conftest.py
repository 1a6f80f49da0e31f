"""`sdk`: the package made from the `openapi.yaml` beside the test module, imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.features.generation import PACKAGE, make


@pytest.fixture(scope="module")
def sdk(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The feature's package; `sdk.models`, `sdk.errors` and `sdk.testing` are at hand."""
    folder = str(make(request.path.parent))
    sys.path.insert(0, folder)
    for name in ("models", "errors", "testing"):
        importlib.import_module(f"{PACKAGE}.{name}")
    yield sys.modules[PACKAGE]
    sys.path.remove(folder)
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]
