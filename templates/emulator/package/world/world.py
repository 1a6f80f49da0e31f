"""The world of one emulator: state, time, files, and what is to happen later.

Everything that reads or changes it does so inside `transaction`, one at a time. What takes long, or talks to others,
runs in `background` after the transaction is kept.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ..base.clock import Clock, stamp
from ..base.document import ServedDocument, read_document
from ..base.faults import Faults
from ..base.files import UploadedFiles, is_disk_full
from ..base.processes import EndedError, Processes
from ..base.requests import RequestLog
from ..base.settings import Settings
from ..base.store import Ids, Store, Thing
from .events import LISTENERS, TASKS
from .limits import RateLimiter

LOG: Final = logging.getLogger(__name__)

_TICK: Final = 0.05
"""Real seconds between two looks at what is due."""

_TICK_WHEN_FULL: Final = 1.0
"""Real seconds until the next look when the disk is full."""


class World:
    """State and time of one emulator. `start` lets time work by itself; `close` ends that, and frees the files."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.document: ServedDocument = read_document(settings.document)
        self.clock = Clock(settings.start, settings.speed)
        self.ids = Ids(settings.seed)
        self.store = Store(settings.state)
        try:
            self.files = UploadedFiles(settings.state)
        except OSError:
            self.store.close()
            raise
        self._remove_unknown_files()
        self.processes = Processes()
        self.requests = RequestLog(settings.kept_requests)
        self.limiter = RateLimiter(settings.limits)
        self.faults = Faults({operation.operation_id for operation in self.document.operations})
        self._lock = threading.RLock()
        self._waiting: list[Callable[[], None]] = []
        self._kept: list[str] = []
        self._workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="emulator")
        self._running: set[Future[None]] = set()
        self._ended = threading.Event()
        self._is_full = False
        self._ticker: threading.Thread | None = None

    def _remove_unknown_files(self) -> None:
        """Remove what a killed process had moved into its place, and not yet taken down."""
        names = self.files.names()
        for name in names - self.store.names_known(names):
            self.files.remove(name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything that is changed inside, or nothing if it raises. One at a time; not to be nested."""
        with self._lock:
            try:
                with self.store.transaction():
                    yield
            except BaseException:
                self._waiting.clear()
                for name in self._kept:
                    self.files.remove(name)
                raise
            finally:
                self._kept.clear()
            waiting, self._waiting = self._waiting, []
        for action in waiting:
            self._submit(action)

    def background(self, action: Callable[[], None]) -> None:
        """Run an action in a thread once the present transaction is kept; a transaction that fails drops it."""
        self._waiting.append(action)

    def keep_file(self, file: Path, name: str) -> None:
        """Keep a file as `UploadedFiles.keep` does; it is removed again if the present transaction fails."""
        self._kept.append(name)
        self.files.keep(file, name)

    def emit(self, event: str, payload: Thing) -> None:
        """Notify all listeners of an event what has happened."""
        for listener in LISTENERS.get(event, ()):
            listener(self, payload)

    def later(self, seconds: float, name: str, payload: Thing) -> None:
        """Do a task (see `events.task`) when the clock has moved on by so many seconds; it survives a restart."""
        due = self.clock.now() + timedelta(seconds=seconds)
        self.store.add_task(due.timestamp(), name, payload)

    def now(self) -> datetime:
        """Give the time by the clock, in UTC."""
        return self.clock.now()

    def stamp(self) -> str:
        """Give the time by the clock as responses write it."""
        return stamp(self.clock.now())

    def advance(self, seconds: float) -> None:
        """Move a clock on, doing everything that falls due on the way at its own time, background work included.

        Call it outside of transactions. Raises ValueError for a step back, and for what no calendar has.
        """
        target = self.clock.after(seconds)
        while (due := self._next_due()) is not None and due <= target:
            self.clock.advance(max(0.0, (due - self.clock.now()).total_seconds()))
            self.run_due()
            self.settle()
        self.clock.advance(max(0.0, (target - self.clock.now()).total_seconds()))

    def run_due(self) -> None:
        """Do all tasks whose time has come. Raises OSError or sqlite3.Error when the disk is full: nothing is lost."""
        while (due := self._next_due()) is not None and due <= self.clock.now():
            self._run_next()

    def settle(self, timeout: float = 30.0) -> None:
        """Wait until no background work is left. Raises TimeoutError after so many real seconds."""
        while running := [future for future in tuple(self._running) if not future.done()]:
            if wait(running, timeout=timeout).not_done:
                raise TimeoutError(f"background work of the emulator did not end within {timeout:g} seconds")

    def reset(self) -> None:
        """Forget everything but the time and the settings; requests, faults and rate limits too."""
        self.processes.end()
        self.settle()
        self.requests.clear()
        self.faults.clear()
        self.limiter.clear()
        with self.transaction():
            self.store.clear()
            self.emit("emulator.reset", {})
        self.files.clear()

    def start(self) -> None:
        """Do tasks by themselves as time passes. A clock that stands still needs nobody to look at it."""
        if self.clock.speed > 0 and self._ticker is None:
            self._ticker = threading.Thread(target=self._tick, name="emulator-clock", daemon=True)
            self._ticker.start()

    def close(self) -> None:
        """End background work and time, and close the store."""
        self._ended.set()
        self.processes.close()
        if self._ticker is not None:
            self._ticker.join()
        self._workers.shutdown(wait=True, cancel_futures=True)
        with self._lock:  # a call that is still going on finds the store closed, and does not lose it half-way
            self.store.close()
        self.files.close()

    def _tick(self) -> None:
        pause = _TICK
        while not self._ended.wait(pause):
            pause = _TICK if self.try_due() else _TICK_WHEN_FULL

    def try_due(self) -> bool:
        """Do all tasks whose time has come, and return whether that was possible; they wait while the disk is full."""
        try:
            self.run_due()
        except (OSError, sqlite3.Error) as error:
            if not is_disk_full(error):
                raise
            if not self._is_full:
                LOG.error("what is due waits: %s", error)  # noqa: TRY400 # where it was raised says nothing
            self._is_full = True
            return False
        self._is_full = False
        return True

    def _next_due(self) -> datetime | None:
        with self._lock:
            upcoming = self.store.next_task()
        return None if upcoming is None else datetime.fromtimestamp(upcoming.due, UTC)

    def _run_next(self) -> None:
        """Do the task that is due first; one that fails is dropped, and nothing it has changed is kept.

        One that fails because the disk is full stays, and the error is raised.
        """
        with self._lock:
            upcoming = self.store.next_task()
            if upcoming is None or upcoming.due > self.clock.now().timestamp():
                return
            try:
                with self.transaction():
                    self.store.remove_task(upcoming)
                    TASKS[upcoming.name](self, upcoming.payload)
            except Exception as error:
                if is_disk_full(error):
                    raise
                LOG.exception("the task %s of the emulator failed and is dropped", upcoming.name)
                self.store.remove_task(upcoming)

    def _submit(self, action: Callable[[], None]) -> None:
        future = self._workers.submit(_log_failure, action)
        self._running.add(future)
        future.add_done_callback(self._running.discard)


def _log_failure(action: Callable[[], None]) -> None:
    try:
        action()
    except EndedError as error:
        LOG.debug("background work of the emulator was given up: %s", error)
    except Exception:
        LOG.exception("background work of the emulator failed")
