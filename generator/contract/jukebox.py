"""Several recordings at once, for clients that tell no story of ours: which one answers a request, what comes next.

A story that is under way goes on; one that is used up, or is asked for again, begins anew. Of several stories that
could answer, one where the call goes well comes first. Which credentials are sent does not matter.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from generator.contract.kit import Kit

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction, Recording
    from package.testing.recordings.replay import Replay

_IGNORED: Final = ("accept", "authorization", "content-type")


class Unrecorded(Exception):  # noqa: N818 # it is answered, as everything else
    """A request like none that was recorded; the text names the nearest one."""


class Jukebox:
    """Answers requests from recordings, for any number of threads."""

    def __init__(self, kit: Kit, recordings: Sequence[Recording]) -> None:
        self._kit = kit
        self._replays = [self._fresh(recording) for recording in recordings]
        self._lock = threading.Lock()

    def answer(self, method: str, url: str, headers: dict[str, str], content: bytes) -> Interaction:
        """Give the interaction that answers. Raises Unrecorded."""
        sent = self._described(method, url, headers, content)
        with self._lock:
            return self._next(sent) or self._again(sent) or self._refuse(sent)

    def _next(self, sent: Interaction) -> Interaction | None:
        """Go on with a story, the one that was told last if possible."""
        for place, replay in enumerate(self._replays):
            is_begun = len(replay.unused()) < len(replay.recording.interactions)
            if is_begun and (found := replay.try_take(sent)) is not None:
                self._replays.insert(0, self._replays.pop(place))
                return found
        return None

    def _again(self, sent: Interaction) -> Interaction | None:
        """Begin a story, anew where it was told before."""
        begun = [(self._fresh(replay.recording), place) for place, replay in enumerate(self._replays)]
        found = [(taken, replay, place) for replay, place in begun if (taken := replay.try_take(sent)) is not None]
        if not found:
            return None
        taken, replay, place = min(found, key=lambda one: (_is_refusal(one[0]), one[2]))
        del self._replays[place]
        self._replays.insert(0, replay)
        return taken

    def _refuse(self, sent: Interaction) -> Interaction:
        """Raise Unrecorded with the nearest of all recorded requests."""
        recordings = self._kit.module("testing.recordings")
        told: list[tuple[int, str]] = []
        for replay in self._replays:
            try:
                self._fresh(replay.recording).take(sent)
            except recordings.UnrecordedRequestError as error:
                told.append((len(error.differences) or 1_000, f"in {replay.recording.scenario}: {error}"))
        raise Unrecorded(min(told, default=(0, "there are no recordings"))[1])

    def _fresh(self, recording: Recording) -> Replay:
        replay: Replay = self._kit.module("testing.recordings.replay").Replay(recording, _IGNORED)
        return replay

    def _described(self, method: str, url: str, headers: dict[str, str], content: bytes) -> Interaction:
        names = ("bodies", "capture", "catalog", "describing")
        kit: dict[str, Any] = {name: self._kit.module(f"testing.recordings.{name}") for name in names}
        keep = kit["bodies"].KEPT
        body = kit["capture"].capture_bytes(content, headers.get("content-type", ""), keep) if content else None
        catalog = kit["catalog"].package_catalog()
        sent: Interaction = kit["describing"].describe_request(catalog, method, url, headers, body)
        return sent


def _is_refusal(interaction: Interaction) -> bool:
    return interaction.answer is None or interaction.answer.status >= HTTPStatus.BAD_REQUEST
