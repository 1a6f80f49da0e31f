"""Which answers of the document the emulator's tests have reached, over all processes of a run.

A run of all of them fails when a declared status is neither reached nor listed in `unreached.yaml`, or is listed and
reached all the same. Other runs are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import load_document

Responses = set[tuple[str, int]]

FOLDER = Path(__file__).resolve().parent
REPOSITORY = FOLDER.parents[1]
REACHED = pytest.StashKey[Responses]()
FINDINGS = pytest.StashKey[list[str]]()
OUTPUT = "emulator_reached"


def reached(config: pytest.Config) -> Responses:
    """Give the answers that this process has seen; tests add to them."""
    return config.stash.setdefault(REACHED, set())


def declared_responses(document: Mapping[str, Any]) -> Responses:
    """Give all responses of a document."""
    return {
        (operation["operationId"], int(status))
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "operationId" in operation
        for status in operation["responses"]
    }


def judge(declared: Responses, seen: Responses, listed: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what is not reached and not listed, and what is listed for nothing. `*` in a line stands for any name."""
    missing = {f"{operation} {status}" for operation, status in declared - seen}
    patterns = [line["responses"] for line in listed]
    idle = [pattern for pattern in patterns if not any(fnmatchcase(response, pattern) for response in missing)]
    unlisted = sorted(
        response for response in missing if not any(fnmatchcase(response, pattern) for pattern in patterns)
    )
    return [
        *(
            f"no test of the emulator reaches {response}; write one, or a line in unreached.yaml"
            for response in unlisted
        ),
        *(f"unreached.yaml lists {pattern}, which is reached; remove the line" for pattern in idle),
    ]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a process of the run has seen."""
    output = getattr(node, "workeroutput", {})
    reached(node.config).update((operation, status) for operation, status in output.get(OUTPUT, ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what this process has seen, or judge what all have."""
    config = session.config
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output[OUTPUT] = sorted(reached(config))
    elif _is_complete(session):
        listed = yaml.safe_load((FOLDER / "unreached.yaml").read_text(encoding="utf-8")) or []
        document = load_document(REPOSITORY / "spec" / "openapi.yaml", ()).root
        config.stash[FINDINGS] = judge(declared_responses(document), reached(config), listed)
        if config.stash[FINDINGS]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print what was found."""
    findings = config.stash.get(FINDINGS, [])
    if findings:
        terminalreporter.section("answers of the emulator")
        for finding in findings:
            terminalreporter.line(finding)


def _is_complete(session: pytest.Session) -> bool:
    """Return whether all tests of the emulator have run, and passed."""
    option = session.config.option
    is_narrowed = any(getattr(option, name, None) for name in ("keyword", "markexpr", "lf", "deselect", "collectonly"))
    folders = [Path(argument.partition("::")[0]).resolve() for argument in session.config.args if "::" not in argument]
    is_covered = any(folder in {FOLDER, *FOLDER.parents} for folder in folders)
    return is_covered and not is_narrowed and session.exitstatus == pytest.ExitCode.OK
