"""The account, as the API of 2021 tells it."""

from __future__ import annotations

from typing import Final

from ..exchange import Answer, Call
from ..operations import operation

_FEATURES: Final = ("app.dynamic_metadata", "app.event_log", "transcode.mp4_support")
"""What the emulator has, of the features that the API of 2021 names."""


@operation("getAccount")
def get_account(call: Call) -> Answer:
    """Give environment and features. There is no quota, since the emulator counts none."""
    environment = "production" if call.world.settings.limits == "production" else "sandbox"
    return Answer(body={"features": list(_FEATURES), "environment": environment})
