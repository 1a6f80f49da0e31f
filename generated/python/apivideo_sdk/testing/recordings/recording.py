"""What a recording is: where it comes from, and what was sent and answered, in order.

One JSON file a runner. Secrets are placeholders in it; bodies are kept so that they read well and are still exact:
JSON as JSON where one of the usual ways to write it gives the same bytes, other text as text, the rest as a hash with
its size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

import msgspec

FORMAT: Final = 1
"""The version of the file's format."""

Kind: TypeAlias = Literal["live", "emulator", "imported", "example"]
"""Who responded: the API itself, a local emulator, or nobody: the responses are examples of the document.

What another program captured is imported, whoever it says that responded.
"""

JsonStyle: TypeAlias = Literal["compact", "ascii", "escaped", "spaced"]
"""How JSON was written: compactly, the same in ASCII, that with `\\/` as PHP does, or with spaces as Python does."""


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a recording comes from.

    recorded_at: moment in UTC, ISO 8601. host: whom was asked, without credentials. document: SHA-256 of the bundled
    document at that time. sdk: distribution and version. source: how else it came about ("HAR import of x.har").
    seal: of a live recording, a hash of all that was recorded, which shows that nothing was edited since.
    """

    kind: Kind
    recorded_at: str
    host: str
    document: str
    sdk: str
    source: str = ""
    seal: str = ""


class JsonContent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="json", tag_field="kind"):
    """A body of JSON. style: what writes its data as the same bytes again."""

    data: Any
    style: JsonStyle = "compact"


class TextContent(msgspec.Struct, frozen=True, kw_only=True, tag="text", tag_field="kind"):
    """A body of text: forms, HTML, and JSON that nobody writes as it came."""

    text: str


class BinaryContent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="binary", tag_field="kind"):
    """A body of other bytes. size: bytes. base64: the bytes of a small response; "" where they are not kept.

    sha256: "" for a body that was given up before its end.
    """

    sha256: str
    size: int
    base64: str = ""


SimpleContent: TypeAlias = JsonContent | TextContent | BinaryContent


class RecordedPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part of a multipart body."""

    name: str
    content: SimpleContent
    filename: str = ""
    content_type: str = ""


class MultipartContent(msgspec.Struct, frozen=True, kw_only=True, tag="multipart", tag_field="kind"):
    """A multipart body, part by part, without its boundary."""

    parts: tuple[RecordedPart, ...]


Content: TypeAlias = SimpleContent | MultipartContent


class RecordedRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was sent. path: the operation's template; values: what stands in it, decoded, by name.

    query: pairs, decoded, in order. headers: the significant ones, lower case. Where no operation of the document is
    asked, `path` is the address itself, without the base URL where it is the API's.
    """

    method: str
    path: str
    values: Mapping[str, str] = {}
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = {}
    body: Content | None = None


class RecordedResponse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came back. headers: pairs, lower case, in order, without those of the connection."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: Content | None = None


class RecordedFailure(msgspec.Struct, frozen=True, kw_only=True):
    """No response came. error: the class of the runtime's error ("ConnectError", "TimeoutError", ...)."""

    error: str
    message: str = ""
    may_have_been_processed: bool = False


class Interaction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One request and what came of it. operation: its id in the document, "" for what no document knows.

    A response that broke off has both: what came of it, and the failure.
    """

    request: RecordedRequest
    operation: str = ""
    response: RecordedResponse | None = None
    failure: RecordedFailure | None = None


class Recording(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One runner. fingerprints: operation id -> hash of what the document said of it when this was recorded."""

    scenario: str
    provenance: Provenance
    interactions: tuple[Interaction, ...]
    fingerprints: Mapping[str, str] = {}
    format: int = FORMAT

    @property
    def is_sealed(self) -> bool:
        """Whether this is what was recorded; only a live recording has a seal."""
        return self.provenance.seal == _seal_of(self)

    def sealed(self) -> Recording:
        """Return the same recording with its seal."""
        return msgspec.structs.replace(self, provenance=msgspec.structs.replace(self.provenance, seal=_seal_of(self)))


def _seal_of(recording: Recording) -> str:
    unsealed = msgspec.structs.replace(recording.provenance, seal="")
    facts = recording.scenario, unsealed, recording.interactions
    return hashlib.sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()
