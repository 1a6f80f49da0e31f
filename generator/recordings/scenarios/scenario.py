"""Scenarios: scenarios of ordinary SDK code, one a file, that are recorded once and replayed ever after.

    '''A video is created, found and deleted.'''
    SERVER = {"video_restore": True}
    CLIENT = {"retries": 0}

    def scenario(client: Sample) -> None: ...

A scenario that lets time pass or controls the local server takes the environment as its second argument.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import os
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.scenarios.blocking import blocking
from generator.recordings.scenarios.environment import Environment, make_async_client, make_client

if TYPE_CHECKING:
    from package.runtime.transport.protocol import AsyncTransport, Transport

SCENARIOS: Final = "scenarios"
"""Folder of the scenarios within a project's contract folder."""

_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """One scenario and what it needs.

    server: settings of the local server. client: options of the client besides key, address and transport; `api_key`
    takes the place of the usual key. only_local: why the scenario cannot run against a real API; "" where it can.
    """

    name: str
    file: Path
    summary: str
    function: Callable[..., None]
    server: Mapping[str, Any]
    client: Mapping[str, Any]
    only_local: str

    def play(
        self, package: LoadedPackage, environment: Environment, transport: Transport, options: Mapping[str, Any]
    ) -> None:
        """Play the scenario with the blocking client."""
        with make_client(package, environment, transport, {**options, **self.client}) as client:
            self._play(client, environment)

    def play_async(
        self, package: LoadedPackage, environment: Environment, transport: AsyncTransport, options: Mapping[str, Any]
    ) -> None:
        """Play the same scenario with the asynchronous client."""
        with asyncio.Runner() as runner:
            client = make_async_client(package, environment, transport, {**options, **self.client})
            with blocking(package, client, runner) as same:
                self._play(same, environment)

    def _play(self, client: Any, environment: Environment) -> None:  # noqa: ANN401 # the package's client
        wants_environment = len(inspect.signature(self.function).parameters) > 1
        self.function(*((client, environment) if wants_environment else (client,)))


def failure_of(scenario: Scenario, error: BaseException) -> str:
    """Say what ended a scenario: the line it stands at, and the error, or the claim where an assertion says no more."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename) == scenario.file]
    place = f"{scenario.file.name}:{own[-1].lineno}: " if own else ""
    text = str(error) or (own[-1].line if own else "") or ""
    return f"{place}{type(error).__name__}: {text}".rstrip(": ")


def scenario_names(folder: Path) -> tuple[str, ...]:
    """Give the names of all scenarios of a contract folder, sorted."""
    return tuple(sorted(file.stem for file in (folder / SCENARIOS).glob("*.py") if not file.stem.startswith("_")))


def load_scenarios(folder: Path, names: Sequence[str] = ()) -> tuple[Scenario, ...]:
    """Load scenarios by name, all when none is named. Raises UnusableInputError for a name there is none of."""
    known = scenario_names(folder)
    if not known:
        raise _unusable(folder / SCENARIOS, "there are no scenarios here; write one, a file with `scenario(client)`")
    if unknown := [name for name in names if name not in known]:
        raise _unusable(folder / SCENARIOS, f"there is no scenario {unknown[0]!r}; there are {', '.join(known)}")
    return tuple(load_scenario(folder / SCENARIOS / f"{name}.py") for name in names or known)


def load_scenario(file: Path) -> Scenario:
    """Load one. Raises UnusableInputError for a file that has no scenario."""
    module = load_file(file)
    function: Callable[..., None] | None = getattr(module, "scenario", None)
    if function is None:
        raise _unusable(file, "this scenario has no function `scenario(client)`")
    return Scenario(
        name=file.stem,
        file=file,
        summary=(module.__doc__ or file.stem).strip().splitlines()[0],
        function=function,
        server=getattr(module, "SERVER", _NOTHING),
        client=getattr(module, "CLIENT", _NOTHING),
        only_local=getattr(module, "ONLY_LOCAL", ""),
    )


def load_file(file: Path) -> ModuleType:
    """Run a Python file of the project as a module of its own, each time again.

    Raises UnusableInputError for one that cannot be run.
    """
    spec = importlib.util.spec_from_file_location(f"contract_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise _unusable(file, "this is no Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        message = f"this file cannot be run: {type(error).__name__}: {' '.join(str(error).split())}; correct it"
        raise _unusable(file, message, _line_of(file, error)) from error
    return module


def _line_of(file: Path, error: Exception) -> int | None:
    """Give the line of a file at which an error arose, where it is known."""
    if isinstance(error, SyntaxError) and error.filename == os.fspath(file):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == os.fspath(file)), None)


def _unusable(file: Path, message: str, line: int | None = None) -> UnusableInputError:
    where = Location(file=os.fspath(file), line=line)
    return UnusableInputError(Problem(where=where, rule="scenario", message=message))
