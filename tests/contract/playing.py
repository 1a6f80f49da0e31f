"""The recordings of this repository, and what replays them through the generated package."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from generator.document import load_document
from generator.parse import parse_api
from generator.project.project import read_project
from generator.recordings.described import Described
from generator.recordings.finding import Finding
from generator.recordings.package_loader import NO_CHANGES, LoadedPackage, load_package
from generator.recordings.replay.calls import Calls, NamedApi
from generator.recordings.replay.replays import Replays
from generator.recordings.scenarios.connection import local_key
from generator.recordings.scenarios.scenario import scenario_names

CONTRACT = Path(__file__).resolve().parent
ROOT = CONTRACT.parents[1]
PACKAGE = ROOT / "generated" / "python"
SCENARIOS = scenario_names(CONTRACT)


@cache
def described() -> Described:
    """Give the maintained document."""
    project = read_project(ROOT)
    document = load_document(project.document, project.overlays)
    return Described(document, parse_api(document.root))


@cache
def named() -> NamedApi:
    return NamedApi.of(described().api)


@contextmanager
def replays(changes: Mapping[str, str] = NO_CHANGES) -> Iterator[Replays]:
    """Give what replays recordings through the generated package, or one with changed source."""
    with load_package(PACKAGE, changes) as package, asyncio.Runner() as runner:
        yield replays_of(package, runner)


def replays_of(package: LoadedPackage, runner: asyncio.Runner) -> Replays:
    return Replays(package=package, key=local_key(CONTRACT), calls=Calls(package, named()), runner=runner)


def assert_none(findings: Iterable[Finding]) -> None:
    """Fail with all that was found, in full and a line each, and with nothing else."""
    if lines := told(findings):
        pytest.fail("\n".join(lines), pytrace=False)


def told(findings: Iterable[Finding]) -> list[str]:
    """Write findings as a failing test shows them."""
    return [f"{one.kind}/{one.rule} {one.recording} {one.at}: {one.message}" for one in findings]
