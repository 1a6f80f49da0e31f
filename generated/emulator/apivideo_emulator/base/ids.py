"""Identifiers that look like those of api.video: a prefix that tells the kind, then letters and digits."""

from __future__ import annotations

import random
import string
from typing import Final

_ALPHABET: Final = string.ascii_letters + string.digits
_LENGTH: Final = 22


class Ids:
    """Makes identifiers; with a seed the same ones, in the same order, in every run."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311 # a seed is for tests

    def new(self, prefix: str) -> str:
        """Make an identifier: `new("vi")` gives `vi` and 22 letters and digits."""
        return prefix + self.letters(_LENGTH)

    def letters(self, count: int) -> str:
        """Make a secret of letters and digits."""
        return "".join(self._random.choices(_ALPHABET, k=count))

    def chance(self) -> float:
        """Give a number from 0 up to 1, for what happens at random."""
        return self._random.random()
