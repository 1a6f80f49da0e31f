"""Types that `client.rooms` alone uses."""

from __future__ import annotations

from typing import Any, TypedDict

from ..runtime.values.models import Model


class Room(Model, kw_only=True):
    """Source: `#/components/schemas/Room`"""

    __nullable__ = frozenset({"view"})
    code: str | None = None
    """Pattern: `^(?<wing>[A-Z])-\\p{Nd}+$`."""
    beds: int | None = None
    view: Any = None
    slow: str | None = None
    """Pattern: `^(b+)+$`. Default: `"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb!"`."""


class OptionsModel(Model, kw_only=True):
    """Source: `#/components/schemas/Options`"""

    late: bool | None = None


class OptionsModelDict(TypedDict, total=False):
    """What may be given for `OptionsModel`, in the names of the API."""

    late: bool
