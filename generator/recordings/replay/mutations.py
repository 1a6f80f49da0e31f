"""Responses as they might be one day: one recorded, changed in one place, breaks no caller and is noticed.

By default a call survives what is still JSON and reports the place; a strict client raises an error that names it. What
is not JSON is reported as such. A refusal stays the error of its status, whatever becomes of its body. An upload whose
response cannot be read at all asks for what was uploaded, which is no call of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from generator.recordings.finding import Finding
from generator.recordings.recorded import NoJsonError, Recorded, json_of
from generator.recordings.replay.calls import MethodCall, NoCallError
from generator.recordings.replay.replays import Mismatch, Replays, fault_at
from generator.recordings.shape import shape_of

if TYPE_CHECKING:
    from package.testing.recordings.mutations import Mutant
    from package.testing.recordings.recording import Interaction


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutations:
    """What replays changed responses: each change of a model once, and each kind of change once for every response.

    is_brief: the latter alone. seen: what was replayed so far.
    """

    replays: Replays
    is_brief: bool = False
    seen: set[tuple[str, ...]] = field(default_factory=set)

    def check(self, recorded: Recorded, *, is_async: bool) -> Iterator[Finding]:
        """Replay all changes of all responses of a recording that were not seen yet."""
        for number, interaction in enumerate(recorded.recording.interactions):
            for mutant in self._unseen(interaction):
                try:
                    self._hold(recorded, interaction, mutant, is_async=is_async)
                except Mismatch as mismatch:
                    yield _finding(recorded, number, mutant, mismatch.rule, str(mismatch))
                except Exception as error:  # noqa: BLE001 # generated code fails in any way it likes
                    yield _finding(recorded, number, mutant, "crash", f"{type(error).__name__}: {error}")

    def _unseen(self, interaction: Interaction) -> Sequence[Mutant]:
        try:
            self.replays.calls.call_of(interaction)
        except NoCallError:
            return ()
        if (shape := self._shape(interaction)) in self.seen:
            return ()
        self.seen.add(shape)
        mutations = self.replays.package.module("testing.recordings.mutations")
        unseen = []
        for mutant in mutations.mutants(interaction):
            names = self._names(interaction, mutant)
            if not names <= self.seen and (mutant.pointer or not self.replays.calls.is_upload(interaction.operation)):
                unseen.append(mutant)
            self.seen.update(names)
        return unseen

    def _shape(self, interaction: Interaction) -> tuple[str, ...]:
        """Name what a response looks like: others of that name have the same changes."""
        response = interaction.response
        if response is None or response.body is None:
            return ("nothing",)
        is_refusal = response.status >= HTTPStatus.BAD_REQUEST
        try:
            types = shape_of(json_of(response.body)).types
        except NoJsonError:
            return ("no JSON",)
        places = (f"{place} {sorted(types[place])}" for place in sorted(types))
        return "" if is_refusal else interaction.operation, str(response.status), *places

    def _names(self, interaction: Interaction, mutant: Mutant) -> set[tuple[str, ...]]:
        """Name what a change tries; all refusals are read alike."""
        status = str(interaction.response.status if interaction.response else 0)
        catalog = self.replays.package.module("testing.recordings.catalog").package_catalog()
        response = catalog.operation(interaction.operation).responses.get(status)
        kind = (status, mutant.kind) if response is None else (interaction.operation, status, mutant.kind)
        return {kind} if self.is_brief else {kind, (str(response), mutant.name)}

    def _hold(self, recorded: Recorded, interaction: Interaction, mutant: Mutant, *, is_async: bool) -> None:
        mutations = self.replays.package.module("testing.recordings.mutations")
        changed = mutations.mutated(interaction, mutant)
        call = self.replays.calls.call_of(interaction)
        lenient, strict = (
            self._outcome(recorded, changed, call, is_async=is_async, strict=strict) for strict in (False, True)
        )
        if interaction.response is not None and interaction.response.status >= HTTPStatus.BAD_REQUEST:
            _hold_refusal(interaction.response.status, lenient, strict)
        elif mutant.is_json:
            _hold_reported(mutant, lenient)
            _hold_pointer(mutant, strict)
        else:
            _hold_pointer(mutant, lenient)
            _hold_pointer(mutant, strict)

    def _outcome(
        self, recorded: Recorded, changed: Interaction, call: MethodCall, *, is_async: bool, strict: bool
    ) -> Any:  # noqa: ANN401 # a response or an error
        outcome = self.replays.made(recorded.recording, changed, call, is_async=is_async, strict=strict)
        return getattr(outcome, "error", outcome) if isinstance(outcome, BaseException) else outcome


def _hold_refusal(status: int, *outcomes: Any) -> None:  # noqa: ANN401 # errors of the SDK
    for outcome in outcomes:
        if getattr(outcome, "status", None) != status or not isinstance(outcome, BaseException):
            raise Mismatch("mutant-lost", f"the refusal {status} ended in {outcome!r}")


def _hold_reported(mutant: Mutant, outcome: Any) -> None:  # noqa: ANN401 # a response or an error
    """Check that a call succeeds and reports the place. Undeclared members are kept and not reported."""
    if isinstance(outcome, BaseException):
        raise Mismatch("mutant-broke-call", f"by default it raises {type(outcome).__name__}: {outcome}")
    expected = [] if mutant.kind == "unknown-field" else [mutant.pointer]
    reported = [issue.pointer for issue in outcome.issues]
    if reported != expected:
        raise Mismatch("mutant-not-reported", f"issues at {reported}, expected at {expected}")


def _hold_pointer(mutant: Mutant, outcome: Any) -> None:  # noqa: ANN401 # a response or an error
    if type(outcome).__name__ != "DecodeError":
        raise Mismatch("mutant-not-refused", f"a DecodeError was expected, not {outcome!r}")
    if outcome.pointer != mutant.pointer:
        raise Mismatch("mutant-not-named", f"the error names {outcome.pointer!r}")


def _finding(recorded: Recorded, number: int, mutant: Mutant, rule: str, message: str) -> Finding:
    named = f"{mutant.name}: {message}"
    return fault_at(recorded, number, rule, named, place=mutant.pointer, within="/response/body")
