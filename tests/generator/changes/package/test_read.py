"""What of a document the surface is read from, and what of it does not matter."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.changes.levels import Level
from generator.changes.package import Surface, compare_surfaces, read_surface
from generator.changes.package.surface import ModelType
from generator.parse import parse_api
from generator.targets.settings import TargetSettings
from tests.generator.changes.package.planted import Tree, named, operation, rename_path_variable, schema

SETTINGS = TargetSettings(package="pet_shop", distribution="pet-shop", client="PetShop", env_prefix="PET_SHOP")


def read(edit: Callable[[Tree], object] = lambda _: None) -> Surface:
    tree = named("A")
    edit(tree)
    return read_surface(parse_api(tree), SETTINGS)


def rules(edit: Callable[[Tree], object], before: Callable[[Tree], object] = lambda _: None) -> list[tuple[str, Level]]:
    def both(tree: Tree) -> None:
        before(tree)
        edit(tree)

    return [(change.id, change.level) for change in compare_surfaces(read(before), read(both))]


def model(surface: Surface, name: str) -> ModelType:
    return next(one for one in surface.types if isinstance(one, ModelType) and one.name == name)


def test_type_is_the_same_however_a_method_makes_it_be_spelled() -> None:
    returns = {method.name: method.returns for method in read().methods}

    assert "list[PetA]" == str(returns["list"])


def test_operation_is_the_same_whatever_its_path_calls_its_variables() -> None:
    def rename_both(tree: Tree) -> None:
        rename_path_variable(tree)
        operation(tree, "fetchToy")["x-client-action"] = "getToy"

    assert [("sdk-method-renamed", Level.BREAKING), ("sdk-argument-renamed", Level.BREAKING)] == rules(rename_both)


def test_a_body_that_may_be_several_things_has_a_method_for_each() -> None:
    def plain(tree: Tree) -> None:
        operation(tree, "fetchToy")["requestBody"] = {"content": {"application/json": {"schema": {"type": "object"}}}}

    def more(tree: Tree) -> None:
        operation(tree, "fetchToy")["requestBody"]["content"]["text/plain"] = {"schema": {"type": "string"}}

    def both(tree: Tree) -> None:
        plain(tree)
        more(tree)

    assert [("sdk-method-added", Level.INFO)] == rules(more, plain)
    assert [("sdk-method-removed", Level.BREAKING)] == rules(
        lambda tree: operation(tree, "fetchToy")["requestBody"]["content"].pop("text/plain"),
        both,
    )


def test_member_that_is_only_written_is_optional_for_who_reads() -> None:
    surface = read(lambda tree: schema(tree, "Pet")["properties"]["name"].update(writeOnly=True))

    assert model(surface, "PetA").fields[0].is_optional


def test_members_beside_the_named_ones_are_a_field() -> None:
    def close(tree: Tree) -> None:
        schema(tree, "Pet")["additionalProperties"] = {"type": "string"}

    assert [("sdk-field-added", Level.INFO)] == rules(close)


def test_argument_of_a_renamed_type_is_what_it_was() -> None:
    def rename(tree: Tree) -> None:
        text = json.dumps(tree).replace("HomeA", "HouseA")
        tree.clear()
        tree.update(json.loads(text))

    assert [("sdk-model-renamed", Level.BREAKING)] == rules(rename)


def test_method_that_begins_to_give_something_breaks_nobody() -> None:
    def answer_nothing(tree: Tree) -> None:
        operation(tree, "create")["responses"] = {"204": {"description": "Done."}}

    def response(tree: Tree) -> None:
        operation(tree, "create")["responses"] = operation(tree, "fetchToy")["responses"]

    assert [("sdk-return-type-narrowed", Level.INFO)] == rules(response, answer_nothing)


def home(tree: Tree) -> Tree:
    return schema(tree, "Home")


def read_homes(tree: Tree) -> None:
    """Let users read homes as well, inside of pets."""
    schema(tree, "Pet")["properties"]["home"] = {"$ref": "#/components/schemas/HomeA"}


def let_be_null(tree: Tree) -> None:
    home(tree)["properties"]["city"]["type"] = ["string", "null"]


def forbid_null(tree: Tree) -> None:
    home(tree)["properties"]["city"]["type"] = "string"


def demand_less(tree: Tree) -> None:
    home(tree)["required"] = []


@pytest.mark.parametrize(
    ("edit", "before", "expected"),
    [
        (let_be_null, lambda _: None, ("sdk-field-type-widened", Level.INFO)),
        (let_be_null, read_homes, ("sdk-field-type-widened", Level.BREAKING)),
        (forbid_null, let_be_null, ("sdk-field-type-narrowed", Level.BREAKING)),
        (demand_less, lambda _: None, ("sdk-field-became-optional", Level.INFO)),
        (demand_less, read_homes, ("sdk-field-became-optional", Level.BREAKING)),
    ],
)
def test_member_breaks_who_reads_when_it_holds_more_and_who_gives_when_it_holds_less(
    edit: Callable[[Tree], object], before: Callable[[Tree], object], expected: tuple[str, Level]
) -> None:
    assert [expected] == rules(edit, before)


def test_member_of_a_response_that_holds_less_breaks_nobody() -> None:
    def nick_may_be_null(tree: Tree) -> None:
        schema(tree, "Pet")["properties"]["nick"]["type"] = ["string", "null"]

    def nick_is_text(tree: Tree) -> None:
        schema(tree, "Pet")["properties"]["nick"]["type"] = "string"

    assert [("sdk-field-type-narrowed", Level.INFO)] == rules(nick_is_text, nick_may_be_null)
