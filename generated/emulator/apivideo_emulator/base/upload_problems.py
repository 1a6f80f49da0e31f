"""Why an upload is refused: every title of api.video by its slug."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .problems import ProblemError, refused_upload

TITLES: Final[Mapping[str, str]] = {
    "uploaded-file-empty": "The uploaded file is empty.",
    "uploaded-file-invalid-file": "The uploaded file is invalid.",
    "uploaded-file-extension-invalid": "The extension of the uploaded file is invalid.",
    "video-source-already-uploaded": "This video source has already been uploaded.",
    "video-source-already-downloaded": ("This video source has already been downloaded when the video was created."),
    "video-source-already-copied": (
        "This video source has already been copied from an existing video when the video was created."
    ),
    "video-content-range-already-initiated": (
        'This video source has already been initiated with a "Content-Range" upload.'
    ),
    "video-content-range-malformed": (
        'The value of the "Content-Range" header is malformed, the expected format is '
        '"bytes <from_byte>-<to_byte>/<total_bytes>" or "part <part>/<total_parts>".'
    ),
    "video-content-range-started-with-bytes": (
        'This "Content-Range" upload has been started with "bytes", you cannot continue it with "part"'
    ),
    "video-content-range-started-with-part": (
        'This "Content-Range" upload has been started with "part", you cannot continue it with "bytes".'
    ),
    "video-content-range-by-part-part-zero": ('The "part" value in the "Content-Range" header must be greater than 0.'),
    "video-content-range-by-part-total-parts-zero": (
        'The "total_parts" value in the "Content-Range" header must be greater than 0.'
    ),
    "video-content-range-by-part-part-too-high-allowed": (
        'The "part" value in the "Content-Range" header is higher than the maximum number of parts allowed for a video.'
    ),
    "video-content-range-by-part-total-parts-too-high": (
        'The "total_parts" value in the "Content-Range" header is higher than the maximum number of parts allowed for '
        "a video."
    ),
    "video-content-range-by-part-part-too-high-total": (
        'The "part" value in the "Content-Range" header is higher than the "total_parts" value you set for this video.'
    ),
    "video-content-range-by-part-different-total-parts": (
        'The "total_parts" value in the "Content-Range" header must be the same than the one you already set for this '
        "video."
    ),
    "video-content-range-by-part-total-parts-too-low": (
        'The "total_parts" value in the "Content-Range" header is lower than or equal to a part number you already '
        "sent for this video."
    ),
    "video-content-range-by-part-part-already-sent": (
        'The "part" value in the "Content-Range" header collides with a previous one you already sent for this video.'
    ),
    "video-content-range-by-part-uploaded-file-too-small": "The uploaded file is too small.",
    "video-content-range-by-bytes-total-bytes-zero": (
        'The "total_bytes" value in the "Content-Range" header must be greater than 0.'
    ),
    "video-content-range-by-bytes-from-byte-too-high": (
        'The "from_byte" value in the "Content-Range" header is higher than the "to_byte" value.'
    ),
    "video-content-range-by-bytes-total-bytes-too-high": (
        'The "total_bytes" value in the "Content-Range" header is higher than the maximum allowed limit.'
    ),
    "video-content-range-by-bytes-to-byte-too-high-allowed": (
        'The "to_byte" value in the "Content-Range" header is higher than the maximum upper bound allowed for a video.'
    ),
    "video-content-range-by-bytes-to-byte-too-high-total": (
        'The "to_byte" value in the "Content-Range" header is higher than the "total_bytes" value you set for this '
        "video."
    ),
    "video-content-range-by-bytes-different-total-bytes": (
        'The "total_bytes" value in the "Content-Range" header must be the same than the one you already set for this '
        "video."
    ),
    "video-content-range-by-bytes-total-bytes-too-low": (
        'The "total_bytes" value in the "Content-Range" header is lower than or equal to the upper bound of a range '
        "you already sent for this video."
    ),
    "video-content-range-by-bytes-range-overlap": (
        'The range in the "Content-Range" header overlaps with a previous one you already sent for this video.'
    ),
    "video-content-range-by-bytes-range-too-large": 'The range in the "Content-Range" header is too large.',
    "video-content-range-by-bytes-range-too-small": 'The range in the "Content-Range" header is too small.',
    "video-content-range-by-bytes-range-mismatch": (
        'The size of the file you sent is different than the range length you set in the "Content-Range" header.'
    ),
}


def upload_refusal(slug: str, detail: str | None = None) -> ProblemError:
    """Refuse an upload. The name of the refusal is the place at fault: `Content-Range` or `file`."""
    name = "Content-Range" if slug.startswith("video-content-range") else "file"
    return refused_upload(slug, TITLES[slug], name, detail)
