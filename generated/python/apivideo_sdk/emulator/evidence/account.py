"""Evidence for `resources/account.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence(
        "getAccount", "`quota` is left out: the emulator counts none", Source.INFERRED, "no source names its unit"
    ),
    Evidence("getAccount", "The features are those of the emulator", Source.INFERRED, "names from the API of 2021"),
    Evidence("getAccount", "`sandbox`, unless the rate limits are those of production", Source.INFERRED),
    Evidence("getAccount", "404 is never answered: a key has an account", Source.INFERRED),
)
