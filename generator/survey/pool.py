"""Trying many documents: a process for each, so that none can hurt another or outstay its time."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Final

from generator.survey.documents import SurveyedDocument
from generator.survey.outcome import TrialOutcome, TrialVerdict
from generator.survey.trial import TEST_LIMIT, try_document

TIME_LIMIT: Final = 120.0 + TEST_LIMIT
"""Seconds after which a document counts as crashed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trial:
    """A document that is being tried."""

    document: SurveyedDocument
    process: Any
    answer: Connection
    deadline: float


def try_documents(documents: Sequence[SurveyedDocument], output: Path, processes: int) -> Iterator[TrialOutcome]:
    """Try documents, some at a time, and give each outcome as it comes; packages go to folders in `output`."""
    context = _context()
    waiting = list(reversed(documents))
    running: list[_Trial] = []
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                running.append(_start(context, waiting.pop(), output))
            ready = wait([trial.answer for trial in running], timeout=0.2)
            for trial in tuple(running):
                if trial.answer in ready or time.monotonic() > trial.deadline:
                    running.remove(trial)
                    yield _finish(trial)
    finally:
        for trial in running:
            trial.process.kill()


def _context() -> BaseContext:
    """Give a context whose processes start with everything imported, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generator.survey.trial", "msgspec", "httpx2"])
    return context


def _start(context: Any, document: SurveyedDocument, output: Path) -> _Trial:  # noqa: ANN401 # contexts share no base
    answer, question = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(question, document, output / document.folder))
    process.start()
    question.close()
    return _Trial(document=document, process=process, answer=answer, deadline=time.monotonic() + TIME_LIMIT)


def _answer(question: Connection, document: SurveyedDocument, output: Path) -> None:
    question.send(try_document(document.file, document.name, document.key, output))
    question.close()


def _finish(trial: _Trial) -> TrialOutcome:
    """Take a trial's outcome. A process that is gone, or that is not done in time, crashed."""
    try:
        if trial.answer.poll():
            outcome: TrialOutcome = trial.answer.recv()
            trial.process.join()
            return outcome
        reason = f"not done after {TIME_LIMIT:.0f} seconds"
    except EOFError:
        trial.process.join()
        reason = f"the process ended with code {trial.process.exitcode}"
    trial.process.kill()
    trial.process.join()
    document = trial.document
    return TrialOutcome(document=document.name, key=document.key, verdict=TrialVerdict.CRASHED, reason=reason)
