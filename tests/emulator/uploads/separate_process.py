"""An emulator in a process that can be killed: `python -m tests.emulator.uploads.separate_process STATE DOCUMENT`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
from package.base.settings import Settings
from package.server.server import EmulatorServer

from tests.emulator.uploads.uploader import LIMITS
from tests.emulator.validating import KEY, ResponseChecks

_REPOSITORY = Path(__file__).resolve().parents[3]
_PATHS = (".", "templates/python", "templates/emulator")


class EmulatorProcess:
    """One process, its address, and a client for it."""

    def __init__(self, process: subprocess.Popen[str], checks: ResponseChecks) -> None:
        self.process = process
        assert process.stdout is not None
        self.base_url = process.stdout.readline().strip()
        hooks = checks.hooks()
        self.client = httpx2.Client(base_url=self.base_url, auth=(KEY, ""), timeout=30, event_hooks=hooks)

    def kill(self) -> None:
        """End it without a warning, as `kill -9` does."""
        self.process.kill()
        self.process.wait()

    def memory(self) -> int:
        """Give the most memory it ever had, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


@contextmanager
def emulator_process(state: Path, document: Path, checks: ResponseChecks) -> Iterator[EmulatorProcess]:
    """Start an emulator whose clock stands still and whose limits are small; give it once it listens."""
    paths = ":".join(str(_REPOSITORY / path) for path in _PATHS)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.emulator.uploads.separate_process", str(state), str(document)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_REPOSITORY,
        env={"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        running = EmulatorProcess(process, checks)
        with running.client:
            yield running
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def serve(state: Path, document: Path) -> None:
    """Serve until killed, once the address is written."""
    server = EmulatorServer(Settings(state=state, document=document, speed=0, ffmpeg=False, uploads=LIMITS))
    print(server.base_url, flush=True)  # noqa: T201 # it is what the other process waits for
    server.run()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]))
