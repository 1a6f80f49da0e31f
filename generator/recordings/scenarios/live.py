"""Plays scenarios against the API itself: what it said is kept, and compared with the document and what was recorded.

A live recording lies beside the one of the local server, as `NAME.live.json`, and counts as a witness of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.document.source import Source, display_path
from generator.problems import UnusableInputError
from generator.recordings.conformance.compare import compare_recordings
from generator.recordings.conformance.recording import check_recording
from generator.recordings.described import Described
from generator.recordings.finding import Finding
from generator.recordings.gaps import Gaps
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import Recorded, read_recorded, recording_file
from generator.recordings.scenarios.connection import ConnectionOptions, opened, refuse_unusable_server
from generator.recordings.scenarios.scenario import Scenario, failure_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction, Recording

LIVE: Final = ".live"
"""How names of live recordings end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveOutcome:
    """What became of one scenario. recorded: what was said until the scenario ended, also where it failed.

    failure: why it failed, or why the recording was not kept; "" for a recording that was written. from_document: where
    the document says otherwise. from_local: where the recording of the local server does.
    """

    scenario: str
    recorded: Recorded
    failure: str = ""
    from_document: tuple[Finding, ...] = ()
    from_local: tuple[Finding, ...] = ()

    @property
    def operations(self) -> Mapping[str, int]:
        """How many calls each operation got that were answered."""
        found: dict[str, int] = {}
        for interaction in self.recorded.recording.interactions:
            if interaction.response is not None:
                found[interaction.operation] = found.get(interaction.operation, 0) + 1
        return found


def shown_operations(interactions: Iterable[Interaction]) -> frozenset[str]:
    """Give the ids of the operations that ended well: a refusal alone shows little of what an operation does."""
    return frozenset(
        one.operation
        for one in interactions
        if one.operation and one.response is not None and one.response.status < HTTPStatus.BAD_REQUEST
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveSession:
    """What plays scenarios of one package against one server. gaps: findings that are as they should be."""

    package: LoadedPackage
    connection: ConnectionOptions
    described: Described
    gaps: Gaps

    def play(self, scenarios: Sequence[Scenario]) -> Iterator[LiveOutcome]:
        """Play scenarios one after the other; one that fails leaves its file as it was, and the others go on.

        Raises UnusableInputError where no server is there, or where it refuses the key.
        """
        return (self._play(scenario) for scenario in scenarios)

    def _play(self, scenario: Scenario) -> LiveOutcome:
        failure = ""
        with opened(self.package, self.connection, scenario) as (environment, options):
            transport = self.package.module("testing.recordings").RecordingTransport(
                scenario=f"{scenario.name}{LIVE}",
                base_url=options["base_url"],
                document=self.connection.document,
                fingerprints=self.connection.fingerprints,
                secrets=(options["api_key"],),
            )
            try:
                scenario.play(self.package, environment, transport, options)
            except UnusableInputError:
                raise
            except Exception as error:  # noqa: BLE001 # a scenario fails in any way it likes
                refuse_unusable_server(self.package, self.connection, scenario, error)
                failure = failure_of(scenario, error)
            recording = transport.recording()
        return self._compared(scenario, recording, failure or self._write(scenario, recording))

    def _write(self, scenario: Scenario, recording: Recording) -> str:
        """Write the file; give why it was not written."""
        recordings = self.package.module("testing.recordings")
        try:
            recordings.write_recording(recording, self.file(scenario))
        except recordings.SecretsLeftError as error:
            return f"not kept: {error}"
        return ""

    def _compared(self, scenario: Scenario, recording: Recording, failure: str) -> LiveOutcome:
        file = self.file(scenario)
        text = self.package.module("testing.recordings.files").format_recording(recording).decode()
        recorded = Recorded(recording, Source(name=display_path(file), path=file, text=text))
        return LiveOutcome(
            scenario=scenario.name,
            recorded=recorded,
            failure=failure,
            from_document=tuple(self._unlisted(check_recording(recorded, self.described))),
            from_local=() if failure else tuple(self._from_local(scenario, recorded)),
        )

    def _from_local(self, scenario: Scenario, recorded: Recorded) -> Iterator[Finding]:
        local = recording_file(self.connection.folder, scenario.name)
        if not local.is_file():
            return iter(())
        stored = read_recorded(self.package, local)
        return self._unlisted(compare_recordings(stored, recorded.recording, self.described))

    def _unlisted(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        return (one for one in findings if not any(gap.covers(one) for gap in self.gaps.gaps))

    def file(self, scenario: Scenario) -> Path:
        """Give the file of a scenario's live recording."""
        return recording_file(self.connection.folder, f"{scenario.name}{LIVE}")
