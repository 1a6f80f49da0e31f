"""Types that `client.pets` alone uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

from ..runtime.values.models import UNSET, Instant, Model, OpenIntEnum, OpenStrEnum, UnsetType, constant
from ..runtime.values.unions import UnknownVariant, union


class Mood(OpenStrEnum):
    """Source: `#/components/schemas/Mood`"""

    GAY = "gay"
    GRIM = "grim"


MoodLike: TypeAlias = Mood | Literal["gay", "grim"]


class CatKind(OpenStrEnum):
    """Source: `#/components/schemas/Cat/properties/kind`"""

    CAT = "cat"


class CatCoat(OpenStrEnum):
    """Source: `#/components/schemas/Cat/properties/coat`"""

    LONG = "long"
    SHORT = "short"


class DogKind(OpenStrEnum):
    """Source: `#/components/schemas/Dog/properties/kind`"""

    DOG = "dog"


class OrderKind(OpenStrEnum):
    """Source: `#/components/schemas/Order/properties/kind`"""

    ORDER = "order"


OrderKindLike: TypeAlias = OrderKind | Literal["order"]


class OrderLevel(OpenIntEnum):
    """Source: `#/components/schemas/Order/properties/level`"""

    N1 = 1
    N2 = 2


OrderLevelLike: TypeAlias = OrderLevel | Literal[1, 2]


class PetsPetsVersion(OpenStrEnum):
    """Source: `#/paths/~1pets/post/parameters/0/schema`"""

    N2030_01_01 = "2030-01-01"


PetsPetsVersionLike: TypeAlias = PetsPetsVersion | Literal["2030-01-01"]


class Cat(Model, kw_only=True, rename="camel"):
    """A cat: it has kittens.

    Source: `#/components/schemas/Cat`
    """

    __nullable__ = frozenset({"coat"})
    kind: CatKind = constant()
    name: str
    kittens: list[Cat] | None = None
    born_at: Instant | None = None
    coat: CatCoat | None = None


class Dog(Model, kw_only=True, rename="camel"):
    """Source: `#/components/schemas/Dog`"""

    __secret__ = frozenset({"chipCode"})
    kind: DogKind = constant()
    name: str
    chip_code: str | None = None
    """Format: password."""
    api_key: str | None = None
    picture: str | None = None
    tricks: dict[str, Mood] | None = None


class Order(Model, kw_only=True, rename="camel"):
    """Source: `#/components/schemas/Order`"""

    kind: OrderKind = constant()
    moods: list[Mood]
    mood: Mood | None | UnsetType = UNSET
    by_day: dict[str, Mood] | None = None
    level: OrderLevel | None = None
    note: str | None = None

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            kind: OrderKindLike = ...,
            moods: Sequence[MoodLike],
            mood: MoodLike | None | UnsetType = ...,
            by_day: Mapping[str, MoodLike] | None = ...,
            level: OrderLevelLike | None = ...,
            note: str | None = ...,
        ) -> None: ...


class PetsListResponse(Model, kw_only=True):
    """Source: `#/paths/~1pets/get/responses/200/content/application~1json/schema`"""

    pets: list[Pet]
    total: int
    pages: int


class OrderDict(TypedDict, total=False):
    """What may be given for `Order`, in the names of the API."""

    kind: Required[OrderKindLike]
    moods: Required[Sequence[MoodLike]]
    mood: MoodLike | None
    byDay: Mapping[str, MoodLike]
    level: OrderLevelLike
    note: str


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | UnknownVariant
else:
    Pet = union(
        "Pet",
        (Cat, Dog),
        discriminator="kind",
        mapping={"cat": Cat, "dog": Dog, "Cat": Cat, "Dog": Dog},
        unknown=UnknownVariant,
    )
"""Source: `#/components/schemas/Pet`"""
