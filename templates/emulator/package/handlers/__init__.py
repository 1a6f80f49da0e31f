"""Handlers of the API's operations, a module for each tag of the document or for two that belong together."""

from __future__ import annotations

from ..http.api import HANDLERS
from . import (
    account,
    analytics,
    captions,
    chapters,
    discarded,
    live_streams,
    pictures,
    player_themes,
    sessions,
    summaries,
    upload_tokens,
    uploads,
    videos,
    webhooks,
)

__all__ = [
    "HANDLERS",
    "account",
    "analytics",
    "captions",
    "chapters",
    "discarded",
    "live_streams",
    "pictures",
    "player_themes",
    "sessions",
    "summaries",
    "upload_tokens",
    "uploads",
    "videos",
    "webhooks",
]
