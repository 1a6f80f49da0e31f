"""The emulator of the made package, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.interop.environment import ROOT

PACKAGE: Final = ROOT / "generated" / "emulator"
_GRACE: Final = 30

DOCUMENT: Final = PACKAGE / "apivideo_emulator" / "openapi.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class RunningEmulator:
    """One process that listens at `base_url`."""

    process: subprocess.Popen[str]
    base_url: str

    def memory(self, name: str = "VmRSS") -> float:
        """Give its memory in MiB: `VmRSS` is that of now, `VmHWM` the most it ever had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{name}:")) / 1024


@contextmanager
def emulator(*options: str, log: Path | None = None) -> Iterator[RunningEmulator]:
    """Start `apivideo-emulator` on a free port; give it once it listens, and end it, so that it removes its files.

    Raises RuntimeError where it has ended before, for then it is nobody else's fault that calls got no response.
    """
    with (log or Path(os.devnull)).open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "apivideo_emulator", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=_environment(),
        )
    try:
        yield RunningEmulator(process=process, base_url=_address(process))
    finally:
        code = process.poll()
        process.terminate()
        process.communicate(timeout=_GRACE)
    if code is not None:
        raise RuntimeError(f"apivideo-emulator ended during the calls, with exit code {code}: was it killed?")


def _environment() -> dict[str, str]:
    """Give the variables of the process: it keeps bytecode, as an installed package has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(PACKAGE)}


def _address(process: subprocess.Popen[str]) -> str:
    """Read the address from its first line: `api.video emulator: http://127.0.0.1:8099, state in memory`."""
    line = process.stdout.readline() if process.stdout else ""
    if "http://" not in line:
        raise RuntimeError(f"apivideo-emulator did not start; it wrote {line!r}")
    return line.split()[2].rstrip(",")
