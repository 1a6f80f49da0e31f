"""Sees what an upload leaves behind: open files, forgotten tasks and threads, complaints of the event loop."""

from __future__ import annotations

import gc
import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Fail if the block leaves anything behind that Python or asyncio would complain of."""
    gc.collect()  # what other tests have left is not of this block
    gc.freeze()  # what still lives of them is passed over in the end
    complaints = _Complaints()
    loggers = [logging.getLogger(name) for name in ("asyncio", "concurrent.futures")]
    for logger in loggers:
        logger.addHandler(complaints)
    threads = set(threading.enumerate())
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield
            gc.collect()
    finally:
        for logger in loggers:
            logger.removeHandler(complaints)
    left = [str(warning.message) for warning in caught]
    assert [] == left, left
    assert [] == complaints.texts, complaints.texts
    assert threads >= set(threading.enumerate()), threading.enumerate()


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)  # that an event loop under load was slow is no leftover
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
