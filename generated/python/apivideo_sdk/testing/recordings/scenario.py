"""One scenario of a test: answered from its file, or recorded to it, as the mode says.

    def test_upload() -> None:
        with recorded("upload.json") as transport, Client(transport=transport) as client:
            ...

answers from the file, and fails unless the test sends what was sent when it was recorded. With `mode="rewrite"`, or the
environment variable `<PREFIX>_RECORDINGS=rewrite`, the same test calls the API and writes the file anew.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final, Literal, TypeAlias, Unpack, cast, get_args
from urllib.parse import urlsplit

import msgspec

from ...runtime.errors import ConfigurationError
from ...runtime.operation import KeyExchange
from ...runtime.transport.protocol import AsyncTransport, RawResponse, Request, Transport
from .catalog import api_definition
from .comparison import compare_recordings
from .files import UnusableRecordingError, read_recording, write_recording
from .record.recorder import EVEN_CHANCE, Recorder, RecordingOptions
from .record.transports import AsyncRecordingTransport, RecordingTransport
from .recording import Provenance, Recording
from .replay.matching import Difference
from .replay.transports import (
    AsyncRecordedTransport,
    RecordedTransport,
    ReplayOptions,
    give,
    read_body,
    read_body_async,
)

Mode: TypeAlias = Literal["replay", "once", "missing", "rewrite", "verify"]
"""How a scenario is played.

