"""What a public document says and ours does not, but for deliberate deviations.

Only one direction counts: what we know and the public document does not is no drift.
"""

from __future__ import annotations

from generator.changes.public.compare import (
    Conformance,
    MissingFact,
    PublicExamples,
    apply_deviations,
    compare_with_public,
)

__all__ = ["Conformance", "MissingFact", "PublicExamples", "apply_deviations", "compare_with_public"]
