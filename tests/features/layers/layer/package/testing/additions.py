"""What this layer has for tests besides the general kit."""

from __future__ import annotations

from .replay import json_reply

__all__ = ["TWO_NOTES"]

TWO_NOTES = json_reply(["bread", "milk"])
