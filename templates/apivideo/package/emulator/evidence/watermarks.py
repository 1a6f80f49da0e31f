"""Evidence for `resources/watermarks.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("uploadWatermark", "JPEG and PNG", Source.DOCUMENT),
    Evidence("uploadWatermark", "Answers 200", Source.DOCUMENT),
    Evidence("uploadWatermark", "8 MiB at most", Source.INFERRED, "as thumbnails"),
    Evidence(
        "createVideo", "A watermark that does not exist: 400 invalid-attribute of `watermark[id]`", Source.INFERRED
    ),
    Evidence(
        "createVideo",
        "Distances and sizes of a watermark are not looked at, and nothing is laid over the video",
        Source.INFERRED,
    ),
    Evidence("updateVideo", "A watermark cannot be added later: the member is ignored", Source.INFERRED),
    Evidence("deleteWatermark", "Videos that were made with it stay as they are", Source.DOCUMENT),
    Evidence("listWatermarks", "Without `sortBy`, they come in the order of their creation", Source.INFERRED),
)
