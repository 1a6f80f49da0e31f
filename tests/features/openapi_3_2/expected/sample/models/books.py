"""Types that `client.books` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Required, TypeAlias, TypedDict

from ..runtime.values.models import Model
from ..runtime.values.unions import union


class Book(Model, kw_only=True):
    """Source: `#/components/schemas/Book`"""

    kind: str
    title: str | None = None


class Map(Model, kw_only=True):
    """Source: `#/components/schemas/Map`"""

    kind: str
    title: str | None = None


class Thing(Model, kw_only=True):
    """Source: `#/components/schemas/Thing`"""

    kind: str | None = None
    title: str | None = None
    note: str | None = None


class BooksSearchBody(Model, kw_only=True):
    """Source: `#/paths/~1books/query/requestBody/content/application~1json/schema`"""

    text: str


class BooksFilter(Model, kw_only=True):
    """Source: `#/paths/~1books/get/parameters/0/content/application~1x-www-form-urlencoded/schema`"""

    text: str | None = None
    years: list[int] | None = None
    ids: list[int] | None = None


class BooksSearchBodyDict(TypedDict, total=False):
    """What may be given for `BooksSearchBody`, in the names of the API."""

    text: Required[str]


class BooksFilterDict(TypedDict, total=False):
    """What may be given for `BooksFilter`, in the names of the API."""

    text: str
    years: Sequence[int]
    ids: Sequence[int]


if TYPE_CHECKING:
    Item: TypeAlias = Book | Map | Thing
else:
    Item = union(
        "Item",
        (Book, Map, Thing),
        discriminator="kind",
        default=Thing,
        mapping={"book": Book, "map": Map, "Thing": Thing, "Book": Book, "Map": Map},
    )
"""Source: `#/components/schemas/Item`"""
