from __future__ import annotations

import pytest

from generator.changes.public import Conformance, apply_deviations, compare_with_public
from generator.document.entries import Entry
from generator.problems import Location
from tests.generator.changes.public.films import OURS, PUBLIC, api, film

THEIRS = api(PUBLIC, lambda tree: film(tree)["properties"].update(new={"type": "string"}, old={"type": "string"}))
ALONE = api(OURS, lambda tree: tree["paths"].update({"/ours": tree["paths"]["/films/{filmId}"]}))


def hold(*places: str) -> Conformance:
    entries = [Entry(values={"at": at, "why": "So be it."}, where=Location(file="d.yaml", line=1)) for at in places]
    return apply_deviations(compare_with_public(THEIRS, ALONE), entries, [THEIRS], ALONE)


def test_entry_excuses_its_place_alone() -> None:
    held = hold("POST /films/body:application/json/new")

    assert (1, 3) == (held.excused, len(held.missing))
    assert () == held.unused


def test_entry_that_ends_in_a_star_excuses_all_below() -> None:
    held = hold("POST /films/*")

    assert (4, ()) == (held.excused, held.missing)


@pytest.mark.parametrize("at", ["POST /films/body:application/json/title", "POST /flims/*", "GET /films/{id}/404"])
def test_entry_that_excuses_nothing_is_told(at: str) -> None:
    held = hold(at)

    assert [f"d.yaml:1: error: {at}: this deviation excuses nothing any more; remove it [unused-deviation]"] == [
        str(one) for one in held.unused
    ]


def test_entry_about_an_operation_of_ours_alone_stands() -> None:
    held = hold("GET /ours/204")

    assert () == held.unused
