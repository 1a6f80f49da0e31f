"""Changes of the surface that a small edit of one document does not show: layers, unions, renamed types in types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.changes.change import Change
from generator.changes.levels import Level
from generator.changes.package import Surface, compare_surfaces
from generator.changes.package.annotations import Fit, Fitting, read_type
from generator.changes.package.surface import AliasType, Argument, EnumType, Field, Method, ModelType
from generator.changes.words import migration, sentence

ARGUMENT = Argument(
    name="id", key="path 0", annotation=read_type("str"), is_required=True, is_positional=True, pointer="#/a"
)
METHOD = Method(
    name="get",
    resource="pets",
    key="GET /{}",
    operation="GET /{id}",
    returns=read_type("Pet"),
    arguments=(ARGUMENT,),
    pointer="#/m",
)
PET = ModelType(
    name="Pet",
    input_name="",
    fields=(Field(name="name", wire_name="name", annotation=read_type("str"), is_optional=False, pointer="#/p/name"),),
    pointer="#/p",
)
ALIAS = AliasType(name="Animal", input_name="AnimalLike", annotation=read_type("Cat | Dog"), pointer="#/u")
ENUM = EnumType(name="Kind", input_name="", members=(("CAT", '"cat"'),), pointer="#/k")
SURFACE = Surface(
    methods=(METHOD,), types=(PET, ALIAS, ENUM), exports=("Report",), environments=('"production"', '"sandbox"')
)


def only(changes: tuple[Change, ...]) -> tuple[str, Level, str]:
    (change,) = changes
    return change.id, change.level, migration(change)


def with_types(*types: ModelType | AliasType | EnumType) -> Surface:
    return replace(SURFACE, types=types)


def with_method(**members: object) -> Surface:
    return replace(SURFACE, methods=(replace(METHOD, **members),))  # type: ignore[arg-type] # a test names members


def test_nothing_changed_is_no_change() -> None:
    assert () == compare_surfaces(SURFACE, SURFACE)


def test_export_that_a_layer_takes_back_breaks_and_a_new_one_does_not() -> None:
    more = replace(SURFACE, exports=("Report", "Row"))

    removed, added = compare_surfaces(more, SURFACE), compare_surfaces(SURFACE, more)

    assert ("sdk-export-removed", Level.BREAKING, "`Row` can no longer be imported from the package.") == only(removed)
    assert ("sdk-export-added", Level.INFO, "") == only(added)


def test_environment_that_is_gone_breaks() -> None:
    changes = compare_surfaces(SURFACE, replace(SURFACE, environments=('"production"',)))

    assert "sdk-environment-removed" == only(changes)[0]
    assert migration(changes[0]).startswith('`environment="sandbox"` was removed')


def test_method_of_another_operation_by_the_same_name_is_the_same_method() -> None:
    assert () == compare_surfaces(SURFACE, with_method(key="GET /v2/{}", operation="GET /v2/{id}"))


def test_name_that_goes_to_another_operation_is_told_as_a_renaming_of_the_first() -> None:
    second = replace(METHOD, key="GET /all", operation="GET /all", arguments=())
    revision = replace(SURFACE, methods=(second, replace(METHOD, name="find")))

    rules = [(change.id, sentence(change)) for change in compare_surfaces(SURFACE, revision)]

    assert [
        ("sdk-method-renamed", "`client.pets.get()` is now `client.pets.find()`"),
        ("sdk-method-added", "`client.pets.get()` is new"),
    ] == rules


def test_operations_whose_paths_differ_in_a_name_alone_stay_two() -> None:
    twin = replace(METHOD, name="get_by_code", operation="GET /{code}", pointer="#/twin")
    surface = replace(SURFACE, methods=(METHOD, twin))

    assert () == compare_surfaces(surface, surface)
    assert ["sdk-method-removed"] == [change.id for change in compare_surfaces(surface, SURFACE)]


def test_argument_that_must_be_named_from_now_on_breaks() -> None:
    changes = compare_surfaces(SURFACE, with_method(arguments=(replace(ARGUMENT, is_positional=False),)))

    assert ("sdk-argument-became-keyword", Level.BREAKING) == only(changes)[:2]
    assert "Name `id` in calls of `client.pets.get()`: `client.pets.get(id=)`." == migration(changes[0])


def test_argument_that_may_stand_without_its_name_from_now_on_breaks_nobody() -> None:
    named = with_method(arguments=(replace(ARGUMENT, is_positional=False),))

    assert ("sdk-argument-became-positional", Level.INFO, "") == only(compare_surfaces(named, SURFACE))


def test_new_environment_breaks_nobody() -> None:
    before = replace(SURFACE, environments=('"production"',))

    assert ("sdk-environment-added", Level.INFO, "") == only(compare_surfaces(before, SURFACE))


def test_method_that_the_package_no_longer_has_for_an_operation_that_stays_is_told_as_such() -> None:
    twin = replace(METHOD, name="fetch")
    gone = only(compare_surfaces(replace(SURFACE, methods=(METHOD, twin)), SURFACE))

    assert gone == (
        "sdk-method-removed",
        Level.BREAKING,
        "`client.pets.fetch()` was removed: the package no longer calls it.",
    )


@pytest.mark.parametrize(
    ("old", "new", "rule", "level"),
    [
        ("None", "Pet", "sdk-return-type-narrowed", Level.INFO),
        ("Pet | None", "Pet", "sdk-return-type-narrowed", Level.INFO),
        ("Pet", "Pet | None", "sdk-return-type-widened", Level.BREAKING),
        ("Pet", "str", "sdk-return-type-changed", Level.BREAKING),
    ],
)
def test_what_a_method_gives_breaks_whoever_does_not_expect_it(old: str, new: str, rule: str, level: Level) -> None:
    before, after = (with_method(returns=read_type(text)) for text in (old, new))

    assert (rule, level) == only(compare_surfaces(before, after))[:2]


@pytest.mark.parametrize(
    ("old", "new", "rule", "level"),
    [
        ("str", "str | int", "sdk-argument-type-widened", Level.INFO),
        ("str | int", "str", "sdk-argument-type-narrowed", Level.BREAKING),
        ("str", "int", "sdk-argument-type-changed", Level.BREAKING),
    ],
)
def test_what_an_argument_takes_breaks_whoever_gives_something_else(
    old: str, new: str, rule: str, level: Level
) -> None:
    before, after = (with_method(arguments=(replace(ARGUMENT, annotation=read_type(text)),)) for text in (old, new))

    assert (rule, level) == only(compare_surfaces(before, after))[:2]


def test_renamed_model_changes_no_annotation_that_names_it() -> None:
    revision = replace(with_method(returns=read_type("Animal2")), types=(replace(PET, name="Animal2"), ALIAS, ENUM))

    assert ("sdk-model-renamed", Level.BREAKING, "`Pet` is now `Animal2`.") == only(compare_surfaces(SURFACE, revision))


def test_type_of_another_name_is_known_by_its_place_or_by_its_members() -> None:
    longer = replace(PET, name="Animal2", fields=())
    elsewhere = replace(PET, name="Animal2", pointer="#/x")

    for one in (longer, elsewhere):
        rules = [change.id for change in compare_surfaces(with_types(PET), with_types(one))]
        assert "sdk-model-renamed" in rules


def page(name: str, of: str) -> ModelType:
    kind, pointer = read_type(f"list[{of}]"), f"#/{name}/data"
    data = Field(name="data", wire_name="data", annotation=kind, is_optional=False, pointer=pointer)
    return ModelType(name=name, input_name="", fields=(data,), pointer=f"#/{name}")


def test_page_follows_what_it_lists_and_a_page_of_something_else_does_not_take_its_place() -> None:
    revision = replace(PET, name="Animal", pointer="#/a")
    base = with_types(PET, page("PetPage", "Pet"), page("OldPage", "int"))

    changes = compare_surfaces(base, with_types(revision, page("AnimalPage", "Animal"), page("NewPage", "str")))

    told = {(one.id, sentence(one)) for one in changes if one.id.startswith("sdk-model")}
    assert {
        ("sdk-model-renamed", "`Pet` is now `Animal`"),
        ("sdk-model-renamed", "`PetPage` is now `AnimalPage`"),
        ("sdk-model-removed", "`OldPage` is gone"),
        ("sdk-model-added", "`NewPage` is new"),
    } == told


def test_types_that_are_alike_take_nobodys_place() -> None:
    base = with_types(page("FirstPage", "int"), page("SecondPage", "bytes"))

    changes = compare_surfaces(base, with_types(page("NewPage", "str")))

    rules = [one.id for one in changes if one.id.startswith("sdk-model")]
    assert ["sdk-model-removed", "sdk-model-removed", "sdk-model-added"] == rules


def test_field_of_another_name_for_the_same_member_is_renamed() -> None:
    revision = with_types(replace(PET, fields=(replace(PET.fields[0], name="name_"),)), ALIAS, ENUM)

    assert ("sdk-field-renamed", Level.BREAKING, "`Pet.name` is now `Pet.name_`.") == only(
        compare_surfaces(SURFACE, revision)
    )


@pytest.mark.parametrize(
    ("annotation", "input_name", "level"),
    [
        ("Cat | Dog | Owl", "AnimalLike", Level.INFO),
        ("Cat | Dog | Owl", "", Level.BREAKING),
        ("Cat", "AnimalLike", Level.BREAKING),
        ("Cat", "", Level.INFO),
        ("Cat | Owl", "AnimalLike", Level.BREAKING),
    ],
)
def test_union_breaks_who_reads_more_and_who_may_give_less(annotation: str, input_name: str, level: Level) -> None:
    base = with_types(PET, replace(ALIAS, input_name=input_name), ENUM)
    revision = with_types(PET, replace(ALIAS, input_name=input_name, annotation=read_type(annotation)), ENUM)

    assert ("sdk-alias-changed", level) == only(compare_surfaces(base, revision))[:2]


def test_enum_member_of_another_name_for_the_same_value_is_renamed() -> None:
    revision = with_types(PET, ALIAS, replace(ENUM, members=(("KITTEN", '"cat"'),)))

    changes = compare_surfaces(SURFACE, revision)

    assert ("sdk-enum-member-renamed", Level.BREAKING, "`Kind.CAT` is now `Kind.KITTEN`.") == only(changes)


def test_type_that_becomes_one_of_another_kind_breaks() -> None:
    for old, new, kind in ((ENUM, replace(PET, name="Kind"), "a model"), (PET, replace(ENUM, name="Pet"), "an enum")):
        others = tuple(one for one in (PET, ALIAS, ENUM) if one != old)

        changes = compare_surfaces(SURFACE, with_types(*others, new))

        assert ("sdk-type-kind-changed", Level.BREAKING, f"`{old.name}` is now {kind}.") == only(changes)


@pytest.mark.parametrize("kind", ["model", "enum", "alias"])
def test_type_that_goes_breaks_and_one_that_comes_does_not(kind: str) -> None:
    one = {"model": PET, "enum": ENUM, "alias": ALIAS}[kind]
    less = with_types(*(other for other in (PET, ALIAS, ENUM) if other != one))

    gone, come = compare_surfaces(SURFACE, less), compare_surfaces(less, SURFACE)

    assert (f"sdk-{kind}-removed", Level.BREAKING, f"`{one.name}` was removed.") == only(gone)
    assert (f"sdk-{kind}-added", Level.INFO, "") == only(come)


@pytest.mark.parametrize(
    ("old", "new", "fit"),
    [
        ("str", "str | None", Fit.WIDER),
        ("str | None", "str", Fit.NARROWER),
        ("int", "float", Fit.WIDER),
        ("list[Old]", "list[New]", Fit.SAME),
        ("list[str]", "list[str | None]", Fit.WIDER),
        ("dict[str, int]", "dict[str, Any]", Fit.WIDER),
        ("Kind", "str", Fit.WIDER),
        ("str", "Kind", Fit.NARROWER),
        ("A | B", "B | A", Fit.SAME),
        ('Literal["a"]', 'Literal["a", "b"]', Fit.WIDER),
        ("int", "bool", Fit.OTHER),
        ("list[str]", "str", Fit.OTHER),
        ("Sequence[A] | None", "Sequence[B] | None", Fit.OTHER),
    ],
)
def test_fit_of_two_annotations(old: str, new: str, fit: Fit) -> None:
    fitting = Fitting(renamed={"Old": "New"}, texts=frozenset({"Kind"}))

    assert fit is fitting.compare(read_type(old), read_type(new))
