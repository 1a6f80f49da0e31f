"""The calls that a generated package makes in its own tests, to be made of a server instead of a replay."""

from __future__ import annotations

import ast
import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from generator.recordings.package_loader import LoadedPackage

_MOST_ITEMS: Final = 50
_MOST_PAGES: Final = 3
_CALL: Final = "call"


@dataclass(frozen=True)
class SampleCall:
    """One call: its method as `client.pets.list`, and what makes it with a client."""

    name: str
    make: Callable[[Any], Any]


@dataclass
class Outcome:
    """What came of calls. failed: name and error of those that raised; issues: where responses departed.

    pages: requests for another page of a list, by operation.
    """

    done: int = 0
    pages: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)


def sample_calls(package: LoadedPackage) -> list[SampleCall]:
    """Give one call of each method, with the arguments that the package's tests give it."""
    found: dict[str, SampleCall] = {}
    for file in sorted((package.folder / "tests").glob("test_*.py")):
        for call in _calls_of(file):
            found.setdefault(call.name, call)
    return list(found.values())


def make_calls(package: LoadedPackage, calls: list[SampleCall], options: dict[str, Any]) -> Outcome:
    """Make calls with the blocking client, and read all that they give."""
    outcome = Outcome()
    hooks = _watching(package, outcome)
    with package.client_class(is_async=False)(**options, hooks=hooks) as client:
        for call in calls:
            try:
                outcome.pages.update(_read(call.make(client)))
            except Exception as error:  # noqa: BLE001 - whatever a call raises is a finding
                outcome.failed.append(f"{call.name}: {type(error).__name__}: {error}")
            else:
                outcome.done += 1
    return outcome


def make_async_calls(package: LoadedPackage, calls: list[SampleCall], options: dict[str, Any]) -> Outcome:
    """Make the same calls with the asynchronous client."""
    outcome = Outcome()
    hooks = _watching(package, outcome)

    async def run() -> None:
        async with package.client_class(is_async=True)(**options, hooks=hooks) as client:
            for call in calls:
                try:
                    outcome.pages.update(await _awaited(call.make(client)))
                except Exception as error:  # noqa: BLE001 - as above
                    outcome.failed.append(f"{call.name}: {type(error).__name__}: {error}")
                else:
                    outcome.done += 1

    asyncio.run(run())
    return outcome


def _watching(package: LoadedPackage, outcome: Outcome) -> Any:
    def note(event: Any) -> None:
        issue = event.issue
        outcome.issues.append(f"{event.operation_id}: {issue.pointer}: expected {issue.expected}, got {issue.got}")

    return package.module("runtime.call.hooks").Hooks(on_issue=note)


def _read(given: Any) -> list[str]:
    """Read a stream, or up to three pages; give the operation of each further page."""
    if hasattr(given, "pages"):
        return [page.response.operation_id for page in islice(given.pages(), _MOST_PAGES)][1:]
    if hasattr(given, "__next__"):
        list(islice(given, _MOST_ITEMS))
    return []


async def _awaited(given: Any) -> list[str]:
    """Do the same in an asynchronous client."""
    if hasattr(given, "pages"):
        seen: list[str] = []
        async for page in given.pages():
            seen.append(page.response.operation_id)
            if len(seen) == _MOST_PAGES:
                break
        return seen[1:]
    if not hasattr(given, "__aiter__"):
        await given
        return []
    count = 0
    async for _ in given:
        count += 1
        if count == _MOST_ITEMS:
            break
    return []


def _calls_of(file: Path) -> Iterator[SampleCall]:
    """Yield the calls that a file of tests has: functions `call` that return one."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    module = ModuleType(file.stem)
    module.__file__ = str(file)
    exec(compile(tree, str(file), "exec"), module.__dict__)  # noqa: S102 - generated here
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == _CALL:
            returned = node.body[0]
            if isinstance(returned, ast.Return) and isinstance(returned.value, ast.Call):
                name = ast.unparse(returned.value.func)
                if ".with_response." not in name:
                    yield SampleCall(name, _made(node, module))


def _made(node: ast.FunctionDef, module: ModuleType) -> Callable[[Any], Any]:
    code = compile(ast.Module(body=[node], type_ignores=[]), module.__name__, "exec")
    names = dict(module.__dict__)
    exec(code, names)  # noqa: S102 - as above
    made: Callable[[Any], Any] = names[_CALL]
    return made
