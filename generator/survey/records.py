"""Outcomes on disk, a line of JSON each, so that a run that was interrupted goes on where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from generator.survey.outcome import TrialOutcome

FILE: Final = "outcomes.jsonl"


class Records:
    """The outcomes of a folder of packages. Later lines replace earlier ones of the same document."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE
        self._outcomes: dict[str, TrialOutcome] = {}
        known = self._file.read_bytes() if self._file.exists() else b""
        for line in known.splitlines():
            self._remember(line)
        if known and not known.endswith(b"\n"):
            self._write(b"\n")

    def find(self, name: str, key: str) -> TrialOutcome | None:
        """Give what is known of a document, None when it or the generator has changed since."""
        outcome = self._outcomes.get(name)
        return outcome if outcome is not None and outcome.key == key else None

    def add(self, outcome: TrialOutcome) -> None:
        """Keep an outcome."""
        self._outcomes[outcome.document] = outcome
        self._write(msgspec.json.encode(outcome) + b"\n")

    def _write(self, content: bytes) -> None:
        with self._file.open("ab") as file:
            file.write(content)

    def _remember(self, line: bytes) -> None:
        try:
            outcome = msgspec.json.decode(line, type=TrialOutcome)
        except msgspec.DecodeError:
            return  # a run that ended in the middle of a line
        self._outcomes[outcome.document] = outcome
