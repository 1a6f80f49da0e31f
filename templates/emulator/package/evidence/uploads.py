"""Evidence for how the file of a video arrives, and how far it is."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_SOURCE: Final = "uploadVideoSource"
_TOKEN: Final = "uploadVideoWithToken"  # noqa: S105 # an operation
_STATUS: Final = "getVideoStatus"

ROWS: Final = (
    Evidence("", "507 where the disk is full: nothing of the request is kept", Source.INFERRED, "its own"),
    Evidence(_SOURCE, "A file of any field name is taken, if it is the only one", Source.CLIENT, "node"),
    Evidence(_SOURCE, "Parts come in any order, and at the same time", Source.DOCUMENT),
    Evidence(_SOURCE, "The part that completes the file is answered with the video", Source.DOCUMENT),
    Evidence(_SOURCE, "Every other part is answered with `videoId` alone", Source.REPORT, "nodejs-client 216"),
    Evidence(_SOURCE, "Incomplete parts are answered with 201, as complete ones", Source.DOCUMENT),
    Evidence(_SOURCE, "A total may be `*` until one part tells it", Source.DOCUMENT),
    Evidence(_SOURCE, "`bytes a-b/*` is taken as well", Source.DOCUMENT, "the page on malformed headers has numbers"),
    Evidence(_SOURCE, "Each refusal has a slug of its own, status 400", Source.DOCS_PAGE, "video-upload-errors"),
    Evidence(_SOURCE, "200 MiB a request, 5 MiB a part but for the last", Source.DOCS_PAGE, "uploaded-file-too-large"),
    Evidence(_SOURCE, "10,000 parts, 52,428,800,000 bytes", Source.DOCS_PAGE, "video-content-range"),
    Evidence(_SOURCE, "A part that was sent is refused when it comes again", Source.DOCS_PAGE, "part-already-sent"),
    Evidence(
        _SOURCE, "A total must be above every part that was sent before it", Source.DOCS_PAGE, "total-parts-too-low"
    ),
    Evidence(_SOURCE, "A part that comes again after the last: video-source-already-uploaded", Source.INFERRED),
    Evidence(_SOURCE, "A recording of a live stream takes no upload: already-uploaded", Source.INFERRED),
    Evidence(_SOURCE, "Which refusal comes first when there are several reasons", Source.INFERRED),
    Evidence(_SOURCE, "Titles of part-too-high-total, range-too-large, extension-invalid", Source.INFERRED),
    Evidence(_SOURCE, "Names of images, texts and archives: uploaded-file-extension-invalid", Source.INFERRED),
    Evidence(
        _SOURCE,
        "A first part that begins as an image, PDF, ZIP or HTML: uploaded-file-invalid-file",
        Source.INFERRED,
        "any other bytes are taken for a video",
    ),
    Evidence(_SOURCE, "An upload that has been begun never expires", Source.INFERRED),
    Evidence(_TOKEN, "Without `videoId` each request makes a video", Source.REPORT, "nodejs-client 216"),
    Evidence(_TOKEN, "A new video is titled after the file of its first part", Source.LIVE_TEST, "php, node"),
    Evidence(_TOKEN, "A container named by `videoId` keeps its title", Source.LIVE_TEST, "php, java"),
    Evidence(_TOKEN, "The order of the form's fields does not matter", Source.CLIENT, "typescript, php, go"),
    Evidence(_TOKEN, "A token that is missing is told before all else: 401, not 400", Source.INFERRED),
    Evidence(_TOKEN, "401 for a token that is missing, unknown or expired", Source.DOCS_PAGE, "errors"),
    Evidence(_TOKEN, "An unknown `videoId`: 400 invalid-attribute", Source.INFERRED, "no 404 is documented"),
    Evidence(_TOKEN, "An empty `videoId` is none", Source.INFERRED),
    Evidence("createVideo", "A source that is an address is downloaded: http and https alone", Source.DOCS_PAGE),
    Evidence("createVideo", "A source in a private network is refused", Source.INFERRED, "for safety"),
    Evidence("createVideo", "A download may have 5 redirections, and must answer 200", Source.INFERRED),
    Evidence("createVideo", "A copy waits until the other video has its file", Source.INFERRED),
    Evidence("createVideo", "`clip` and `watermark` do not alter the file", Source.INFERRED, "not modeled"),
    Evidence("deleteUploadToken", "204, and what was uploaded with the token stays", Source.DOCUMENT),
    Evidence("createUploadToken", "Without `ttl`, or with 0, `expiresAt` is null", Source.LIVE_TEST),
    Evidence("createUploadToken", "Answers 200, not 201", Source.DOCUMENT),
    Evidence("getUploadToken", "An expired token is still given, until it is deleted", Source.INFERRED),
    Evidence("listUploadTokens", "Expired tokens are not listed", Source.INFERRED),
    Evidence(_STATUS, "Uploads: uploading, uploaded. Imports: ingesting, ingested", Source.DOCUMENT),
    Evidence(_STATUS, "Of an empty video, `ingest` and `metadata` are `[]`", Source.LIVE_TEST, "java; bytes inferred"),
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
    Evidence(_STATUS, "A recording of a live stream has an empty `ingest`", Source.INFERRED),
)
