"""Running other programs: git, uv, twine. What they print is shown only when they fail."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ReleaseError(Exception):
    """Why there is no release: one sentence, and what a program said of it, if one was asked."""

    exit_code = 1

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said.strip()


class NothingToReleaseError(ReleaseError):
    """Nothing changed since the last release, which a program that plans releases takes for no failure."""

    exit_code = 3


def run_program(
    words: Sequence[str | Path], *, folder: Path, failure: str, environment: Mapping[str, str] | None = None
) -> str:
    """Run a program in a folder and give what it wrote; `environment` is laid over that of this process.

    Raises ReleaseError, with `failure` as its sentence, when it cannot be started or does not succeed.
    """
    try:
        done = subprocess.run(
            [os.fspath(word) for word in words],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ReleaseError(f"{failure}: {words[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise ReleaseError(failure, done.stdout + done.stderr)
    return done.stdout
