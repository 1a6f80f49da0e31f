"""Which of several recordings responds to a request, for clients that follow no scenario of ours.

A recording in progress continues; one that is used up, or whose first request is sent again, starts over. Of several
candidates the first is the one with a successful response, then the one whose next request this is, then the one with
fewest error responses. Credentials, the order of the query and the name of the only file in a form do not matter.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.recordings.package_loader import LoadedPackage

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content, Interaction, RecordedPart, Recording
    from package.testing.recordings.replay.replay import Replay

_IGNORED: Final = ("accept", "authorization", "content-type")
_FILE: Final = "file"


class NoRecordingError(Exception):  # it is answered, as everything else
    """A request like none that was recorded; the text names the nearest one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Candidate:
    """A scenario that could answer. replay: as far as it is once it has answered. skipped: requests it passes over."""

    response: Interaction
    replay: Replay
    place: int
    is_begun: bool
    skipped: int

    @property
    def rank(self) -> tuple[float, ...]:
        """Sort the best first."""
        is_refusal, refusals = _is_refusal(self.response), _refusals(self.replay.recording)
        return is_refusal and not self.is_begun, self.skipped > 0, not self.is_begun, is_refusal, refusals, self.place


class RecordingSelector:
    """Answers requests from recordings, for any number of threads."""

    def __init__(self, package: LoadedPackage, recordings: Sequence[Recording]) -> None:
        self._package = package
        self._token_paths = _token_paths(package)
        self._replays = [self._fresh(self._in_order(recording)) for recording in recordings]
        self._lock = threading.Lock()

    def response(self, method: str, url: str, headers: dict[str, str], content: bytes) -> Interaction:
        """Give the interaction that answers. Raises NoRecordingError."""
        sent = self._described(method, url, headers, content)
        with self._lock:
            best = min(self._candidates(sent), key=lambda one: one.rank, default=None)
            if best is None:
                raise NoRecordingError(self._nearest(sent))
            del self._replays[best.place]
            self._replays.insert(0, best.replay)
            return best.response

    def _candidates(self, sent: Interaction) -> Iterator[_Candidate]:
        """Give each scenario that could answer: continued from where it is, else started over."""
        for place, replay in enumerate(self._replays):
            is_begun = len(replay.unused()) < len(replay.recording.interactions)
            tries = [(replay.fork(), is_begun), (self._fresh(replay.recording), False)]
            for forked, goes_on in tries if is_begun else tries[1:]:
                before = forked.unused()
                if (response := forked.try_take(sent)) is not None:
                    left = {id(one) for one in forked.unused()}
                    taken = next(number for number, one in enumerate(before) if id(one) not in left)
                    skipped = sum(one.request.path not in self._token_paths for one in before[:taken])
                    yield _Candidate(response=response, replay=forked, place=place, is_begun=goes_on, skipped=skipped)
                    break

    def _nearest(self, sent: Interaction) -> str:
        """Name the nearest of all recorded requests."""
        recordings = self._package.module("testing.recordings")
        nearest: list[tuple[int, str]] = []
        for replay in self._replays:
            try:
                self._fresh(replay.recording).take(sent)
            except recordings.UnrecordedRequestError as error:
                nearest.append((len(error.differences) or 1_000, f"in {replay.recording.scenario}: {error}"))
        return min(nearest, default=(0, "there are no recordings"))[1]

    def _fresh(self, recording: Recording) -> Replay:
        replay: Replay = self._package.module("testing.recordings.replay.replay").Replay(recording, _IGNORED)
        return replay

    def _described(self, method: str, url: str, headers: dict[str, str], content: bytes) -> Interaction:
        package = self._package
        bodies, catalog = package.module("testing.recordings.bodies"), package.module("testing.recordings.catalog")
        capture, description = (
            package.module(f"testing.recordings.record.{name}") for name in ("capture", "description")
        )
        body = capture.capture_bytes(content, headers.get("content-type", ""), bodies.KEPT) if content else None
        return self._sorted(description.describe_request(catalog.package_catalog(), method, url, headers, body))

    def _in_order(self, recording: Recording) -> Recording:
        interactions = tuple(self._sorted(interaction) for interaction in recording.interactions)
        ordered: Recording = replace(recording, interactions=interactions)
        return ordered

    def _sorted(self, interaction: Interaction) -> Interaction:
        """Put query and form in an order that does not depend on who wrote them; what has one name keeps its own."""
        query = tuple(sorted(interaction.request.query, key=lambda pair: pair[0]))
        body = self._with_plain_file(interaction.request.body)
        request = replace(interaction.request, query=query, body=body)
        ordered: Interaction = replace(interaction, request=request)
        return ordered

    def _with_plain_file(self, body: Content | None) -> Content | None:
        """Call the one file of a form "file": some clients name its part after the file."""
        parts: tuple[RecordedPart, ...] = getattr(body, "parts", ())
        if body is None or sum(bool(part.filename) for part in parts) != 1:
            return body
        plain = {"name": _FILE, "filename": _FILE, "content_type": ""}
        renamed = (replace(part, **plain) if part.filename else part for part in parts)
        form: Content = replace(body, parts=tuple(sorted(renamed, key=lambda part: part.name)))
        return form


def _token_paths(package: LoadedPackage) -> frozenset[str]:
    """Give where tokens are asked for: each client does so in its own time."""
    names = ("exchange_path", "refresh_path")
    return frozenset(getattr(scheme, name, "") for scheme in package.definition.schemes for name in names)


def _refusals(recording: Recording) -> float:
    """Give which part of a scenario's calls is refused."""
    return sum(map(_is_refusal, recording.interactions)) / max(1, len(recording.interactions))


def _is_refusal(interaction: Interaction) -> bool:
    return interaction.response is None or interaction.response.status >= HTTPStatus.BAD_REQUEST
