"""Evidence for live streams, restreams and broadcasts."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("createLiveStream", "Answers 200", Source.DOCUMENT),
    Evidence(
        "createLiveStream",
        "At most five `restreams`; each error is named as `restreams[0][serverUrl]`",
        Source.DOCUMENT,
    ),
    Evidence("createLiveStream", "An address of a restream is `rtmp(s)://host/app`", Source.DOCS_PAGE, "restreams"),
    Evidence("createLiveStream", "A blank name: 400 invalid-attribute", Source.DOCUMENT),
    Evidence("createLiveStream", "Blank names and keys of restreams are refused too", Source.INFERRED),
    Evidence(
        "createLiveStream", "A private live stream has a token in its addresses", Source.INFERRED, "as a private video"
    ),
    Evidence(
        "createLiveStream",
        "Nothing listens on RTMP or SRT: POST /_emulator/live-streams/{liveStreamId} puts on air",
        Source.INFERRED,
        "the emulator's own",
    ),
    Evidence(
        "createLiveStream",
        "`hls` and `player` answer 501: there are no moving pictures of live streams",
        Source.INFERRED,
        "the emulator's own",
    ),
    Evidence(
        "listLiveStreams",
        "`name` matches a part, whatever the case and the accents; `streamKey` is exact",
        Source.INFERRED,
    ),
    Evidence("updateLiveStream", "`restreams` is replaced whole, and [] clears it", Source.DOCS_PAGE, "restreams"),
    Evidence("updateLiveStream", "Nothing is passed on to the `restreams`", Source.INFERRED, "the emulator's own"),
    Evidence(
        "completeLiveStream",
        "202; the broadcast ends 1 s later by the clock",
        Source.INFERRED,
        "the document says at once, and goes on behind it",
    ),
    Evidence("completeLiveStream", "A live stream that is not on air: 202, and nothing happens", Source.INFERRED),
    Evidence(
        "completeLiveStream",
        "A broadcast that ends becomes a video 2 s later, then video.source.recorded",
        Source.INFERRED,
        "how long it takes is not told",
    ),
    Evidence(
        "completeLiveStream",
        "The recording has the title and privacy of the live stream, and `source.liveStream`",
        Source.INFERRED,
    ),
    Evidence(
        "completeLiveStream",
        "The recording has no file: there are no pictures to record",
        Source.INFERRED,
        "the emulator's own",
    ),
    Evidence("deleteLiveStream", "On air, the broadcast ends and is recorded", Source.INFERRED),
    Evidence("uploadLiveStreamThumbnail", "JPEG of 8 MiB at most", Source.DOCUMENT),
    Evidence("uploadLiveStreamThumbnail", "201; the deletion answers 200 with the live stream", Source.DOCUMENT),
    Evidence("deleteLiveStreamThumbnail", "`assets.thumbnail` still ends in thumbnail.jpg", Source.LIVE_TEST, "php"),
    Evidence("deleteLiveStreamThumbnail", "The default picture is even gray", Source.INFERRED, "the emulator's own"),
    Evidence("getLiveStream", "`broadcasting` is all that tells of the state", Source.DOCUMENT),
)
