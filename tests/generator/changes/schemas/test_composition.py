from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Judge

CAT = {"type": "object", "properties": {"meow": {"type": "string"}}}
DOG = {"type": "object", "properties": {"bark": {"type": "string"}}}
PETS = {"Cat": CAT, "Dog": DOG, "Puppy": DOG}


def refs(*names: str) -> list[dict[str, Any]]:
    return [{"$ref": f"#/components/schemas/{name}"} for name in names]


def test_added_variant_breaks_who_receives(judge: Judge) -> None:
    verdict = judge({"oneOf": refs("Cat", "Dog")}, {"oneOf": refs("Cat", "Dog", "Puppy")}, **PETS)

    assert (["info request-property-one-of-added"], ["breaking response-property-one-of-added"]) == verdict


def test_removed_variant_breaks_who_sends(judge: Judge) -> None:
    verdict = judge({"anyOf": refs("Cat", "Dog", "Puppy")}, {"anyOf": refs("Cat", "Puppy")}, **PETS)

    assert (["breaking request-property-any-of-removed"], ["info response-property-any-of-removed"]) == verdict


def test_variant_under_another_name_is_no_change(judge: Judge) -> None:
    assert ([], []) == judge({"oneOf": refs("Cat", "Dog")}, {"oneOf": refs("Cat", "Puppy")}, **PETS)


def test_members_of_a_variant_are_compared(judge: Judge) -> None:
    old, new = (
        {"oneOf": [{"title": "Cat", **pet}, {"title": "Dog", **DOG}]} for pet in (CAT, {**CAT, "required": ["meow"]})
    )

    assert (["breaking request-property-became-required"], ["info response-property-became-required"]) == judge(
        old, new
    )


def test_schema_that_becomes_one_of_several_breaks_both(judge: Judge) -> None:
    requests, responses = judge(refs("Cat")[0], {"oneOf": refs("Cat", "Dog")}, **PETS)

    assert ["breaking request-property-wrapped-in-one-of"] == requests
    assert ["breaking response-property-wrapped-in-one-of"] == responses


def test_schema_that_is_no_longer_one_of_several_breaks_who_sends(judge: Judge) -> None:
    verdict = judge({"oneOf": refs("Cat", "Dog")}, refs("Cat")[0], **PETS)

    assert ["breaking request-property-unwrapped-from-one-of"] == verdict[0]
    assert ["info response-property-unwrapped-from-one-of"] == verdict[1]


def test_added_part_of_all_of_breaks_who_sends(judge: Judge) -> None:
    requests, responses = judge({"allOf": refs("Dog", "Cat")}, {"allOf": refs("Dog", "Cat", "Puppy")}, **PETS)

    assert (["breaking request-property-all-of-added"], ["info response-property-all-of-added"]) == (
        requests,
        responses,
    )


def test_part_of_all_of_under_another_name_is_no_change(judge: Judge) -> None:
    assert ([], []) == judge({"allOf": refs("Cat", "Dog")}, {"allOf": refs("Cat", "Puppy")}, **PETS)


def test_removed_part_of_all_of_is_worth_a_look(judge: Judge) -> None:
    requests, _ = judge({"allOf": refs("Dog", "Cat", "Puppy")}, {"allOf": refs("Dog", "Cat")}, **PETS)

    assert ["warning request-property-all-of-removed"] == requests


def test_part_that_only_annotates_is_a_note(judge: Judge) -> None:
    requests, _ = judge({"allOf": refs("Dog", "Cat")}, {"allOf": [*refs("Dog", "Cat"), {"title": "It"}]}, **PETS)

    assert ["info request-property-all-of-added-annotation-only"] == requests


def test_reference_and_all_of_one_reference_are_the_same(judge: Judge) -> None:
    assert ([], []) == judge(refs("Dog")[0], {"allOf": refs("Dog"), "description": "It."}, **PETS)


def test_members_written_out_or_merged_are_the_same(judge: Judge) -> None:
    both = {"type": "object", "properties": {**DOG["properties"], **CAT["properties"]}}  # type: ignore[dict-item] # plain JSON

    assert ([], []) == judge(both, {"allOf": refs("Dog", "Cat")}, **PETS)


def test_discriminator_is_told(judge: Judge) -> None:
    pets = {"oneOf": refs("Cat", "Dog")}

    new = judge(pets, {**pets, "discriminator": {"propertyName": "kind"}}, **PETS)
    other = judge(
        {**pets, "discriminator": {"propertyName": "kind"}}, {**pets, "discriminator": {"propertyName": "sort"}}, **PETS
    )

    assert ["info request-property-discriminator-added"] == new[0]
    assert ["info response-property-discriminator-property-name-changed"] == other[1]


def test_value_of_a_discriminator_that_leads_elsewhere_is_told(judge: Judge) -> None:
    old, new = (
        {
            "oneOf": refs("Cat", "Dog"),
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"a": refs(first)[0]["$ref"], "b": refs(second)[0]["$ref"]},
            },
        }
        for first, second in (("Cat", "Dog"), ("Dog", "Cat"))
    )

    assert ["info request-property-discriminator-mapping-changed"] * 2 == judge(old, new, **PETS)[0]
