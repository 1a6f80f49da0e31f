"""Thumbnails of videos, as addresses that contain the whole picture."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Final

from ...runtime.errors import SdkError
from ...runtime.options import ClientSettings
from ...runtime.transport.flow import Flow, Gather, Send
from ...runtime.transport.protocol import RawResponse, Request

LARGEST: Final = 500_000
"""Bytes of a picture that is taken."""

_KINDS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
_FOUND: Final = 200


def fetch_pictures(settings: ClientSettings, addresses: Mapping[str, str], limit: int) -> Flow[dict[str, str]]:
    """Give the pictures by video, those that can be had. No credentials are sent: an address holds what it needs."""
    flows = tuple(_fetch(settings, address) for address in addresses.values())
    pictures = yield Gather(flows, limit=limit)
    return {video_id: picture for video_id, picture in zip(addresses, pictures, strict=True) if picture is not None}


def _fetch(settings: ClientSettings, address: str) -> Flow[str | None]:
    if not address.startswith(("https://", "http://")):
        return None
    agent = settings.headers.get("user-agent")
    request = Request(
        method="GET",
        url=address,
        headers={"accept": ", ".join(sorted(_KINDS)), **({"user-agent": agent} if agent else {})},
        timeout=settings.timeout,
        max_response_size=LARGEST,
        is_anonymous=True,
    )
    try:
        return _inlined((yield Send(request)))
    except SdkError:
        return None


def _inlined(raw: RawResponse) -> str | None:
    kind = (raw.headers.get("content-type") or "").partition(";")[0].strip().lower()
    if raw.status != _FOUND or kind not in _KINDS or not 0 < len(raw.content) <= LARGEST:
        return None
    return f"data:{kind};base64,{base64.b64encode(raw.content).decode()}"
