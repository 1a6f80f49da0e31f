"""A document held against a public one: what that says and ours does not. Two `Api`s in, problems out.

Schemas are compared by what they describe, not by the names of components. Only one direction counts: what we know
and the public document does not is no drift. May import ir, document, problems.
"""

from __future__ import annotations

from generator.changes.public.compare import Missing, compare_with_upstream
from generator.changes.public.deviations import Conformance, hold_deviations

__all__ = ["Conformance", "Missing", "compare_with_upstream", "hold_deviations"]
