"""The daily check of a maintainer: four checks for drift, and one result.

Is `generated/` what a clean run makes? What changed since the last release, and does the version say so? Do the
recordings agree with the document? Does the public document say something that ours does not? One module each gives
a `DriftResult`; `check_drift` runs all four, `report` writes the results.
"""

from __future__ import annotations

from generator.drift.check import check_drift
from generator.drift.result import DriftResult, DriftVerdict

__all__ = ["DriftResult", "DriftVerdict", "check_drift"]