replay: from the file alone. once: from the file, or recorded where there is none. missing: from the file as far as it
goes, the rest recorded. rewrite: recorded anew. verify: called again and compared with the file; nothing is written.
"""


_NOWHERE: Final = Provenance(kind="example", recorded_at="", host="", document="", sdk="")


class ScenarioOptions(RecordingOptions, total=False):
    """How a scenario is recorded and replayed, besides.

    ignored: headers of requests, in lower case, that need not be as recorded. allow_fewer: a recording may be replaced
    by one with fewer interactions.
    """

    ignored: frozenset[str]
    allow_fewer: bool


class FewerInteractionsError(AssertionError):
    """A scenario that was recorded anew has fewer interactions than before, and nobody said that it may."""


class DriftError(AssertionError):
    """The API answers otherwise than it was recorded. differences: where, what was, what is."""

    def __init__(self, message: str, differences: tuple[Difference, ...] = ()) -> None:
        super().__init__(message)
        self.differences = differences


@contextmanager
def recorded(
    path: str | os.PathLike[str],
    *,
    mode: Mode | None = None,
    transport: Transport | None = None,
    **options: Unpack[ScenarioOptions],
) -> Iterator[Transport]:
    """Give the transport for a blocking client; check and write at the end, unless the test failed.

    path: of the recording. mode: "replay" by default, or what `<PREFIX>_RECORDINGS` says. transport: what calls the
    API where it is called; by default the one that a client makes.
    """
    runner = _ScenarioRunner(Path(path), mode, options)
    match runner.mode:
        case "replay":
            with RecordedTransport(runner.before, **runner.replay_options()) as replaying:
                yield replaying
        case "missing":
            calling = RecordingTransport(transport, **runner.recording_options())
            yield _FillingTransport(RecordedTransport(runner.before, **runner.replay_options()), calling)
            runner.add(calling.recorder)
        case _:
            recording = RecordingTransport(transport, **runner.recording_options())
            yield recording
            runner.end(recording.recording())


@asynccontextmanager
async def async_recorded(
    path: str | os.PathLike[str],
    *,
    mode: Mode | None = None,
    transport: AsyncTransport | None = None,
    **options: Unpack[ScenarioOptions],
) -> AsyncIterator[AsyncTransport]:
    """Give the transport for an asynchronous client; the rest as in `recorded`."""
    runner = _ScenarioRunner(Path(path), mode, options)
    match runner.mode:
        case "replay":
            async with AsyncRecordedTransport(runner.before, **runner.replay_options()) as replaying:
                yield replaying
        case "missing":
            calling = AsyncRecordingTransport(transport, **runner.recording_options())
            yield _AsyncFillingTransport(AsyncRecordedTransport(runner.before, **runner.replay_options()), calling)
            runner.add(calling.recorder)
        case _:
            recording = AsyncRecordingTransport(transport, **runner.recording_options())
            yield recording
            runner.end(recording.recording())


class _ScenarioRunner:
    """What a mode means for one file. before: what the file has; mode: "once" is settled."""

    def __init__(self, path: Path, mode: Mode | None, options: ScenarioOptions) -> None:
        self._path = path
        self._options = options
        self.mode = _chosen(mode)
        if self.mode == "once":
            self.mode = "replay" if path.exists() else "rewrite"
        self.before = self._read()

    def replay_options(self) -> ReplayOptions:
        """Give what a replay is made with."""
        known = ReplayOptions.__annotations__
        return cast("ReplayOptions", {name: value for name, value in self._options.items() if name in known})

    def recording_options(self) -> RecordingOptions:
        """Give what a recording is made with. The scenario is called as its file, unless it has a name."""
        known = RecordingOptions.__annotations__
        given = {name: value for name, value in self._options.items() if name in known}
        return cast("RecordingOptions", {"scenario": self._path.stem, **given})

    def end(self, now: Recording) -> None:
        """Write what was recorded anew, or compare it with the file."""
        if self.mode == "verify":
            self._verify(now)
            return
        fewer = len(self.before.interactions) - len(now.interactions)
        if fewer > 0 and not self._options.get("allow_fewer", False):
            raise FewerInteractionsError(
                f"{self._path}: {fewer} interactions fewer than before ({len(now.interactions)} of "
                f"{len(self.before.interactions)}); nothing was written: allow_fewer=True lets them go"
            )
        write_recording(now, self._path)

    def add(self, recorder: Recorder) -> None:
        """Write what was missing, after what was there."""
        if not recorder.interactions():
            return
        before = self.before
        now = recorder.recording(before.interactions)
        if before.interactions:
            if now.provenance.kind != before.provenance.kind:
                raise ConfigurationError(
                    f"{self._path} is of the kind {before.provenance.kind!r}, what was missing came from "
                    f"{now.provenance.host} ({now.provenance.kind}); nothing was written: record it anew with 'rewrite'"
                )
            fingerprints = {**before.fingerprints, **now.fingerprints}
            now = msgspec.structs.replace(before, interactions=now.interactions, fingerprints=fingerprints)
        write_recording(now, self._path)

    def _verify(self, now: Recording) -> None:
        if differences := compare_recordings(self.before, now):
            lines = (f"  {difference}" for difference in differences)
            raise DriftError(
                "\n".join([f"{self._path}: the API answers otherwise than recorded:", *lines]), differences
            )

    def _read(self) -> Recording:
        nothing = Recording(scenario="", provenance=_NOWHERE, interactions=())
        if self.mode in {"rewrite", "missing"} and not self._path.exists():
            return nothing
        try:
            return read_recording(self._path)
        except UnusableRecordingError:
            if self.mode == "rewrite":
                return nothing  # what cannot be read is recorded again
            raise
        except FileNotFoundError:
            raise FileNotFoundError(
                f"{self._path}: there is no such recording; make it with mode='rewrite', or {_variable()}=rewrite"
            ) from None


class _FillingTransport:
    """Answers from a recording as far as it goes, and calls the API for the rest."""

    def __init__(self, replayed: RecordedTransport, calling: RecordingTransport) -> None:
        self._replayed = replayed
        self._calling = calling

    def send(self, request: Request) -> RawResponse:
        """Answer as recorded, or call and record."""
        sent = self._replayed.described(request, read_body(request))
        if is_exchange(request):  # a token of the recording is none for the API
            is_recorded = self._replayed.replay.pass_over(sent)
            return self._calling.transport.send(request) if is_recorded else self._calling.send(request)
        found = self._replayed.replay.try_take(sent)
        if found is not None:
            return give(request, found)
        check_replayable(request)
        return self._calling.send(request)

    def random(self) -> float:
        """Make pauses as long as when they were recorded."""
        return EVEN_CHANCE

    def close(self) -> None:
        """Give back connections."""
        self._calling.close()


class _AsyncFillingTransport:
    """Answers from a recording as far as it goes, and calls the API for the rest."""

    def __init__(self, replayed: AsyncRecordedTransport, calling: AsyncRecordingTransport) -> None:
        self._replayed = replayed
        self._calling = calling

    async def send(self, request: Request) -> RawResponse:
        """Answer as recorded, or call and record."""
        sent = self._replayed.described(request, await read_body_async(request))
        if is_exchange(request):  # a token of the recording is none for the API
            is_recorded = self._replayed.replay.pass_over(sent)
            return await (self._calling.transport if is_recorded else self._calling).send(request)
        found = self._replayed.replay.try_take(sent)
        if found is not None:
            return give(request, found)
        check_replayable(request)
        return await self._calling.send(request)

    def random(self) -> float:
        """Make pauses as long as when they were recorded."""
        return EVEN_CHANCE

    async def close(self) -> None:
        """Give back connections."""
        await self._calling.close()


def is_exchange(request: Request) -> bool:
    """Whether a request gets or renews a token."""
    path = urlsplit(request.url).path
    schemes = (scheme for scheme in api_definition().schemes if isinstance(scheme, KeyExchange))
    return any(path.endswith((scheme.exchange_path, scheme.refresh_path)) for scheme in schemes)


def check_replayable(request: Request) -> None:
    """Raise ConfigurationError for a body that can be read once only, and was."""
    if request.body is not None and not request.body.can_replay:
        raise ConfigurationError(
            f"{request.method} {request.url.partition('?')[0]} is not in the recording, and its body can be read only "
            "once; give a file or bytes, or record it anew with mode='rewrite'"
        )


def _chosen(mode: Mode | None) -> Mode:
    named = os.environ.get(_variable(), "") if mode is None else mode
    for known in get_args(Mode):
        if known == (named or "replay"):
            return cast("Mode", known)
    raise ConfigurationError(f"{_variable()} or mode is {named!r}; there are {', '.join(get_args(Mode))}")


def _variable() -> str:
    return f"{api_definition().env_prefix}_RECORDINGS"
