"""Names for values whose type Python cannot write, so that signatures still say what they take."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = Any
"""JSON data: dict, list, str, int, float, bool, None (and Decimal, where a request holds one)."""

TypeForm: TypeAlias = Any
"""Whatever may stand in an annotation: a class, `list[str]`, `str | None`, `Any`, a union of ours."""
