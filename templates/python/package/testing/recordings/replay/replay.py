"""One recording being replayed: which of its interactions answers a request, and which are left."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from ..bodies import write_content
from ..recording import Content, Interaction, RecordedResponse, Recording
from ..secrets.placeholders import PLACEHOLDER
from ..secrets.spans import Place, masked
from .matching import Comparison, Difference


class UnrecordedRequestError(AssertionError):
    """A request has no recorded one like it. differences: from the nearest, none where nothing is near."""

    def __init__(self, message: str, differences: tuple[Difference, ...] = ()) -> None:
        super().__init__(message)
        self.differences = differences


class UnusedInteractionsError(AssertionError):
    """A replay ended, and parts of its recording were not asked for."""


class Replay:
    """Answers requests from a recording, each interaction once, for any number of threads and tasks.

    ignored: headers of requests, in lower case, that do not matter. unknown: why requests were refused.
    """

    def __init__(self, recording: Recording, ignored: Collection[str] = ()) -> None:
        self.recording = recording
        self.unknown: list[UnrecordedRequestError] = []
        self._ignored = ignored
        self._is_used = [False] * len(recording.interactions)
        self._known: dict[str, str] = {}
        self._lock = threading.Lock()

    def take(self, sent: Interaction) -> Interaction:
        """Give the first interaction of this request that was not used yet, with what its placeholders stand for.

        Raises UnrecordedRequestError, which names the differences from the nearest one.
        """
        with self._lock:
            found = self._find(sent)
            if found is None:
                error = self._refusal(sent)
                self.unknown.append(error)
                raise error
            return self._answered(found)

    def try_take(self, sent: Interaction) -> Interaction | None:
        """Give the same, or None."""
        with self._lock:
            found = self._find(sent)
            return None if found is None else self._answered(found)

    def fork(self) -> Replay:
        """Give another replay that is as far as this one."""
        other = Replay(self.recording, self._ignored)
        with self._lock:
            other._is_used = list(self._is_used)
            other._known = dict(self._known)
        return other

    def pass_over(self, sent: Interaction) -> bool:
        """Note that an interaction is used though it does not answer; say whether there is one."""
        with self._lock:
            return self._find(sent) is not None

    def unused(self) -> tuple[Interaction, ...]:
        """Give what was not asked for so far."""
        with self._lock:
            return tuple(
                each for each, used in zip(self.recording.interactions, self._is_used, strict=True) if not used
            )

    def assert_all_used(self) -> None:
        """Raise UnrecordedRequestError or UnusedInteractionsError unless all was asked for, and nothing else."""
        if self.unknown:
            raise self.unknown[0]
        if unused := self.unused():
            lines = [f"  {describe(interaction)}" for interaction in unused]
            raise UnusedInteractionsError(
                "\n".join([f"{len(unused)} of {len(self._is_used)} recorded requests were not sent:", *lines])
            )

    def _find(self, sent: Interaction) -> Interaction | None:
        for index, interaction in enumerate(self.recording.interactions):
            if self._is_used[index] or interaction.operation != sent.operation:
                continue
            comparison = Comparison(interaction, sent, self._known, self._ignored)
            if not comparison.differences:
                self._is_used[index] = True
                self._known |= comparison.bound
                return interaction
        return None

    def _answered(self, interaction: Interaction) -> Interaction:
        """Put into a response what the caller brought, and remember what it gives out."""
        if interaction.response is None:
            return interaction
        response = msgspec.to_builtins(interaction.response)
        for name in _placeholders(response):
            self._known.setdefault(name, name)
        brought = {name: value for name, value in self._known.items() if name != value}
        if not brought:
            return interaction
        filled = msgspec.convert(_filled(response, brought), RecordedResponse)
        return msgspec.structs.replace(interaction, response=filled)

    def _refusal(self, sent: Interaction) -> UnrecordedRequestError:
        head = f"no recorded request is like {describe(sent)}"
        nearest = self._nearest(sent)
        if nearest is None:
            return UnrecordedRequestError(f"{head}; {self._left(sent)}")
        index, differences = nearest
        if not differences:
            return UnrecordedRequestError(f"{head} once more: it was recorded less often than it is sent")
        used = ", which was asked for before" if self._is_used[index] else ""
        lines = [f"{head}; the nearest is number {index + 1} of {len(self._is_used)}{used}:", *_lines(differences)]
        return UnrecordedRequestError("\n".join(lines), differences)

    def _nearest(self, sent: Interaction) -> tuple[int, tuple[Difference, ...]] | None:
        """Give the interaction of the same operation with the fewest differences, unused ones first."""
        compared = [
            (self._is_used[index], len(differences), index, differences)
            for index, interaction in enumerate(self.recording.interactions)
            if _is_akin(interaction, sent)
            for differences in [tuple(Comparison(interaction, sent, self._known, self._ignored).differences)]
        ]
        if not compared:
            return None
        _, _, index, differences = min(compared, key=lambda each: each[:3])
        return index, differences

    def _left(self, sent: Interaction) -> str:
        operations = dict.fromkeys(each.operation or each.request.path for each in self.recording.interactions)
        what = sent.operation or f"{sent.request.method} {sent.request.path}"
        return f"{what} is not in {self.recording.scenario or 'the recording'}, which has {', '.join(operations)}"


def describe(interaction: Interaction) -> str:
    """Name an interaction in one line."""
    request = interaction.request
    path = request.path
    for name, value in request.values.items():
        path = path.replace(f"{{{name}}}", masked(Place("", name, "path"), value))
    query = "&".join(f"{name}={masked(Place('', name, 'query'), value)}" for name, value in request.query)
    address = f"{path}?{query}" if query else path
    span = request.headers.get("content-range") or request.headers.get("range")
    named = f" ({interaction.operation})" if interaction.operation else ""
    return f"{request.method} {address}{f' [{span}]' if span else ''}{named}"


def response_bytes(content: Content | None) -> bytes:
    """Give the bytes of a response. Raises NotKeptError where the recording has only their hash."""
    return b"" if content is None else write_content(content)


def _is_akin(interaction: Interaction, sent: Interaction) -> bool:
    if interaction.operation or sent.operation:
        return interaction.operation == sent.operation
    return interaction.request.method == sent.request.method


def _lines(differences: Sequence[Difference]) -> Iterable[str]:
    return (f"  {difference}" for difference in differences)


def _placeholders(value: object) -> Iterable[str]:
    match value:
        case str():
            yield from (found[0] for found in PLACEHOLDER.finditer(value))
        case dict():
            for name, member in value.items():
                yield from _placeholders(name)
                yield from _placeholders(member)
        case list() | tuple():
            for item in value:
                yield from _placeholders(item)


def _filled(value: Any, brought: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case str():
            return PLACEHOLDER.sub(lambda found: brought.get(found[0], found[0]), value)
        case dict():
            return {_filled(name, brought): _filled(member, brought) for name, member in value.items()}
        case list() | tuple():
            return [_filled(item, brought) for item in value]
        case _:
            return value
