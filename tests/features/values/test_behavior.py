from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from types import GenericAlias, ModuleType
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from pydantic import TypeAdapter, ValidationError, create_model

KITTEN = {"kind": "cat", "name": "Tom"}
CAT = {**KITTEN, "name": "Ann", "kittens": [KITTEN], "bornAt": "2030-01-02T00:00:00Z"}
DOG = {
    "kind": "dog",
    "name": "Rex",
    "chipCode": "chip-1",
    "apiKey": "key-1",
    "picture": "https://user:word@pets.test/private/tok-1/rex?token=tok-2",
    "tricks": {"roll": "gay"},
}


def list_of(kind: Any) -> Any:
    return GenericAlias(list, (kind,))


def pages(sdk: ModuleType, count: int = 2) -> Any:
    bodies = [{"pets": [CAT, DOG, KITTEN], "total": 3 * count, "pages": count} for _ in range(count)]
    bodies[-1]["pets"] = [DOG, CAT]
    client = sdk.Sample(transport=sdk.testing.ReplayTransport(*map(sdk.testing.json_reply, bodies)))
    return client.pets.list()


# -- plain values and constants --


def test_constructor_takes_plain_values_for_enums(sdk: ModuleType) -> None:
    mood, level = sdk.models.Mood, sdk.models.OrderLevel

    order = sdk.models.Order(moods=("gay", "odd"), mood="grim", by_day={"mon": "gay"}, level=2)

    assert [mood.GAY, mood("odd")] == order.moods
    assert (mood.GRIM, {"mon": mood.GAY}, level.N2) == (order.mood, order.by_day, order.level)
    assert all(isinstance(one, mood) for one in (*order.moods, order.mood, *order.by_day.values()))
    assert isinstance(order.level, level)


def test_what_is_no_value_of_an_enum_stays(sdk: ModuleType) -> None:
    order = sdk.models.Order(moods=None, mood=sdk.UNSET, by_day=[1], level="high")

    assert (None, sdk.UNSET, [1], "high") == (order.moods, order.mood, order.by_day, order.level)


def test_constants_are_filled_in(sdk: ModuleType) -> None:
    assert {"kind": "order", "moods": []} == sdk.models.Order(moods=[]).to_dict()
    assert sdk.models.CatKind.CAT is sdk.models.Cat(name="Tom").kind
    assert sdk.models.CatKind("dog") == sdk.models.Cat(kind="dog", name="Tom").kind


def test_constants_are_sent_without_being_given(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(CAT, status=201))

    sdk.Sample(transport=transport).pets.create(moods=["gay"])

    assert {"kind": "order", "moods": ["gay"]} == transport.requests[0].json()
    assert "2030-01-01" == transport.requests[0].headers["pets-version"]


def test_constant_that_a_response_lacks_is_missing(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({"kind": "cat", "name": "A", "kittens": [{}]}, 201))

    response = sdk.Sample(transport=transport).pets.with_response.create(moods=[])

    assert response.data.kittens[0].kind is None
    assert ["/kittens/0/kind", "/kittens/0/name"] == [issue.pointer for issue in response.issues]


# -- copies and plain data --


def test_replace_gives_a_changed_copy(sdk: ModuleType) -> None:
    order = sdk.models.Order(moods=["gay"], note="a")

    changed = order.replace(mood="grim", note=None)

    assert sdk.models.Order(moods=["gay"], mood="grim") == changed
    assert isinstance(changed.mood, sdk.models.Mood)
    assert "a" == order.note
    with pytest.raises(TypeError, match="mod"):
        order.replace(mod="grim")


def test_plain_data_has_the_names_of_the_api_or_of_attributes(sdk: ModuleType) -> None:
    cat = sdk.models.Cat.from_dict({**CAT, "kittens": [{**KITTEN, "bornAt": None}]})

    assert {**CAT} == cat.to_dict()
    assert {**KITTEN, "name": "Ann", "kittens": [KITTEN], "born_at": CAT["bornAt"]} == cat.to_dict(by_alias=False)
    assert CAT == json.loads(cat.to_json())
    assert '{\n  "kind": "cat"' == cat.to_json(indent=2)[:17]
    assert "born_at" in json.loads(cat.to_json(by_alias=False))


def test_model_is_pickled_and_copied(sdk: ModuleType) -> None:
    order = sdk.models.Order(moods=["gay", "odd"], level=1)

    for copied in (pickle.loads(pickle.dumps(order)), copy.copy(order), copy.deepcopy(order)):  # noqa: S301
        assert order == copied
        assert sdk.UNSET is copied.mood


# -- secrets --


@pytest.mark.parametrize("show", [repr, str, lambda model: repr([model]), lambda model: repr(model.__rich_repr__())])
def test_secrets_are_masked_where_a_model_is_shown(sdk: ModuleType, show: Any) -> None:
    shown = show(sdk.models.Dog.from_dict(DOG))

    assert [] == [secret for secret in ("chip-1", "key-1", "tok-1", "tok-2", "word") if secret in shown]
    assert "Rex" in shown
    assert "pets.test/private/***/rex" in shown


