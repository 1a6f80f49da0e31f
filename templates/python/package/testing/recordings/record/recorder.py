"""Takes down what passes a transport, from any number of threads and tasks, and makes a recording of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypedDict
from urllib.parse import urlsplit

import msgspec

from ....runtime.errors import ConfigurationError, TransportError
from ....runtime.request.bodies import EncodedBody
from ....runtime.transport.protocol import RawResponse, Request
from ..bodies import KEPT
from ..catalog import Catalog, api_definition, package_catalog
from ..recording import BinaryContent, Content, Interaction, Kind, Provenance, Recording
from ..secrets.redaction import redact
from .capture import TappedContent, TappedSink, capture_bytes, capture_for
from .description import describe_failure, describe_request, describe_response, describe_stream

EVEN_CHANCE: Final = 0.5
"""What takes the place of chance, so that a scenario asks as often when it is replayed as when it was recorded."""


class RecordingOptions(TypedDict, total=False):
    """How a recording is made.

    scenario: its name. kind: who answers, where that is not the API itself: "emulator" or "example". base_url: the
    client's own, where it is none of the document's. document: SHA-256 of the document. source: how else it came
    about. fingerprints: by operation id. secrets: texts that must not be in it, besides those that show themselves.
    keep: bytes of a file up to which it is kept, of one that is sent at most 64 KiB. catalog: the operations, those of
    this package unless others are given.
    """

    scenario: str
    kind: Kind | None
    base_url: str
    document: str
    source: str
    fingerprints: Mapping[str, str]
    secrets: tuple[str, ...]
    keep: int
    catalog: Catalog | None


@dataclass(slots=True)
class PendingRequest:
    """One request on its way, and what is noted of it. request: what to send in its place."""

    request: Request
    body: bytes | TappedContent | None = None
    sink: TappedSink | None = None
    interaction: Interaction | None = None

    def finish(self, interaction: Interaction) -> None:
        """Note what came of the request, and let go of what it carried."""
        self.interaction = interaction
        self.request = msgspec.structs.replace(self.request, body=None, sink=None)
        self.body = self.sink = None


class Recorder:
    """The requests of one scenario, in the order in which their requests were begun.

    is_live: what answers was reached over the network by this package itself.
    """

    def __init__(self, options: RecordingOptions, *, is_live: bool = False) -> None:
        self._options = options
        self._is_live = is_live
        self._catalog = options.get("catalog") or package_catalog()
        self._keep: Final = options.get("keep", KEPT)
        self._keep_sent: Final = min(self._keep, KEPT)
        self._requests: list[PendingRequest] = []
        self._lock = threading.Lock()

    def begin(self, request: Request) -> PendingRequest:
        """Note that a request is about to be sent; what it carries is noted while it is."""
        pending = _tapped(request, self._keep, self._keep_sent)
        with self._lock:
            self._requests.append(pending)
        return pending

    def note_response(self, pending: PendingRequest, reply: RawResponse) -> RawResponse:
        """Note what was answered, and give it."""
        if pending.sink is not None and pending.sink.capture is not None:
            response = describe_stream(reply.status, reply.headers, pending.sink.capture.content())
        else:
            response = describe_response(reply, self._keep, method=pending.request.method)
        pending.finish(msgspec.structs.replace(self._described(pending), response=response))
        return reply

    def note_failure(self, pending: PendingRequest, error: TransportError) -> None:
        """Note that no response came, or none to its end."""
        interaction = msgspec.structs.replace(self._described(pending), failure=describe_failure(error))
        if (sink := pending.sink) is not None and sink.capture is not None:
            response = describe_stream(sink.status, sink.headers, sink.capture.content())
            interaction = msgspec.structs.replace(interaction, response=response)
        pending.finish(interaction)

    def interactions(self) -> tuple[Interaction, ...]:
        """Give what came to an end so far, with the secrets in it."""
        with self._lock:
            requests = tuple(self._requests)
        return tuple(pending.interaction for pending in requests if pending.interaction is not None)

    def recording(self, before: tuple[Interaction, ...] = ()) -> Recording:
        """Give what came to an end so far, without the secrets in it. before: what was recorded earlier.

        Raises ConfigurationError where it is said to be live and cannot be known to be.
        """
        interactions = (*before, *self.interactions())
        known = self._options.get("fingerprints", {})
        called = dict.fromkeys(interaction.operation for interaction in interactions)
        recording = Recording(
            scenario=self._options.get("scenario", ""),
            provenance=self._provenance(),
            interactions=interactions,
            fingerprints={operation: known[operation] for operation in called if operation in known},
        )
        key = os.environ.get(f"{api_definition().env_prefix}_API_KEY", "")
        redacted = redact(recording, (*self._options.get("secrets", ()), key))
        return redacted.sealed() if redacted.provenance.kind == "live" else redacted

    def _provenance(self) -> Provenance:
        api = api_definition()
        hosts = self._hosts()
        return Provenance(
            kind=self._kind(hosts),
            recorded_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            host=hosts[0] if hosts else "",
            document=self._options.get("document", ""),
            sdk=f"{api.package} {api.version}",
            source=self._options.get("source", ""),
        )

    def _hosts(self) -> tuple[str, ...]:
        """Give whom the operations were asked of."""
        with self._lock:
            requests = tuple(self._requests)
        asked = (
            pending.request.url
            for pending in requests
            if pending.interaction is not None and pending.interaction.operation
        )
        return tuple(dict.fromkeys(map(host_of, asked)))

    def _kind(self, hosts: tuple[str, ...]) -> Kind:
        said = self._options.get("kind")
        can_be_live = self._is_live and are_of_the_api(hosts)
        if said == "live" and not can_be_live:
            raise ConfigurationError(
                f"a recording of {', '.join(hosts) or 'nobody'} cannot be called live: the API itself must answer, "
                "over the transport that a client makes"
            )
        return said or ("live" if can_be_live else "emulator" if self._is_live else "example")

    def _described(self, pending: PendingRequest) -> Interaction:
        request = pending.request
        body = _noted_body(pending, self._keep_sent)
        base_url = self._options.get("base_url", "")
        return describe_request(self._catalog, request.method, request.url, request.headers, body, base_url=base_url)


def host_of(url: str) -> str:
    """Give scheme, host and port of an address, without credentials."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def are_of_the_api(hosts: tuple[str, ...]) -> bool:
    """Whether there are hosts, and all of them are the API itself."""
    environments = {host_of(url) for url in api_definition().environments.values()}
    return bool(hosts) and environments.issuperset(hosts)


def _tapped(request: Request, keep: int, keep_sent: int) -> PendingRequest:
    pending = PendingRequest(request)
    if request.sink is not None:
        pending.sink = TappedSink(request.sink, keep)
        pending.request = msgspec.structs.replace(pending.request, sink=pending.sink)
    body = request.body
    if body is None:
        return pending
    if isinstance(body.content, bytes):
        pending.body = body.content
        return pending
    pending.body = TappedContent(body.content, capture_for(body.content_type, keep_sent))
    tapped: EncodedBody = msgspec.structs.replace(body, content=pending.body)
    pending.request = msgspec.structs.replace(pending.request, body=tapped)
    return pending


def _noted_body(pending: PendingRequest, keep: int) -> Content | None:
    match pending.body:
        case None:
            return None
        case bytes():
            return capture_bytes(pending.body, pending.request.headers.get("content-type", ""), keep)
        case TappedContent(is_complete=True):
            return pending.body.capture.content()
        case _:
            return BinaryContent(sha256="", size=0)
