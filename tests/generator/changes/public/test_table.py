"""The facts of a public document that ours must keep are those of rules that exist."""

from __future__ import annotations

from generator.changes.public.compare import _FACTS
from generator.changes.rules import RULES


def test_every_fact_is_that_of_a_rule() -> None:
    assert set() == set(_FACTS) - set(RULES)


def test_every_fact_has_a_place_and_words() -> None:
    assert all(place == "" or place.startswith(("/", ":")) for place, _ in _FACTS.values())
    assert all(message for _, message in _FACTS.values())
