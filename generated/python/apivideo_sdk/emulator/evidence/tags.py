"""Evidence for `resources/tags.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("listTags", "`value` matches a part, whatever case and accents", Source.DOCUMENT),
    Evidence("listTags", "`videoCount` is a number", Source.DOCUMENT, "examples write it as text"),
    Evidence("listTags", "Tags of discarded videos do not count", Source.INFERRED),
    Evidence("listTags", "Without `sortBy`, tags come in the order of their first use", Source.INFERRED),
)
