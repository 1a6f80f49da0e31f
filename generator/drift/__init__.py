"""The daily check of a maintainer: four checks for drift, and one result.

Is `generated/` what a clean run makes? What changed since the last release, and does the version say so? Do the
recordings agree with the document? Does the public document say something that ours does not? One module each gives
an `Answer`; `ask` puts all four, `report` writes what came back.
"""

from __future__ import annotations

from generator.drift.answer import DriftResult, DriftVerdict
from generator.drift.ask import ask

__all__ = ["DriftResult", "DriftVerdict", "ask"]
