"""Types that `client.r` alone uses."""

from __future__ import annotations

from ..runtime.values.models import Model


class Report(Model, kw_only=True):
    """Source: `#/components/schemas/Report`"""

    rows: int


class RReportResponse422(Model, kw_only=True):
    """Source: `#/paths/~1report/get/responses/422/content/application~1json/schema`"""

    why: str | None = None


class RReportResponse4222(Model, kw_only=True):
    """Source: `#/paths/~1report/get/responses/422/content/application~1problem+json/schema`"""

    title: str | None = None
    rows: int | None = None


class RListResponse(Model, kw_only=True):
    """Source: `#/paths/~1list/get/responses/200/content/application~1json/schema`"""

    data: list[Report] | None = None
