"""Types that `client.m` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model


class Note(Model, kw_only=True):
    """Source: `#/components/schemas/Note`"""

    text: str | None = None
    tags: list[str] | None = None


class MAddNoteAsMultipartBody(Model, kw_only=True):
    """Source: `#/paths/~1notes/post/requestBody/content/multipart~1form-data/schema`"""

    scan: str


class NoteDict(TypedDict, total=False):
    """What may be given for `Note`, in the names of the API."""

    text: str
    tags: Sequence[str]


class MAddNoteAsMultipartBodyDict(TypedDict, total=False):
    """What may be given for `MAddNoteAsMultipartBody`, in the names of the API."""

    scan: Required[FileInput]
