"""Evidence for `resources/video_status.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_STATUS = "getVideoStatus"

ROWS: Final = (
    Evidence(_STATUS, "Uploads: uploading, uploaded. Imports: ingesting, ingested", Source.DOCUMENT),
    Evidence(_STATUS, "An empty video has no `ingest`", Source.LIVE_TEST, "java; api.video sends an empty list"),
    Evidence(_STATUS, "`receivedParts` stays once the file is complete", Source.LIVE_TEST, "java"),
    Evidence(_STATUS, "`receivedBytes` has the ranges of an upload by bytes", Source.DOCUMENT),
    Evidence(_STATUS, "A file is there 1 s after its last byte", Source.INFERRED),
    Evidence(_STATUS, "Each quality takes 1 s, HLS upwards, then MP4; then a webhook comes", Source.INFERRED),
    Evidence(_STATUS, "A video plays once its first quality is encoded", Source.DOCUMENT),
    Evidence(_STATUS, "Qualities up to the height of the picture", Source.INFERRED),
    Evidence(_STATUS, "720 lines are assumed where ffprobe is missing or reads nothing", Source.INFERRED),
    Evidence(_STATUS, "`metadata` is what ffprobe tells, else null", Source.INFERRED),
    Evidence(_STATUS, "Encodings fail on demand alone: /_emulator/encoding-faults", Source.INFERRED),
    Evidence(_STATUS, "An import that fails stays ingesting, and its qualities are failed", Source.INFERRED),
    Evidence(_STATUS, "A recording of a live stream is encoded without `ingest`", Source.INFERRED),
)
