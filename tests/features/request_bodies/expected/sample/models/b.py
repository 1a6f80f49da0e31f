"""Types that `client.b` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model


class BPutAnyBodyVariant2(Model, kw_only=True):
    """Source: `#/paths/~1any/put/requestBody/content/application~1json/schema/oneOf/1`"""

    x: str | None = None


class BPutMembersBody(Model, kw_only=True):
    """Source: `#/paths/~1members/put/requestBody/content/application~1json/schema`"""

    x: str | None = None


class BPostFilesBody(Model, kw_only=True):
    """Source: `#/paths/~1files/post/requestBody/content/multipart~1form-data/schema`"""

    listed: str | None = None
    ranged: list[str] | None = None
    fixed: str | None = None
    free: str | None = None


class BPutAnyBodyVariant2Dict(TypedDict, total=False):
    """What may be given for `BPutAnyBodyVariant2`, in the names of the API."""

    x: str


class BPutMembersBodyDict(TypedDict, total=False):
    """What may be given for `BPutMembersBody`, in the names of the API."""

    x: str


class BPostFilesBodyDict(TypedDict, total=False):
    """What may be given for `BPostFilesBody`, in the names of the API."""

    listed: FileInput
    ranged: Sequence[FileInput]
    fixed: FileInput
    free: FileInput
