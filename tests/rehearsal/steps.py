"""Steps of a rehearsal: each does one thing, takes its time, and has a line in the table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


class RehearsalError(Exception):
    """A step that did not go as it has to."""


@dataclass
class Rehearsal:
    """A checkout to rehearse in, and what happened so far. environment: laid over that of every program."""

    checkout: Path
    environment: Mapping[str, str]
    rows: list[tuple[str, float, str]] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Time a step; what is put into the list that it gets is what the table says of it."""
        remarks: list[str] = []
        begin = time.monotonic()
        yield remarks
        self.rows.append((name, time.monotonic() - begin, "; ".join(remarks)))
        sys.stdout.write(_row(*self.rows[-1]))
        sys.stdout.flush()

    def generator(self, *words: str, code: int | None = 0) -> str:
        """Run a verb of the generator in the checkout, and demand its exit code, unless that is None."""
        return self.run(sys.executable, "-m", "generator", *words, code=code)

    def git(self, *words: str) -> str:
        """Run git in the checkout, as nobody in particular."""
        nobody = ("user.name=Rehearsal", "user.email=rehearsal@localhost", "commit.gpgsign=false", "tag.gpgsign=false")
        return self.run("git", *(word for each in nobody for word in ("-c", each)), *words)

    def run(self, *words: str, code: int | None = 0) -> str:
        """Run a program in the checkout, and demand its exit code, unless that is None."""
        done = subprocess.run(
            words,
            cwd=self.checkout,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        if code is not None and done.returncode != code:
            raise RehearsalError(f"{' '.join(words)} ended with {done.returncode}, not {code}:\n{said}")
        return said


def demand(said: str, *texts: str) -> None:
    """Demand that something was said."""
    for text in texts:
        if text not in said:
            raise RehearsalError(f"nothing was said of {text!r}:\n{said}")


def _row(name: str, seconds: float, remark: str) -> str:
    return f"{name.ljust(34)}{seconds:7.1f} s  {remark}\n"
