"""Trying many documents at once: each in a process of its own, so that no document can harm the others."""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Final

from generator.trial import Outcome, Verdict, try_document

TIME_LIMIT: Final = 120.0
"""Seconds after which a document counts as crashed."""

_ENDINGS: Final = frozenset({".json", ".yaml", ".yml"})
_OPENAPI: Final = re.compile(
    rb"""^\s*["']?(?:openapi|swagger)["']?\s*:|["'](?:openapi|swagger)["']\s*:""", re.MULTILINE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trial:
    """A document that is being tried."""

    name: str
    process: Any
    answer: Connection
    deadline: float


def find_documents(folder: Path) -> tuple[Path, ...]:
    """Give the OpenAPI documents below a folder, sorted. Files that only are part of one are left out."""
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS and file.is_file())
    return tuple(file for file in files if _OPENAPI.search(file.read_bytes()))


def survey(folder: Path, documents: Sequence[Path], output: Path, processes: int) -> Iterator[Outcome]:
    """Try documents, some at a time, and give each outcome as it comes; packages go to folders in `output`."""
    context = _context()
    waiting = list(reversed(documents))
    running: list[_Trial] = []
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                running.append(_start(context, folder, waiting.pop(), output))
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
    context.set_forkserver_preload(["generator.trial", "msgspec", "httpx2"])
    return context


def _start(context: Any, folder: Path, document: Path, output: Path) -> _Trial:  # noqa: ANN401 # contexts share no base
    name = document.relative_to(folder).as_posix() if document != folder else document.name
    answer, question = context.Pipe(duplex=False)
    place = output / re.sub(r"[^\w.-]", "_", name)
    process = context.Process(target=_answer, args=(question, document, name, place), daemon=True)
    process.start()
    question.close()
    return _Trial(name=name, process=process, answer=answer, deadline=time.monotonic() + TIME_LIMIT)


def _answer(question: Connection, document: Path, name: str, output: Path) -> None:
    question.send(try_document(document, name, output))
    question.close()


def _finish(trial: _Trial) -> Outcome:
    """Take a trial's outcome. A process that is gone, or that is not done in time, crashed."""
    try:
        if trial.answer.poll():
            outcome: Outcome = trial.answer.recv()
            trial.process.join()
            return outcome
        reason = f"not done after {TIME_LIMIT:.0f} seconds"
    except EOFError:
        trial.process.join()
        reason = f"the process ended with code {trial.process.exitcode}"
    trial.process.kill()
    trial.process.join()
    return Outcome(document=trial.name, verdict=Verdict.CRASHED, reason=reason)