def test_secrets_are_masked_in_what_does_not_fit(sdk: ModuleType) -> None:
    dog = sdk.models.Dog.from_dict({**DOG, "name": {"token": "tok-3", "list": [{"secret": 7}]}, "apiKey": ["key-3"]})

    assert "name={'token': '***', 'list': [{'secret': '***'}]}" in repr(dog)
    assert "api_key=['***']" in repr(dog)
    assert "key-3" == dog.api_key[0]


# -- pages --


def test_page_is_indexed_and_sliced(sdk: ModuleType) -> None:
    page = pages(sdk)

    assert (page.items[0], page.items[-1], page.items[1:]) == (page[0], page[-1], page[1:])
    with pytest.raises(IndexError):
        page[3]


def test_pickled_page_keeps_items_and_facts(sdk: ModuleType) -> None:
    page = pages(sdk)

    stored = pickle.loads(pickle.dumps(page))  # noqa: S301

    assert page.items == stored.items
    assert (1, 6, 2, True, 3) == (stored.number, stored.total, stored.total_pages, stored.has_next, len(stored))
    assert page.response.content == stored.response.content
    with pytest.raises(sdk.errors.ConfigurationError, match="list again"):
        stored.next_page()


def test_last_page_is_iterated_after_pickling(sdk: ModuleType) -> None:
    page = pages(sdk, count=1)

    assert page.items == list(pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(page)))))  # noqa: S301


def test_copied_page_goes_on(sdk: ModuleType) -> None:
    assert 5 == len(list(copy.copy(pages(sdk))))


# -- pydantic and FastAPI --


def test_model_is_a_field_of_pydantic(sdk: ModuleType) -> None:
    cat, dog = sdk.models.Cat.from_dict(CAT), sdk.models.Dog.from_dict(DOG)
    home_type: Any = create_model(
        "Home",
        cat=(sdk.models.Cat, ...),
        pets=(list_of(sdk.models.Pet), ...),
        mood=(sdk.models.Mood | None, None),
        dog=(sdk.models.Dog | None, None),
    )

    home = home_type(cat=CAT, pets=[DOG, cat], mood="gay")

    assert (cat, [dog, cat], sdk.models.Mood.GAY) == (home.cat, home.pets, home.mood)
    assert home == home_type.model_validate_json(home.model_dump_json())
    assert {"cat": CAT, "pets": [DOG, CAT], "mood": "gay", "dog": None} == home.model_dump(mode="json")
    assert "key-1" not in repr(home)


def test_pydantic_refuses_what_does_not_fit(sdk: ModuleType) -> None:
    with pytest.raises(ValidationError, match="/kittens/0/name: expected a string, got nothing"):
        TypeAdapter(sdk.models.Cat).validate_python({**CAT, "kittens": [{"kind": "cat"}]})
    with pytest.raises(ValidationError, match="/name: expected a string, got 3"):
        TypeAdapter(sdk.models.Pet).validate_json(b'{"kind": "dog", "name": 3}')


def test_json_schema_has_each_model_once(sdk: ModuleType) -> None:
    schema = TypeAdapter(list_of(sdk.models.Pet)).json_schema()

    assert {"Cat", "Dog"} <= set(schema["$defs"])
    cat = schema["$defs"]["Cat"]
    assert ["kind", "name"] == cat["required"]
    assert {"type": "array", "items": {"$ref": "#/$defs/Cat"}} == cat["properties"]["kittens"]
    assert {"type": "string", "format": "date-time"} == cat["properties"]["bornAt"]
    assert {"title": "Mood", "enum": ["gay", "grim"]} == schema["$defs"]["Dog"]["properties"]["tricks"][
        "additionalProperties"
    ]
    assert {"type": "null"} in cat["properties"]["coat"]["anyOf"]
    assert "A cat: it has kittens." == cat["description"]


def test_fastapi_reads_and_writes_models(sdk: ModuleType) -> None:
    app = FastAPI()

    def order_pets(order: Any) -> Any:
        return [sdk.models.Cat(name=order.note, born_at=datetime(2030, 1, 2, tzinfo=UTC))]

    order_pets.__annotations__ = {"order": Annotated[sdk.models.Order, Body()], "return": list_of(sdk.models.Pet)}
    app.post("/orders")(order_pets)
    client = TestClient(app)

    made = client.post("/orders", json={"kind": "order", "moods": ["gay"], "note": "Tom"})

    assert [{**KITTEN, "bornAt": CAT["bornAt"]}] == made.json()
    assert 422 == client.post("/orders", json={"moods": 3}).status_code
    assert {"Order", "Cat", "Dog"} <= set(client.get("/openapi.json").json()["components"]["schemas"])


def test_package_does_not_import_pydantic(sdk: ModuleType) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(sdk.__path__[0]).rpartition('/')[0]!r}); import sample.models as m; "
        "m.Order(moods=['gay']).to_json(); print('pydantic' in sys.modules or 'pydantic_core' in sys.modules)"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == result.stdout.strip()
