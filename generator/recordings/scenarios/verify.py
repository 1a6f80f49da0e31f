"""Plays scenarios against a server now, and says which responses differ from the recorded ones. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.problems import UnusableInputError
from generator.program import PROGRAM
from generator.recordings.conformance.compare import compare_recordings
from generator.recordings.conformance.recording import check_recording
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import Recorded
from generator.recordings.scenarios.connection import ConnectionOptions, opened, refuse_unusable_server
from generator.recordings.scenarios.scenario import Scenario, failure_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

_NOT_MADE: Final = "call-gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What verifies recordings of one package against one server."""

    package: LoadedPackage
    connection: ConnectionOptions
    described: Described

    def check(self, scenario: Scenario, stored: Recorded) -> Iterator[Finding]:
        """Play a scenario; give what has changed, what the document does not allow, and whether the scenario passed."""
        with opened(self.package, self.connection, scenario) as (environment, options):
            transport = self.package.module("testing.recordings").RecordingTransport(base_url=options["base_url"])
            failure: Exception | None = None
            try:
                scenario.play(self.package, environment, transport, options)
            except UnusableInputError:
                raise
            except Exception as error:  # noqa: BLE001 # a scenario fails in any way it likes
                refuse_unusable_server(self.package, self.connection, scenario, error)
                failure = error
            fresh = transport.recording()
        if failure is not None:
            yield _failed(scenario, stored, failure)
        for finding in compare_recordings(stored, fresh, self.described):
            if failure is None or finding.rule != _NOT_MADE:  # what would have come after a failure is not missed
                again = f"{PROGRAM} record {scenario.name} --mode rewrite"
                yield replace(finding, message=f"{finding.message}; record it again: {again}")
        yield from self._gaps(stored, fresh)

    def _gaps(self, stored: Recorded, fresh: Recording) -> Iterator[Finding]:
        """Give what the document does not allow of what is answered now."""
        for finding in check_recording(Recorded(fresh, stored.source), self.described):
            yield replace(finding, message=f"{finding.message} (as answered now)", recording="", at="")


def _failed(scenario: Scenario, stored: Recorded, error: Exception) -> Finding:
    return Finding(
        kind=FindingClass.STALE_RECORDING,
        rule="scenario-failed",
        message=f"the scenario {scenario.name} no longer passes: {' '.join(failure_of(scenario, error).split())}",
        recording=stored.file,
        at="/interactions",
    )
