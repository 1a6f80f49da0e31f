from __future__ import annotations

import pytest

from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    EnumSchema,
    NamedSchema,
    Nullable,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import (
    ALIASES,
    Schemas,
    children,
    kinds,
    layers,
    leads_back,
    recursive,
    references,
    resolve,
    resolve_value,
    schema_at,
    too_deep,
)

TEXT = StringSchema(pointer="text")


def ref(target: str) -> SchemaRef:
    return SchemaRef(pointer=f"to {target}", target=target)


def member(name: str, schema: Schema) -> Property:
    return Property(name=name, schema=schema, required=True, pointer=name)


def named(**schemas: Schema) -> Schemas:
    return {name: NamedSchema(name=name, pointer=name, schema=schema) for name, schema in schemas.items()}


def test_references_are_followed_to_their_end() -> None:
    schemas = named(a=ref("b"), b=Nullable(pointer="null", of=TEXT))

    assert isinstance(resolve(ref("a"), schemas), Nullable)
    assert resolve_value(ref("a"), schemas) is TEXT
    assert [type(layer) for layer in layers(ref("a"), schemas)] == [SchemaRef, SchemaRef, Nullable, StringSchema]


def test_reference_without_end_is_any_value() -> None:
    schemas = named(a=ref("b"), b=ref("a"), c=Nullable(pointer="c", of=ref("c")))

    ends = [resolve_value(ref(name), schemas) for name in ("a", "c", "nowhere")]

    assert [AnySchema] * 3 == [type(end) for end in ends]
    assert isinstance(resolve(ref("a"), schemas), AnySchema)


def test_layers_stop_where_they_are_told_to() -> None:
    assert layers(ref("a"), named(a=TEXT), {"a"}) == (ref("a"),)


def test_member_is_found_behind_references_and_null() -> None:
    inner = ObjectSchema(pointer="inner", properties=(member("it", TEXT),))
    outer = ObjectSchema(pointer="outer", properties=(member("inner", Nullable(pointer="n", of=ref("inner"))),))

    assert schema_at(ref("outer"), "inner.it", named(inner=inner, outer=outer)) is TEXT
    assert schema_at(ref("outer"), "inner.other", named(inner=inner, outer=outer)) is None
    assert schema_at(TEXT, "", {}) is TEXT


def test_children_of_an_object_are_members_and_others() -> None:
    schema = ObjectSchema(pointer="o", properties=(member("a", TEXT), member("b", ref("x"))), additional=ref("y"))

    assert children(schema) == (TEXT, ref("x"), ref("y"))
    assert list(references(schema)) == ["x", "y"]
    assert list(references(schema, ALIASES)) == []


def test_kinds_look_through_null_and_unions() -> None:
    mixed = EnumSchema(pointer="e", values=(1, "a", 2), kind="mixed")
    union = OneOfSchema(pointer="u", variants=(mixed, Nullable(pointer="n", of=TEXT)))

    assert kinds(union) == ("integer", "string", "null")
    assert kinds(ref("x")) == kinds(AnySchema(pointer="any")) == ()


def test_recursion_counts_through_containers_and_not_through_members() -> None:
    schemas = named(
        list=ArraySchema(pointer="l", items=ref("list")),
        union=OneOfSchema(pointer="u", variants=(TEXT, ArraySchema(pointer="x", items=ref("union")))),
        object=ObjectSchema(pointer="o", properties=(member("parent", ref("object")),)),
        alias=ref("alias"),
    )

    assert recursive(schemas) == {"list", "union"}
    assert leads_back("object", schemas)
    assert not leads_back("list", schemas, ALIASES)


def test_long_chain_of_references_is_walked() -> None:
    schemas = named(**{f"s{number}": ArraySchema(pointer="a", items=ref(f"s{number + 1}")) for number in range(3000)})

    assert recursive(schemas) == frozenset()


@pytest.mark.parametrize(("most", "expected"), [(1, {"two"}), (2, {"three"}), (3, set[str]())])
def test_nesting_counts_lists_through_references_and_neither_null_nor_members(most: int, expected: set[str]) -> None:
    schemas = named(
        one=Nullable(pointer="null", of=ArraySchema(pointer="1", items=TEXT)),
        two=ArraySchema(pointer="2", items=Nullable(pointer="null", of=ref("one"))),
        three=ArraySchema(pointer="3", items=ref("two")),
        flat=ObjectSchema(pointer="o", properties=(member("a", ref("one")),)),
    )

    assert expected == too_deep(schemas, (), most)
    assert set() == too_deep(schemas, ("two",), 2)
