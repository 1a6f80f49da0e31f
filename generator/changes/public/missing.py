"""What a public document says and ours does not: one value for each such fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """One fact. at: its place in words that `deviations.yaml` uses, `GET /videos/200:application/json/data[]/title`.

    message: what is missing, or differs. ours: pointer to the nearest place in our document; theirs: to the fact.
    """

    at: str
    message: str
    ours: str
    theirs: str
