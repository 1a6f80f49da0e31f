"""Ends what the workers of an upload do as soon as one of them fails: those that send, and those that wait."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import FIRST_COMPLETED, Future, InvalidStateError, wait
from contextlib import suppress
from typing import Any, TypeVar

from ...transport.flow import Await, Effect, Flow, Run, Sleep

T = TypeVar("T")


class UploadStopped(Exception):  # noqa: N818 - no error: another part has ended the upload
    """The upload has ended elsewhere; this part is given up."""


class Stop:
    """Whether an upload has ended early, for all its threads and tasks."""

    def __init__(self) -> None:
        self._ended: Future[None] = Future()

    @property
    def is_set(self) -> bool:
        """Whether the upload has ended."""
        return self._ended.done()

    def set(self) -> None:
        """End the upload; a second time does nothing."""
        with suppress(InvalidStateError):
            self._ended.set_result(None)

    def check(self) -> None:
        """Raise UploadStopped when the upload has ended."""
        if self.is_set:
            raise UploadStopped

    def cut_short(self, flow: Flow[T]) -> Flow[T]:
        """Run a flow in which UploadStopped ends each wait as soon as this is set.

        For a driver that blocks: a thread can be stopped nowhere else. Tasks are canceled.
        """
        try:
            effect = next(flow)
            while True:
                try:
                    result = yield from self._performed(effect)
                except BaseException as error:  # noqa: BLE001 - the flow decides, an interrupt included
                    effect = flow.throw(error)
                else:
                    effect = flow.send(result)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # a flow returns its T; StopIteration does not say so

    def _performed(self, effect: Effect) -> Generator[Effect, Any, Any]:
        match effect:
            case Sleep(seconds):
                yield Run(lambda: wait([self._ended], seconds))
                self.check()
                return None
            case Await(future):
                yield Run(lambda: wait([self._ended, future], return_when=FIRST_COMPLETED))
                self.check()
        return (yield effect)
