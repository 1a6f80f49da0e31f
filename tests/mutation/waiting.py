"""How long a run may take: bounded by the time of a core it uses, so that other work on the machine does not count."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

IDLE: Final = 30.0
"""Seconds after which a run that waits for something, but not for a core, is ended."""
LONGEST: Final = float(os.environ.get("MUTATION_LONGEST", "15"))
"""Seconds of a core in which tests of one change are begun."""
STEP: Final = 0.05


def limit(seconds: int) -> None:
    """End this process when it has used that much time of a core: a loop without end is no survivor."""
    try:
        import resource  # noqa: PLC0415 - only POSIX has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def wait(process: int) -> int | None:
    """Wait for the end of a child that leads a session; its exit code, below 0 for a signal.

    None: it waited too long for something. One that waits for a core has all the time it needs.
    """
    used, since, pause = 0, time.monotonic(), STEP
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(pause)
        pause = min(1.0, pause * 1.2)
        if (now := _used(process)) != used:
            used, since = now, time.monotonic()
        elif time.monotonic() - since > IDLE:
            os.kill(process, 9)
            os.waitpid(process, 0)
            return None


def _used(session: int) -> int:
    """Give the time that the processes of a session ran or waited for a core, in the unit of the system.

    Where the system does not tell, it is always 0: a run may take IDLE seconds there.
    """
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                schedules = stat.parent.glob("task/*/schedstat")
                total += sum(sum(map(int, one.read_text(encoding="ascii").split()[:2])) for one in schedules)
        except OSError:  # it has ended meanwhile
            continue
    return total
