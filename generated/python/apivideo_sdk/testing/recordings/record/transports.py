"""Transports that pass everything on to another one, and record it.

transport = RecordingTransport(scenario="first upload")
with Client(transport=transport) as client:
...
write_recording(transport.recording(), "first-upload.json")
"""

from __future__ import annotations

from typing import Unpack

from ....runtime.errors import TransportError
from ....runtime.transport.protocol import AsyncTransport, RawResponse, ReachesNetwork, Request, Transport
from ..recording import Recording
from .recorder import EVEN_CHANCE, Recorder, RecordingOptions


class RecordingTransport:
    """Records what a blocking client sends and is answered.

    transport: what sends; by default the one that a client makes, and only that one makes a live recording.
    """

    def __init__(self, transport: Transport | None = None, **options: Unpack[RecordingOptions]) -> None:
        self.transport = _network_transport() if transport is None else transport
        self.recorder = Recorder(options, is_live=_reaches_network(self.transport))

    def send(self, request: Request) -> RawResponse:
        """Send one request, and note what comes of it."""
        pending = self.recorder.begin(request)
        try:
            reply = self.transport.send(pending.request)
        except TransportError as error:
            self.recorder.note_failure(pending, error)
            raise
        return self.recorder.note_response(pending, reply)

    def close(self) -> None:
        """Give back connections."""
        self.transport.close()

    def random(self) -> float:
        """Make pauses as long as they will be when this is replayed."""
        return EVEN_CHANCE

    def recording(self) -> Recording:
        """Give what was recorded so far, without the secrets in it."""
        return self.recorder.recording()


class AsyncRecordingTransport:
    """Records what an asynchronous client sends and is answered.

    transport: what sends; by default the one that a client makes, and only that one makes a live recording.
    """

    def __init__(self, transport: AsyncTransport | None = None, **options: Unpack[RecordingOptions]) -> None:
        self.transport = _awaiting_network_transport() if transport is None else transport
        self.recorder = Recorder(options, is_live=_reaches_network(self.transport))

    async def send(self, request: Request) -> RawResponse:
        """Send one request, and note what comes of it."""
        pending = self.recorder.begin(request)
        try:
            reply = await self.transport.send(pending.request)
        except TransportError as error:
            self.recorder.note_failure(pending, error)
            raise
        return self.recorder.note_response(pending, reply)

    async def close(self) -> None:
        """Give back connections."""
        await self.transport.close()

    def random(self) -> float:
        """Make pauses as long as they will be when this is replayed."""
        return EVEN_CHANCE

    def recording(self) -> Recording:
        """Give what was recorded so far, without the secrets in it."""
        return self.recorder.recording()


# Only who reaches the network needs an HTTP client.


def _network_transport() -> Transport:
    from ....runtime.transport.httpcore2.blocking import Httpcore2Transport  # noqa: PLC0415 - see above

    return Httpcore2Transport()


def _awaiting_network_transport() -> AsyncTransport:
    from ....runtime.transport.httpcore2.asynchronous import AsyncHttpcore2Transport  # noqa: PLC0415 - see above

    return AsyncHttpcore2Transport()


def _reaches_network(transport: object) -> bool:
    """Whether a transport is one that a client makes, with an HTTP client of its own."""
    return isinstance(transport, ReachesNetwork) and transport.reaches_network is True
