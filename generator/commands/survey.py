"""What `survey` does: report the result for every document, to learn what the generator cannot do yet."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from generator.problems import Location, Problem, UnusableInputError
from generator.survey import find_documents, survey
from generator.trial import Outcome, Verdict


def run(folder: Path, report: Path | None, output: Path | None, processes: int) -> int:
    """Print a line per document and the counts. Returns 1 if a document crashed or its package does not import."""
    if not folder.exists():
        raise _unusable(folder, "there is no such folder")
    documents = find_documents(folder) if folder.is_dir() else (folder,)
    if not documents:
        raise _unusable(folder, "there is no OpenAPI document below this folder")
    with tempfile.TemporaryDirectory(prefix="generator-survey-") as temporary:
        outcomes = _collect(folder, documents, output or Path(temporary), processes)
    sys.stdout.write(_table(outcomes))
    sys.stdout.write(_summary(outcomes))
    if report is not None:
        records = [asdict(outcome) for outcome in outcomes]
        report.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if any(_is_failure(outcome) for outcome in outcomes) else 0


def _unusable(folder: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(folder)), rule="survey", message=message))


def _collect(folder: Path, documents: Sequence[Path], output: Path, processes: int) -> list[Outcome]:
    outcomes: list[Outcome] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=len(documents))
        for outcome in survey(folder, documents, output, processes):
            outcomes.append(outcome)
            progress.update(task, advance=1, description=outcome.document[:40])
    return sorted(outcomes, key=lambda outcome: outcome.document)


def _is_failure(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.CRASHED or bool(outcome.import_error)


def _table(outcomes: Sequence[Outcome]) -> str:
    width = max(len(outcome.document) for outcome in outcomes)
    return "".join(f"{_line(outcome, width)}\n" for outcome in outcomes)


def _line(outcome: Outcome, width: int) -> str:
    facts = f"{outcome.verdict:8}{outcome.operations:5} operations {outcome.seconds:7.2f} s"
    return f"{outcome.document.ljust(width)}  {facts}  {_remark(outcome)}".rstrip()


def _remark(outcome: Outcome) -> str:
    if outcome.import_error:
        return f"does not import: {outcome.import_error}"
    if outcome.losses:
        reason = next(iter(outcome.losses))
        return f"{sum(outcome.losses.values())} lost, mostly: {reason}"
    return outcome.reason


def _summary(outcomes: Sequence[Outcome]) -> str:
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    counts = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in Verdict)
    imported = sum(outcome.import_error == "" for outcome in outcomes)
    operations = sum(outcome.operations for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    return f"{len(outcomes)} documents: {counts}; {imported} import, {operations} operations, {seconds:.1f} s of work\n"
