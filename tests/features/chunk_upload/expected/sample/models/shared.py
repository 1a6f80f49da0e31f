"""Types that more than one resource uses."""

from __future__ import annotations

from ..runtime.values.models import Model


class Film(Model, kw_only=True, rename="camel"):
    """Source: `#/components/schemas/Film`"""

    film_id: str
    title: str | None = None
