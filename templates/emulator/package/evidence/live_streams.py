"""Evidence for live streams, restreams and broadcasts."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

ROWS: Final = (
    EvidenceRow("createLiveStream", "Answers 200", KnownFrom.DOCUMENT),
    EvidenceRow(
        "createLiveStream",
        "At most five `restreams`; each error is named as `restreams[0][serverUrl]`",
        KnownFrom.DOCUMENT,
    ),
    EvidenceRow(
        "createLiveStream", "An address of a restream is `rtmp(s)://host/app`", KnownFrom.DOCS_PAGE, "restreams"
    ),
    EvidenceRow("createLiveStream", "A blank name: 400 invalid-attribute", KnownFrom.DOCUMENT),
    EvidenceRow("createLiveStream", "Blank names and keys of restreams are refused too", KnownFrom.INFERRED),
    EvidenceRow(
        "createLiveStream",
        "A private live stream has a token in its addresses",
        KnownFrom.INFERRED,
        "as a private video",
    ),
    EvidenceRow(
        "createLiveStream",
        "Nothing listens on RTMP or SRT: POST /_emulator/live-streams/{liveStreamId} puts on air",
        KnownFrom.INFERRED,
        "the emulator's own",
    ),
    EvidenceRow(
        "createLiveStream",
        "`hls` and `player` answer 501: there are no moving pictures of live streams",
        KnownFrom.INFERRED,
        "the emulator's own",
    ),
    EvidenceRow(
        "listLiveStreams",
        "`name` matches a part, whatever the case and the accents; `streamKey` is exact",
        KnownFrom.INFERRED,
    ),
    EvidenceRow(
        "updateLiveStream", "`restreams` is replaced whole, and [] clears it", KnownFrom.DOCS_PAGE, "restreams"
    ),
    EvidenceRow(
        "updateLiveStream", "Nothing is passed on to the `restreams`", KnownFrom.INFERRED, "the emulator's own"
    ),
    EvidenceRow(
        "completeLiveStream",
        "202; the broadcast ends 1 s later by the clock",
        KnownFrom.INFERRED,
        "the document says at once, and goes on behind it",
    ),
    EvidenceRow("completeLiveStream", "A live stream that is not on air: 202, and nothing happens", KnownFrom.INFERRED),
    EvidenceRow(
        "completeLiveStream",
        "A broadcast that ends becomes a video 2 s later, then video.source.recorded",
        KnownFrom.INFERRED,
        "how long it takes is not documented",
    ),
    EvidenceRow(
        "completeLiveStream",
        "The recording has the title and privacy of the live stream, and `source.liveStream`",
        KnownFrom.INFERRED,
    ),
    EvidenceRow(
        "completeLiveStream",
        "The recording has no file: there are no pictures to record",
        KnownFrom.INFERRED,
        "the emulator's own",
    ),
    EvidenceRow("deleteLiveStream", "On air, the broadcast ends and is recorded", KnownFrom.INFERRED),
    EvidenceRow("uploadLiveStreamThumbnail", "JPEG of 8 MiB at most", KnownFrom.DOCUMENT),
    EvidenceRow("uploadLiveStreamThumbnail", "201; the deletion answers 200 with the live stream", KnownFrom.DOCUMENT),
    EvidenceRow(
        "deleteLiveStreamThumbnail", "`assets.thumbnail` still ends in thumbnail.jpg", KnownFrom.LIVE_TEST, "php"
    ),
    EvidenceRow(
        "deleteLiveStreamThumbnail", "The default picture is even gray", KnownFrom.INFERRED, "the emulator's own"
    ),
    EvidenceRow("getLiveStream", "`broadcasting` is all that shows the state", KnownFrom.DOCUMENT),
)
