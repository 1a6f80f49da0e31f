"""Reads what api.video sends to an endpoint of yours: the event of a webhook call, as a model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias

import msgspec

from ..models.webhooks import (
    LiveStreamBroadcastEndedEvent,
    LiveStreamBroadcastStartedEvent,
    VideoCaptionGeneratedEvent,
    VideoEncodingQualityCompletedEvent,
    VideoSourceRecordedEvent,
    VideoSummaryGeneratedEvent,
)
from ..runtime.errors import DecodeError
from ..runtime.values.decoding import InvalidJson, decode, read_plain
from ..runtime.values.models import UNSET, Instant, UnsetType
from .webhook_signatures import HeaderItems, RawBody, Secrets, bytes_of, signature_of, verify_webhook

LONGEST_SNIPPET: Final = 120


class UnknownEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that this version of the package has no model for.

    type: its name. emitted_at: when it happened, None where the body does not say it readably. raw: the whole body.
    """

    type: str
    emitted_at: datetime | None
    raw: dict[str, Any]


KnownEvent: TypeAlias = (
    LiveStreamBroadcastStartedEvent
    | LiveStreamBroadcastEndedEvent
    | VideoSourceRecordedEvent
    | VideoEncodingQualityCompletedEvent
    | VideoCaptionGeneratedEvent
    | VideoSummaryGeneratedEvent
)
WebhookEvent: TypeAlias = KnownEvent | UnknownEvent

MODELS: Final[Mapping[str, type[KnownEvent]]] = {
    "live-stream.broadcast.started": LiveStreamBroadcastStartedEvent,
    "live-stream.broadcast.ended": LiveStreamBroadcastEndedEvent,
    "video.source.recorded": VideoSourceRecordedEvent,
    "video.encoding.quality.completed": VideoEncodingQualityCompletedEvent,
    "video.caption.generated": VideoCaptionGeneratedEvent,
    "video.summary.generated": VideoSummaryGeneratedEvent,
}


def parse_webhook(
    body: RawBody, signature: str | UnsetType | None = UNSET, secret: Secrets | UnsetType = UNSET
) -> WebhookEvent:
    """Read a webhook call to the model of its event, or to an `UnknownEvent`; what drifted is kept, as in responses.

    With signature and secret the call is verified first, see `verify_webhook`; with neither it is not. One without
    the other is refused, and so is None: a header or a variable that is missing must not turn the proof off.

    Raises DecodeError when the body is no event, and whatever `verify_webhook` raises.
    """
    if signature is not UNSET or secret is not UNSET:
        verify_webhook(body, None if signature is UNSET else signature, () if secret is UNSET else secret)
    return _read_event(bytes_of(body))


def parse_webhook_request(body: RawBody, headers: HeaderItems, secret: Secrets) -> WebhookEvent:
    """Verify a webhook call by its headers, whose names may be in any case, and read it; see `parse_webhook`."""
    return parse_webhook(body, signature_of(headers), secret)


class WebhooksExtension:
    """What `client.webhooks` has besides calls. Nothing is sent, so both clients share it and nothing is awaited."""

    verify = staticmethod(verify_webhook)
    parse = staticmethod(parse_webhook)
    parse_request = staticmethod(parse_webhook_request)


def _read_event(content: bytes) -> WebhookEvent:
    try:
        data = decode(content, Any).value
    except InvalidJson as error:
        raise _no_event(f"should be JSON, but {error.reason}", content) from None
    if not isinstance(data, dict):
        raise _no_event("should be an object", content)
    name = data.get("type")
    if not isinstance(name, str):
        raise _no_event("should name its event as `type`", content, pointer="/type")
    model = MODELS.get(name)
    return _unknown(name, data) if model is None else read_plain(data, model).value


def _unknown(name: str, data: dict[str, Any]) -> UnknownEvent:
    emitted_at = read_plain(data.get("emittedAt"), Instant).value
    return UnknownEvent(type=name, emitted_at=emitted_at if isinstance(emitted_at, datetime) else None, raw=data)


def _no_event(reason: str, content: bytes, pointer: str = "") -> DecodeError:
    snippet = content[:LONGEST_SNIPPET].decode("utf-8", "replace")
    message = f"the body of a webhook call {reason}: {len(content)} bytes, {snippet!r}"
    return DecodeError(message, pointer=pointer, content=content)
