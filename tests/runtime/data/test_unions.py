from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec
import pytest
from package.runtime.values.best_match import fit
from package.runtime.values.decoding import decode
from package.runtime.values.models import UNSET, Instant, Model, UnsetType
from package.runtime.values.unions import union


class Circle(Model):
    kind: str
    radius: int


class Square(Model):
    kind: str
    width: int


class Cat(Model):
    name: str
    lives: int | UnsetType = UNSET


class Dog(Model):
    name: str
    breed: str | UnsetType = UNSET


class Folder(Model):
    children: list[Entry]


class Leaf(Model):
    text: str


class Click(Model):
    event: Literal["click"]
    at: str


class Scroll(Model):
    event: Literal["scroll"]
    at: str


class Drawing(Model):
    shape: Shape
    more: list[Shape] | UnsetType = UNSET
    named: dict[str, Shape] | UnsetType = UNSET
    maybe: Shape | UnsetType | None = UNSET


if TYPE_CHECKING:
    Shape: TypeAlias = Circle | Square
    Pet: TypeAlias = Cat | Dog
    Entry: TypeAlias = Folder | Leaf
    When: TypeAlias = datetime | str
    Event: TypeAlias = Click | Scroll
    Late: TypeAlias = Circle | Square
    Tree: TypeAlias = "list[Tree] | str | Circle | None"
else:
    Shape = union("Shape", (Circle, Square), discriminator="kind", mapping={"circle": Circle, "square": Square})
    Pet = union("Pet", (Cat, Dog))
    Entry = union("Entry", lambda: (Folder, Leaf))
    When = union("When", (str, Instant))
    Event = union("Event", (Click, Scroll))
    Tree = union("Tree", ("list[Tree]", "str", "Circle | None"))
    Late = union("Late", ("Circle", "Square"), discriminator="kind", mapping=lambda: {"square": "Square"})

CIRCLE = b'{"kind":"circle","radius":1}'
SQUARE = b'{"kind":"square","width":2}'


def read(content: bytes, kind: Any) -> Any:
    decoded = decode(content, kind)
    assert decoded.issues == ()
    return decoded.value


def test_discriminator_picks_the_variant() -> None:
    assert read(CIRCLE, Shape) == Circle(kind="circle", radius=1)
    assert read(SQUARE, Shape) == Square(kind="square", width=2)


def test_union_works_in_fields_lists_dicts_and_optionals() -> None:
    content = b'{"shape":%b,"more":[%b,%b],"named":{"a":%b},"maybe":null}' % (CIRCLE, CIRCLE, SQUARE, SQUARE)

    drawing = read(content, Drawing)

    circle, square = Circle(kind="circle", radius=1), Square(kind="square", width=2)
    assert drawing == Drawing(shape=circle, more=[circle, square], named={"a": square}, maybe=None)


def test_discriminator_wins_over_the_members() -> None:
    decoded = decode(b'{"kind":"circle","width":2}', Shape)

    assert isinstance(decoded.value, Circle)
    assert [issue.pointer for issue in decoded.issues] == ["/radius"]


def test_unknown_discriminator_falls_back_to_the_best_fit() -> None:
    assert read(b'{"kind":"cube","width":2}', Shape) == Square(kind="cube", width=2)


@pytest.mark.parametrize(
    ("content", "pet"),
    [
        (b'{"name":"Tom","lives":9}', Cat(name="Tom", lives=9)),
        (b'{"name":"Rex","breed":"pug"}', Dog(name="Rex", breed="pug")),
        (b'{"name":"?"}', Cat(name="?")),
    ],
)
def test_best_fit_is_the_variant_that_uses_most_members(content: bytes, pet: Cat | Dog) -> None:
    assert read(content, Pet) == pet


def test_constant_members_tell_variants_apart() -> None:
    assert read(b'{"event":"scroll","at":"x"}', Event) == Scroll(event="scroll", at="x")


def test_moment_wins_over_text_where_it_is_one() -> None:
    assert read(b'"2024-02-05T00:00:00Z"', When) == datetime(2024, 2, 5, tzinfo=UTC)
    assert read(b'"tomorrow"', When) == "tomorrow"


def test_union_may_refer_to_itself() -> None:
    content = b'{"children":[{"text":"a"},{"children":[]}]}'

    assert read(content, Entry) == Folder(children=[Leaf(text="a"), Folder(children=[])])


def test_variants_may_be_named_before_they_exist() -> None:
    assert read(SQUARE, Late) == Square(kind="square", width=2)


def test_alias_may_hold_itself() -> None:
    tree = read(b'["a",["b",[]],%b,null]' % CIRCLE, Tree)

    assert tree == ["a", ["b", []], Circle(kind="circle", radius=1), None]
    assert isinstance(tree, Tree)


def test_isinstance_is_true_for_any_variant() -> None:
    assert isinstance(Circle(kind="circle", radius=1), Shape)
    assert isinstance("tomorrow", When)
    assert not isinstance(Leaf(text="a"), Shape)


def test_misfit_inside_a_variant_is_reported_at_its_place() -> None:
    decoded = decode(b'{"shape":{"kind":"circle","radius":"wide"}}', Drawing)

    assert decoded.value.shape.radius == "wide"
    assert [issue.pointer for issue in decoded.issues] == ["/shape/radius"]


def test_choice_looks_at_the_upper_levels_only() -> None:
    shape = msgspec.inspect.type_info(Folder)
    data: Any = {"text": 1}
    for _ in range(4):
        data = {"children": [data]}

    assert fit(data, shape).misfits == 0
    assert fit(data, shape, depth=20).misfits > 0


def test_deep_misfit_does_not_make_the_choice_exponential() -> None:
    depth = 150
    content = b'{"children":[' * depth + b'{"text":1}' + b"]}" * depth

    decoded = decode(content, Entry)

    assert [issue.pointer for issue in decoded.issues] == ["/children/0" * depth + "/text"]
    assert isinstance(decoded.value, Folder)
