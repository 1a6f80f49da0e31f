"""Evidence for `resources/thumbnails.py` and `images.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "add-a-thumbnail-to-your-video"

ROWS: Final = (
    Evidence("uploadVideoThumbnail", "JPEG, PNG and WebP of 8 MiB at most", Source.DOCS_PAGE, _GUIDE),
    Evidence("uploadVideoThumbnail", "The refusal of other files names JPEG alone", Source.DOCUMENT),
    Evidence(
        "uploadVideoThumbnail",
        "Both the extension and the first bytes tell what a file is; no extension is fine",
        Source.INFERRED,
    ),
    Evidence(
        "uploadVideoThumbnail",
        "What is no picture: 400 uploaded-file-invalid-file",
        Source.INFERRED,
        "the slug is known, its use here is not",
    ),
    Evidence("pickVideoThumbnail", "A timecode beyond the end picks the first frame", Source.DOCS_PAGE, _GUIDE),
    Evidence(
        "pickVideoThumbnail",
        "The end is known where ffprobe has read the file; without it no timecode is beyond",
        Source.INFERRED,
    ),
    Evidence("pickVideoThumbnail", "Picture and frame replace each other, whichever comes last", Source.INFERRED),
    Evidence("pickVideoThumbnail", "A frame can be picked before there is a file", Source.INFERRED),
)
