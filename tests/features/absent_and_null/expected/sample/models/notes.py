"""Types that `client.notes` alone uses."""

from __future__ import annotations

from datetime import datetime
from typing import Required, TypedDict

from ..runtime.values.models import UNSET, Instant, Model, UnsetType


class Note(Model, kw_only=True, rename="camel"):
    """Source: `#/components/schemas/Note`"""

    title: str
    author: str | None
    text: str | None = None
    remind_at: Instant | None | UnsetType = UNSET


class NoteDict(TypedDict, total=False):
    """What may be given for `Note`, in the names of the API."""

    title: Required[str]
    author: Required[str | None]
    text: str
    remindAt: datetime | None
