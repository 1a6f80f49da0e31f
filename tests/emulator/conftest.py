"""Emulators in this process, on a clock that stands still, with the same identifiers in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from package.base.document import read_document

from generator.document import load_document
from generator.document.write import write_bundle
from tests.emulator.analytics.plays import NOON
from tests.emulator.coverage import reached
from tests.emulator.validating import Emulator, ResponseChecks, running

_REPOSITORY = Path(__file__).resolve().parents[2]

StartEmulator: TypeAlias = Callable[..., Emulator]


@pytest.fixture(scope="session")
def bundled_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The maintained document as one file."""
    file = tmp_path_factory.mktemp("document") / "openapi.json"
    write_bundle(load_document(_REPOSITORY / "spec" / "openapi.yaml", ()), file)
    return file


@pytest.fixture(scope="session")
def response_checks(bundled_document: Path, pytestconfig: pytest.Config) -> ResponseChecks:
    """What holds all responses of this run against the document."""
    return ResponseChecks(read_document(bundled_document), reached(pytestconfig))


@pytest.fixture
def start_emulator(response_checks: ResponseChecks, bundled_document: Path) -> Iterator[StartEmulator]:
    """Start emulators with other settings: `start_emulator(limits="sandbox")`."""
    with ExitStack() as stack:

        def start(**settings: Any) -> Emulator:
            return stack.enter_context(running(response_checks, bundled_document, settings))

        yield start


@pytest.fixture
def emulator(start_emulator: StartEmulator) -> Emulator:
    """An emulator as it comes, in memory."""
    return start_emulator()


@pytest.fixture
def noon(start_emulator: StartEmulator) -> Emulator:
    """An emulator at noon."""
    return start_emulator(start=NOON)
