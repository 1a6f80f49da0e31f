"""What `survey` does: report for every document what the default command makes of it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import Progress

from generator.problems import Location, Problem, UnusableInputError
from generator.project.inputs import hash_inputs
from generator.project.project import choose_project
from generator.survey.documents import SurveyedDocument, find_documents
from generator.survey.outcome import TrialOutcome, TrialVerdict
from generator.survey.pool import try_documents
from generator.survey.records import Records
from generator.survey.table import summary, survey_page, table
from generator.survey.verify import type_errors


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyOptions:
    """report, page: files for JSON and HTML. output: where packages and outcomes are kept, for a run to go on from.

    processes: documents at the same time. verify: how many packages are checked by mypy.
    """

    report: Path | None
    page: Path | None
    output: Path | None
    processes: int
    verify: int


def run(folder: Path, options: SurveyOptions) -> int:
    """Print a line per document and the counts. Returns 1 unless every package that was made is whole."""
    if not folder.exists():
        raise _unusable(folder, "there is no such folder")
    documents = find_documents(folder, _generator(folder))
    if not documents:
        raise _unusable(folder, "there is no OpenAPI document below this folder")
    with tempfile.TemporaryDirectory(prefix="generator-survey-") as temporary:
        output = options.output or Path(temporary)
        records = Records(output)
        outcomes = _collect(documents, output, records, options.processes)
        outcomes = _verified(outcomes, documents, output, records, options.verify)
    sys.stdout.write(table(outcomes) + summary(outcomes))
    if options.report is not None:
        text = json.dumps(msgspec.to_builtins(outcomes), indent=1, ensure_ascii=False)
        options.report.write_text(f"{text}\n", encoding="utf-8")
    if options.page is not None:
        options.page.write_text(survey_page(outcomes), encoding="utf-8")
    return 1 if any(_is_failure(outcome) for outcome in outcomes) else 0


def _generator(folder: Path) -> str:
    """Give a hash-like text of everything besides the documents that decides the outcomes."""
    project = choose_project(folder, folder / "any.json")
    inputs = hash_inputs(project, project.main)
    return "\n".join(f"{name}: {value}" for name, value in sorted(inputs.items()))


def _unusable(folder: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(folder)), rule="survey", message=message))


def _collect(
    documents: Sequence[SurveyedDocument], output: Path, records: Records, processes: int
) -> list[TrialOutcome]:
    """Give the outcome of every document: what is known, and what is tried now."""
    known = {document.name: records.find(document.name, document.key) for document in documents}
    outcomes = [outcome for outcome in known.values() if outcome is not None]
    waiting = [document for document in documents if known[document.name] is None]
    for outcome in _shown(try_documents(waiting, output, processes), len(waiting)):
        records.add(outcome)
        outcomes.append(outcome)
    return sorted(outcomes, key=lambda outcome: outcome.document)


def _verified(
    outcomes: Sequence[TrialOutcome], documents: Sequence[SurveyedDocument], output: Path, records: Records, most: int
) -> list[TrialOutcome]:
    """Check the types of so many packages, those that are known counted, and give all outcomes."""
    files = {document.name: document.file for document in documents}
    made = [outcome for outcome in outcomes if outcome.import_error == ""][:most]
    waiting = [outcome for outcome in made if outcome.type_errors is None]
    verified = {outcome.document: outcome for outcome in outcomes}
    for outcome in _shown(_checked(waiting, files, output / "verify"), len(waiting)):
        records.add(outcome)
        verified[outcome.document] = outcome
    return list(verified.values())


def _checked(outcomes: Sequence[TrialOutcome], files: dict[str, Path], folder: Path) -> Iterator[TrialOutcome]:
    for outcome in outcomes:
        yield msgspec.structs.replace(outcome, type_errors=type_errors(files[outcome.document], folder))


def _shown(outcomes: Iterator[TrialOutcome], total: int) -> Iterator[TrialOutcome]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=total)
        for outcome in outcomes:
            yield outcome
            progress.update(task, advance=1, description=outcome.document[:40])


def _is_failure(outcome: TrialOutcome) -> bool:
    return outcome.verdict in {TrialVerdict.BROKEN, TrialVerdict.CRASHED} or bool(outcome.type_errors)
