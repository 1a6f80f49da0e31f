"""Evidence for how the file of a video arrives, and how far it is."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_SOURCE: Final = "uploadVideoSource"
_TOKEN: Final = "uploadVideoWithToken"  # noqa: S105 # an operation
_STATUS: Final = "getVideoStatus"

ROWS: Final = (
    EvidenceRow("", "507 where the disk is full: nothing of the request is kept", KnownFrom.INFERRED, "its own"),
    EvidenceRow(_SOURCE, "A file of any field name is taken, if it is the only one", KnownFrom.CLIENT, "node"),
    EvidenceRow(_SOURCE, "Parts come in any order, and at the same time", KnownFrom.DOCUMENT),
    EvidenceRow(_SOURCE, "The part that completes the file is answered with the video", KnownFrom.DOCUMENT),
    EvidenceRow(_SOURCE, "Every other part is answered with `videoId` alone", KnownFrom.REPORT, "nodejs-client 216"),
    EvidenceRow(_SOURCE, "Incomplete parts are answered with 201, as complete ones", KnownFrom.DOCUMENT),
    EvidenceRow(_SOURCE, "A total may be `*` until one part states it", KnownFrom.DOCUMENT),
    EvidenceRow(
        _SOURCE, "`bytes a-b/*` is taken as well", KnownFrom.DOCUMENT, "the page on malformed headers has numbers"
    ),
    EvidenceRow(_SOURCE, "Each refusal has a slug of its own, status 400", KnownFrom.DOCS_PAGE, "video-upload-errors"),
    EvidenceRow(
        _SOURCE, "200 MiB a request, 5 MiB a part but for the last", KnownFrom.DOCS_PAGE, "uploaded-file-too-large"
    ),
    EvidenceRow(_SOURCE, "10,000 parts, 52,428,800,000 bytes", KnownFrom.DOCS_PAGE, "video-content-range"),
    EvidenceRow(
        _SOURCE, "A part that was sent is refused when it comes again", KnownFrom.DOCS_PAGE, "part-already-sent"
    ),
    EvidenceRow(
        _SOURCE, "A total must be above every part that was sent before it", KnownFrom.DOCS_PAGE, "total-parts-too-low"
    ),
    EvidenceRow(_SOURCE, "A part that comes again after the last: video-source-already-uploaded", KnownFrom.INFERRED),
    EvidenceRow(_SOURCE, "A recording of a live stream takes no upload: already-uploaded", KnownFrom.INFERRED),
    EvidenceRow(_SOURCE, "Which refusal comes first when there are several reasons", KnownFrom.INFERRED),
    EvidenceRow(_SOURCE, "Titles of part-too-high-total, range-too-large, extension-invalid", KnownFrom.INFERRED),
    EvidenceRow(_SOURCE, "Names of images, texts and archives: uploaded-file-extension-invalid", KnownFrom.INFERRED),
    EvidenceRow(
        _SOURCE,
        "A first part that begins as an image, PDF, ZIP or HTML: uploaded-file-invalid-file",
        KnownFrom.INFERRED,
        "any other bytes are taken for a video",
    ),
    EvidenceRow(_SOURCE, "An upload that has been begun never expires", KnownFrom.INFERRED),
    EvidenceRow(_TOKEN, "Without `videoId` each request makes a video", KnownFrom.REPORT, "nodejs-client 216"),
    EvidenceRow(_TOKEN, "A new video is titled after the file of its first part", KnownFrom.LIVE_TEST, "php, node"),
    EvidenceRow(_TOKEN, "A container named by `videoId` keeps its title", KnownFrom.LIVE_TEST, "php, java"),
    EvidenceRow(_TOKEN, "The order of the form's fields does not matter", KnownFrom.CLIENT, "typescript, php, go"),
    EvidenceRow(_TOKEN, "A token that is missing is reported before all else: 401, not 400", KnownFrom.INFERRED),
    EvidenceRow(_TOKEN, "401 for a token that is missing, unknown or expired", KnownFrom.DOCS_PAGE, "errors"),
    EvidenceRow(_TOKEN, "An unknown `videoId`: 400 invalid-attribute", KnownFrom.INFERRED, "no 404 is documented"),
    EvidenceRow(_TOKEN, "An empty `videoId` is none", KnownFrom.INFERRED),
    EvidenceRow("createVideo", "A source that is an address is downloaded: http and https alone", KnownFrom.DOCS_PAGE),
    EvidenceRow("createVideo", "A source in a private network is refused", KnownFrom.INFERRED, "for safety"),
    EvidenceRow("createVideo", "A download may have 5 redirections, and must answer 200", KnownFrom.INFERRED),
    EvidenceRow("createVideo", "A copy waits until the other video has its file", KnownFrom.INFERRED),
    EvidenceRow("createVideo", "`clip` and `watermark` do not alter the file", KnownFrom.INFERRED, "not modeled"),
    EvidenceRow("deleteUploadToken", "204, and what was uploaded with the token stays", KnownFrom.DOCUMENT),
    EvidenceRow("createUploadToken", "Without `ttl`, or with 0, `expiresAt` is null", KnownFrom.LIVE_TEST),
    EvidenceRow("createUploadToken", "Answers 200, not 201", KnownFrom.DOCUMENT),
    EvidenceRow("getUploadToken", "An expired token is still given, until it is deleted", KnownFrom.INFERRED),
    EvidenceRow("listUploadTokens", "Expired tokens are not listed", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "Uploads: uploading, uploaded. Imports: ingesting, ingested", KnownFrom.DOCUMENT),
    EvidenceRow(
        _STATUS,
        "Of an empty video, `ingest` and `metadata` are `[]`",
        KnownFrom.LIVE_TEST,
        "java; exact bytes inferred",
    ),
    EvidenceRow(_STATUS, "`receivedParts` stays once the file is complete", KnownFrom.LIVE_TEST, "java"),
    EvidenceRow(_STATUS, "`receivedBytes` has the ranges of an upload by bytes", KnownFrom.DOCUMENT),
    EvidenceRow(_STATUS, "A file is there 1 s after its last byte", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "Each quality takes 1 s, HLS upwards, then MP4; then a webhook comes", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "A video plays once its first quality is encoded", KnownFrom.DOCUMENT),
    EvidenceRow(_STATUS, "Qualities up to the height of the picture", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "720 lines are assumed where ffprobe is missing or reads nothing", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "`metadata` is what ffprobe reports, else null", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "Encodings fail on demand alone: /_emulator/encoding-faults", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "An import that fails stays ingesting, and its qualities are failed", KnownFrom.INFERRED),
    EvidenceRow(_STATUS, "A recording of a live stream has an empty `ingest`", KnownFrom.INFERRED),
)
