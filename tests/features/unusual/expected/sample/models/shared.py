"""Types that more than one resource uses."""

from __future__ import annotations

from ..runtime.values.models import Model


class RoomLower(Model, kw_only=True):
    """Source: `#/components/schemas/room`"""

    price: float | None = None
