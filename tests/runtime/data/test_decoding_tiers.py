"""However a response departs from the document, the fast ways read the same values as the reader by hand."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from threading import Barrier, Thread
from typing import Any

import pytest
from package.runtime.values import decoding, twins
from package.runtime.values.by_hand import read
from package.runtime.values.decoding import decode
from package.runtime.values.models import Instant, Model, OpenIntEnum, OpenStrEnum, additional_members
from package.runtime.values.unions import union


class Status(OpenStrEnum):
    READY = "ready"


class Level(OpenIntEnum):
    LOW = 1


class Circle(Model):
    kind: str
    radius: float


class Square(Model):
    kind: str
    side: int


Shape: Any = union("Shape", (Circle, Square), discriminator="kind", mapping={"circle": Circle, "square": Square})


class Labels(Model, forbid_unknown_fields=True):
    owner: str | None = None
    additional: dict[str, int] = additional_members()


class Film(Model, rename="camel"):
    __nullable__ = frozenset({"lastSeen"})

    film_id: str
    plays: int
    rating: float
    is_public: bool
    made_at: Instant
    status: Status
    level: Level
    tags: list[str]
    shapes: list[Shape]
    counts: dict[str, int]
    labels: Labels | None = None
    sequel: Film | None = None
    last_seen: Instant | None = None


FILM: dict[str, Any] = {
    "filmId": "1",
    "plays": 3,
    "rating": 1.5,
    "isPublic": True,
    "madeAt": "2026-01-01T00:00:00Z",
    "status": "ready",
    "level": 1,
    "tags": ["a", "b"],
    "shapes": [{"kind": "circle", "radius": 1.0}, {"kind": "square", "side": 2}],
    "counts": {"a": 1, "b": 2},
    "labels": {"owner": "x", "depth": 3},
    "lastSeen": None,
}
PAGE = [{**FILM, "filmId": str(number), "sequel": {**FILM, "filmId": "s"}} for number in range(3)]
ODD: tuple[Any, ...] = (
    None,
    "5",
    5,
    5.0,
    2.5,
    True,
    "true",
    "zz",
    [],
    {},
    [1],
    {"a": "b"},
    "2026-01-01",
    "2026-01-01 10:00",
)


def mutant(seed: int) -> Any:
    """Give the page with one to three values taken away, added, or replaced by odd ones."""
    chance = random.Random(seed)  # noqa: S311 # repeatable, no secret
    page = deepcopy(PAGE)
    for _ in range(chance.randint(1, 3)):
        holder: Any = page
        while True:
            key = chance.choice(list(holder) if isinstance(holder, dict) else list(range(len(holder))) or [None])
            if key is None or not isinstance(holder[key], dict | list) or not holder[key] or chance.random() < 0.2:
                break
            holder = holder[key]
        if key is None:
            continue
        if isinstance(holder, dict) and chance.random() < 0.3:
            del holder[key]
        else:
            holder[key] = deepcopy(chance.choice(ODD))
        if not holder:
            break
    return page


@pytest.mark.parametrize("block", range(10))
def test_mutants_read_as_they_do_by_hand(block: int) -> None:
    for seed in range(block * 30, block * 30 + 30):
        data = mutant(seed)

        fast = decode(json.dumps(data).encode(), list[Film])

        value, issues = read(data, list[Film])
        assert repr(value) == repr(fast.value), seed
        assert issues == fast.issues, seed


@pytest.mark.parametrize(
    "change",
    [
        {"plays": "5"},
        {"rating": "1.5", "isPublic": "true"},
        {"madeAt": 1700000000, "lastSeen": "2026-01-01 10:00"},
        {"tags": "a", "counts": [1]},
        {"tags": [1, "b"], "counts": {"a": "1"}},
        {"status": 7, "level": "x", "filmId": 5},
        {"labels": {"owner": 3, "depth": "4"}},
        {"sequel": {**FILM, "plays": "many", "sequel": "none"}},
    ],
)
def test_members_of_another_type_do_not_slow_down_the_others(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = [FILM, {**FILM, **change}, FILM]
    expected, issues = read(data, list[Film])
    monkeypatch.setattr(decoding, "_by_hand", None)  # all of it would be read by hand

    for _ in range(2):
        found = decode(json.dumps(data).encode(), list[Film])

        assert repr(expected) == repr(found.value)
        assert issues == found.issues
        assert [Film] * 3 == [type(film) for film in found.value]


def test_decoders_of_what_departs_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_MOST": 4, "_tolerant": {}, "_twins": {}}.items():
        monkeypatch.setattr(twins, name, value)

    for name in ("plays", "rating", "isPublic", "madeAt", "tags", "counts", "filmId"):
        decode(json.dumps([{**FILM, name: {"odd": 1}}]).encode(), list[Film])

    assert len([key for key in twins._tolerant if key[1]]) <= 4


def test_threads_may_ask_for_the_same_new_types_at_once() -> None:
    class Fresh(Model):
        name: str
        parts: list[Fresh] | None = None

    Fresh.__annotations__["parts"] = list[Fresh] | None
    barrier, found = Barrier(8), []

    def work() -> None:
        barrier.wait()
        found.append(decode(b'{"parts": [{"name": null}]}', Fresh).value.parts[0].name)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [None] * 8 == found
