"""Types that `client.f` alone uses."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model


class FSendFormBody(Model, kw_only=True):
    """Source: `#/paths/~1form/post/requestBody/content/application~1x-www-form-urlencoded/schema`"""

    plain: FSendFormBodyPlain | None = None
    json: FSendFormBodyJson | None = None
    list: builtins.list[int] | None = None
    piped: builtins.list[str] | None = None
    extra: dict[str, str] | None = None
    deep: FSendFormBodyDeep | None = None
    path: str | None = None
    styled: FSendFormBodyStyled | None = None


class FSendFormBodyPlain(Model, kw_only=True):
    """Source: `#/paths/~1form/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/plain`"""

    a: list[int] | None = None


class FSendFormBodyJson(Model, kw_only=True):
    """Source: `#/paths/~1form/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/json`"""

    a: int | None = None


class FSendFormBodyDeep(Model, kw_only=True):
    """Source: `#/paths/~1form/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/deep`"""

    a: str | None = None


class FSendFormBodyStyled(Model, kw_only=True):
    """Source: `#/paths/~1form/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/styled`"""

    a: int | None = None


class FSendPartsBody(Model, kw_only=True):
    """Source: `#/paths/~1parts/post/requestBody/content/multipart~1form-data/schema`"""

    file: str | None = None
    note: str | None = None
    item: FSendPartsBodyItem | None = None


class FSendPartsBodyItem(Model, kw_only=True):
    """Source: `#/paths/~1parts/post/requestBody/content/multipart~1form-data/schema/properties/item`"""

    a: int | None = None


class FPage(Model, kw_only=True):
    """Source: `#/paths/~1query/get/parameters/1/schema`"""

    sort: list[str] | None = None


class FSendFormBodyDict(TypedDict, total=False):
    """What may be given for `FSendFormBody`, in the names of the API."""

    plain: FSendFormBodyPlain | FSendFormBodyPlainDict
    json: FSendFormBodyJson | FSendFormBodyJsonDict
    list: Sequence[int]
    piped: Sequence[str]
    extra: Mapping[str, str]
    deep: FSendFormBodyDeep | FSendFormBodyDeepDict
    path: str
    styled: FSendFormBodyStyled | FSendFormBodyStyledDict


class FSendFormBodyPlainDict(TypedDict, total=False):
    """What may be given for `FSendFormBodyPlain`, in the names of the API."""

    a: Sequence[int]


class FSendFormBodyJsonDict(TypedDict, total=False):
    """What may be given for `FSendFormBodyJson`, in the names of the API."""

    a: int


class FSendFormBodyDeepDict(TypedDict, total=False):
    """What may be given for `FSendFormBodyDeep`, in the names of the API."""

    a: str


class FSendFormBodyStyledDict(TypedDict, total=False):
    """What may be given for `FSendFormBodyStyled`, in the names of the API."""

    a: int


class FSendPartsBodyDict(TypedDict, total=False):
    """What may be given for `FSendPartsBody`, in the names of the API."""

    file: FileInput
    note: str
    item: FSendPartsBodyItem | FSendPartsBodyItemDict


class FSendPartsBodyItemDict(TypedDict, total=False):
    """What may be given for `FSendPartsBodyItem`, in the names of the API."""

    a: int


class FPageDict(TypedDict, total=False):
    """What may be given for `FPage`, in the names of the API."""

    sort: Sequence[str]
