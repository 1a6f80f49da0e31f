"""Which mutants a response has, and that a client takes each as it should."""

from __future__ import annotations

from typing import Any

import pytest
from package.client import Sample
from package.runtime.call.arguments import Arguments
from package.runtime.errors import DecodeError
from package.runtime.operation import Operation, ResponseSpec
from package.runtime.response.response import Response
from package.runtime.values.models import Instant, Model, OpenIntEnum, OpenStrEnum
from package.testing.recordings import RecordedTransport
from package.testing.recordings.catalog import Catalog
from package.testing.recordings.mutations import Mutant, mutants, mutated
from package.testing.recordings.recording import Interaction, JsonContent, RecordedRequest, RecordedResponse

from tests.recordings.told import got, story


class Color(OpenStrEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1
    HIGH = 2


class Maker(Model):
    __nullable__ = frozenset({"since"})
    name: str
    since: Instant | None = None


class Car(Model, rename="camel"):
    __nullable__ = frozenset({"doors"})
    __empty_lists__ = frozenset({"owner"})
    car_id: str
    color: Color
    maker: Maker
    level: Level | None = None
    doors: int | None = None
    past: list[Maker] | None = None
    tags: dict[str, str] | None = None
    owner: Maker | None = None


GET_CAR: Operation[Car] = Operation(
    id="getCar", method="GET", path="/cars/1", responses={"200": ResponseSpec(kind="json", type=Car)}, retry="safe"
)
CARS = Catalog([GET_CAR], ["https://api.test"])
CAR = {
    "carId": "1",
    "color": "red",
    "maker": {"name": "a", "since": None},
    "level": 1,
    "doors": 5,
    "past": [{"name": "b", "since": "2026-01-01T00:00:00Z"}],
    "tags": {"a": "b"},
    "owner": {"name": "c"},
}
TOLD = Interaction(
    operation="getCar",
    request=RecordedRequest(method="GET", path="/cars/1", headers={"accept": "application/json"}),
    response=RecordedResponse(status=200, headers=(("content-type", "application/json"),), body=JsonContent(data=CAR)),
)
MUTANTS = tuple(mutants(TOLD, CARS))
IN_JSON = [mutant for mutant in MUTANTS if mutant.is_json]


def read(mutant: Mutant, *, strict: bool = False) -> Response[Car]:
    transport = RecordedTransport(story(mutated(TOLD, mutant)), catalog=CARS)
    client = Sample(transport=transport, auth="none", strict=strict)
    return client.caller.respond(GET_CAR, Arguments(), None)


def places(kind: str) -> list[str]:
    return [mutant.pointer for mutant in MUTANTS if mutant.kind == kind]


def test_mutants_are_where_they_mean_something() -> None:
    assert ["/color", "/level"] == places("unknown-enum")
    assert [
        "/unknownToTheDocument",
        "/maker/unknownToTheDocument",
        "/past/0/unknownToTheDocument",
        "/owner/unknownToTheDocument",
    ] == places("unknown-field")
    assert ["/carId", "/color", "/maker", "/maker/name", "/past/0/name", "/owner/name"] == places("missing")
    assert ["", "/maker", "/past/0"] == places("list-for-object")
    assert "/doors" not in places("null")
    assert "/maker/since" not in places("null")
    assert "/doors" in places("wrong-type")
    assert [""] == places("truncated")
    assert [""] == places("html")


def test_mutants_are_the_same_every_time() -> None:
    assert MUTANTS == tuple(mutants(TOLD, CARS))
    assert len(MUTANTS) == len({mutant.name for mutant in MUTANTS})


@pytest.mark.parametrize("mutant", IN_JSON, ids=lambda mutant: mutant.name)
def test_client_survives_a_mutant_and_reports_it(mutant: Mutant) -> None:
    issues = [issue.pointer for issue in read(mutant).issues]

    assert ([] if mutant.kind == "unknown-field" else [mutant.pointer]) == issues


@pytest.mark.parametrize("mutant", IN_JSON, ids=lambda mutant: mutant.name)
def test_strict_client_names_the_place(mutant: Mutant) -> None:
    with pytest.raises(DecodeError) as raised:
        read(mutant, strict=True)

    assert mutant.pointer == raised.value.pointer


@pytest.mark.parametrize("mutant", [mutant for mutant in MUTANTS if not mutant.is_json], ids=lambda mutant: mutant.name)
def test_what_is_no_json_is_told_so(mutant: Mutant) -> None:
    with pytest.raises(DecodeError, match="should be JSON"):
        read(mutant)


@pytest.mark.parametrize("interaction", [got("1", {"thingId": "1"}), TOLD], ids=["unknown operation", "no JSON"])
def test_response_without_declared_json_has_no_mutants(interaction: Interaction) -> None:
    binary: Any = Operation(id="getCar", method="GET", path="/cars/1", responses={"200": ResponseSpec(kind="bytes")})

    assert () == tuple(mutants(interaction, Catalog([binary])))
