"""Types that `client.logs` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.values.models import Model


class Line(Model, kw_only=True):
    """Source: `#/components/schemas/Line`"""

    text: str
    level: int | None = None


class LogsListEventsResponseItem(Model, kw_only=True):
    """Source: `#/paths/~1events/get/responses/200/content/text~1event-stream/itemSchema`"""

    event: str | None = None
    data: str
    id: str | None = None
    retry: int | None = None


class LineDict(TypedDict, total=False):
    """What may be given for `Line`, in the names of the API."""

    text: Required[str]
    level: int
