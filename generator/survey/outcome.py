"""What became of one document."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class TrialVerdict(StrEnum):
    """How a document fared with the default command.

    whole: a package without any difference to the document, which imports and passes its own tests. lossy: refused,
    since parts would be left out. refused: not made, with a reason at a line. broken: made, and not whole.
    crashed: no reason given, which must never be.
    """

    WHOLE = "whole"
    LOSSY = "lossy"
    REFUSED = "refused"
    BROKEN = "broken"
    CRASHED = "crashed"


class TrialOutcome(Struct, frozen=True, kw_only=True):
    """One document. Counts are by rule for warnings, by reason for losses; seconds are those of generation.

    reason: why it was refused, or how it crashed. differences: of the independent count. import_error and
    test_failures: "" when all is well, None where there is no package. type_errors: None until they are checked.
    """

    document: str
    key: str
    verdict: TrialVerdict
    reason: str = ""
    operations: int = 0
    warnings: Mapping[str, int] = {}
    losses: Mapping[str, int] = {}
    differences: tuple[str, ...] = ()
    import_error: str | None = None
    test_failures: str | None = None
    type_errors: str | None = None
    seconds: float = 0.0

    @property
    def remark(self) -> str:
        """What is to be said of it in a line; "" where all is well."""
        if self.verdict is TrialVerdict.WHOLE and self.test_failures is None:
            return "its own tests were not run: pytest is not installed"
        if self.import_error:
            return f"does not import: {self.import_error}"
        if self.differences:
            return f"{len(self.differences)} differences: {self.differences[0]}"
        if self.test_failures:
            return f"its tests fail: {self.test_failures}"
        if self.type_errors:
            return f"type errors: {self.type_errors}"
        if self.losses:
            return f"{sum(self.losses.values())} lost, mostly: {next(iter(self.losses))}"
        return self.reason
