"""Recordings against generated code: what it sends must be what was recorded, and nothing of a response may be lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from generator.recordings.finding import Finding, FindingClass
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import Recorded
from generator.recordings.replay.calls import Calls, MethodCall, NoCallError
from generator.recordings.replay.facts import wrong_facts
from generator.recordings.scenarios.environment import Environment
from generator.recordings.scenarios.scenario import Scenario, failure_of

if TYPE_CHECKING:
    from package.runtime.errors import ApiError
    from package.testing.recordings.recording import Interaction, Recording

_ERRORS: Final[Mapping[int, str]] = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableError",
    429: "RateLimitError",
}


class Mismatch(Exception):  # noqa: N818 # reported as a finding
    """Generated code does otherwise than recorded. rule: of the finding."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Replays:
    """What replays scenarios and single calls of one package. key: of clients. runner: for all asynchronous ones."""

    package: LoadedPackage
    key: str
    calls: Calls
    runner: asyncio.Runner

    def scenario(self, scenario: Scenario, recorded: Recorded, *, is_async: bool) -> Iterator[Finding]:
        """Play a scenario on its recording: each request as recorded, none left, and the scenario's own claims."""
        options = {"base_url": recorded.recording.provenance.host, "api_key": self.key}
        transport = self._transport(recorded.recording, is_async=is_async)
        play = scenario.play_async if is_async else scenario.play
        try:
            play(self.package, Environment(), transport, options)
        except Exception as error:  # noqa: BLE001 # a scenario fails in any way it likes
            cause = transport.replay.unknown[0] if transport.replay.unknown else error
            yield _scenario_finding(scenario, recorded, cause, is_async=is_async)
            return
        try:
            transport.assert_all_used()
        except AssertionError as error:
            yield _scenario_finding(scenario, recorded, error, is_async=is_async)

    def call(self, recorded: Recorded, number: int, *, is_async: bool) -> Iterator[Finding]:
        """Make the call of one interaction, by the generated method of its operation, on a replay of that alone."""
        interaction = recorded.recording.interactions[number]
        try:
            call = self.calls.call_of(interaction)
        except NoCallError:
            return
        try:
            outcome = self.made(recorded.recording, interaction, call, is_async=is_async)
            self._hold(interaction, call, outcome)
            _hold_issues(recorded, outcome)
        except Mismatch as mismatch:
            yield fault_at(recorded, number, mismatch.rule, f"{mismatch} (by {call})")
        except Exception as error:  # noqa: BLE001 # generated code fails in any way it likes
            yield fault_at(recorded, number, "crash", f"{type(error).__name__}: {error} (by {call})")

    def made(
        self, recording: Recording, interaction: Interaction, call: MethodCall, *, is_async: bool, strict: bool = False
    ) -> Any:  # noqa: ANN401 # a response or an error
        """Make a call on a replay of one interaction, and give the whole response, or the error of the SDK.

        Raises Mismatch where another request is sent, or none.
        """
        alone = type(recording)(scenario=call.method, provenance=recording.provenance, interactions=(interaction,))
        transport = self._transport(alone, is_async=is_async, ignored=("authorization",))
        options = {"base_url": recording.provenance.host, "auth": "none", "retries": 0, "strict": strict}
        client = self.package.client_class(is_async=is_async)("", transport=transport, **options)
        try:
            method = getattr(getattr(client, call.resource).with_response, call.method)
            made = method(**call.arguments)
            outcome = self.runner.run(_awaited(made)) if is_async else made
        except self.package.module("runtime.errors").SdkError as error:
            outcome = error
        except AssertionError as error:
            raise Mismatch("request-differs", str(error)) from error
        if transport.replay.unused():
            raise Mismatch("request-differs", "nothing was sent")
        return outcome

    def _hold(self, interaction: Interaction, call: MethodCall, outcome: Any) -> None:  # noqa: ANN401 # a response or an error
        response = interaction.response
        if response is None:
            return
        said = getattr(outcome, "error", outcome) if isinstance(outcome, BaseException) else outcome
        for difference in wrong_facts(self.calls.operation(interaction.operation), response, said):
            raise Mismatch("lost-in-reading", difference)
        if isinstance(outcome, BaseException):
            refusal: Any = getattr(outcome, "error", outcome)  # an upload carries it within its own
            self._hold_error(interaction, refusal)
            return
        if response.status >= HTTPStatus.BAD_REQUEST:
            raise Mismatch("wrong-error", f"{response.status} was not raised by {call}")
        if response.status != outcome.status:
            raise Mismatch("wrong-status", f"{response.status} is read as {outcome.status}")
        data = outcome.data.response.data if hasattr(outcome.data, "response") else outcome.data
        self._hold_data(response.body, data, "response")

    def _hold_error(self, interaction: Interaction, error: ApiError) -> None:
        response = interaction.response
        status = response.status if response else 0
        wanted = "ServerError" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _ERRORS.get(status, "ApiError")
        if type(error).__name__ != wanted:
            raise Mismatch("wrong-error", f"{status} raises {type(error).__name__}, not {wanted}: {error}")
        if error.status != status:
            raise Mismatch("wrong-error", f"the error of {status} has the status {error.status}")
        if response is not None:
            self._hold_data(response.body, error.body, "error")
            self._hold_data(response.body, error.data, "error.data")
            self._hold_problems(error)

    def _hold_problems(self, error: ApiError) -> None:
        """Compare what an error says of itself with the members of its body."""
        body = error.body if isinstance(error.body, dict) else {}
        listed = body.get("problems") or ()
        said = {name: getattr(error, name) or "" for name in ("title", "detail", "name", "type")}
        if said != {name: body.get(name) or "" for name in said}:
            raise Mismatch("lost-in-reading", f"the error says {said}, and its body {body}")
        names = [problem.name for problem in error.problems]
        if names != [one.get("name") for one in listed]:
            raise Mismatch("lost-in-reading", f"the error has problems with {names}, and its body {listed}")

    def _hold_data(self, body: Any, data: object, where: str) -> None:  # noqa: ANN401 # the body as recorded
        """Compare what was read with the recorded JSON: written again, it must be the same."""
        if body is None:
            if data not in (None, b""):
                raise Mismatch("lost-in-reading", f"{where}: nothing was answered, and {data!r} was read")
            return
        recordings, testing = self.package.module("testing.recordings.bodies"), self.package.module("testing.likeness")
        try:
            plain = self.package.module("testing.plain")
            testing.assert_read(recordings.read_data(body), plain.plain(data), where, plain.empty_lists(data))
        except AssertionError as error:
            raise Mismatch("lost-in-reading", str(error)) from error

    def _transport(self, recording: Recording, *, is_async: bool, ignored: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 # of the package
        recordings = self.package.module("testing.recordings")
        kind = recordings.AsyncRecordedTransport if is_async else recordings.RecordedTransport
        return kind(recording, base_url=recording.provenance.host, ignored=ignored)


def _hold_issues(recorded: Recorded, outcome: Any) -> None:  # noqa: ANN401 # a response or an error of the package
    """Check that nothing is reported of a response that the document describes."""
    issues = getattr(outcome, "issues", ())
    if issues and not recorded.is_found:
        raise Mismatch("reported-in-vain", "; ".join(map(str, issues)))


async def _awaited(made: Any) -> Any:  # noqa: ANN401 # a response
    return await made


def fault_at(recorded: Recorded, number: int, rule: str, message: str, *, place: str = "", within: str = "") -> Finding:
    """Return what generated code did otherwise with one interaction. within: pointer into that, place: into a body."""
    interaction = recorded.recording.interactions[number]
    return Finding(
        kind=FindingClass.CODE_FAULT,
        rule=rule,
        message=message,
        operation=interaction.operation,
        status=str(interaction.response.status) if interaction.response else "",
        place=place,
        recording=recorded.file,
        at=f"/interactions/{number}{within}",
    )


def _scenario_finding(scenario: Scenario, recorded: Recorded, error: BaseException, *, is_async: bool) -> Finding:
    rules = {"UnrecordedRequestError": "request-differs", "UnusedInteractionsError": "request-missing"}
    client = "asynchronous" if is_async else "blocking"
    return Finding(
        kind=FindingClass.CODE_FAULT,
        rule=rules.get(type(error).__name__, "scenario-failed"),
        message=f"with the {client} client: {failure_of(scenario, error)}",
        recording=recorded.file,
        at="/interactions",
    )
