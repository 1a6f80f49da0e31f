"""Captions in two languages come, are made the default, and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import CAPTION

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="Spoken")
    client.captions.upload(video.video_id, "en", CAPTION)
    client.captions.upload(video.video_id, "fr", ("fr.vtt", CAPTION[1], "text/vtt"))
    client.captions.update(video.video_id, "fr", default=True)
    assert client.captions.get(video.video_id, "fr").default
    assert {"en", "fr"} == {caption.srclang for caption in client.captions.list(video.video_id, page_size=1)}
    for language in ("en", "fr"):
        client.captions.delete(video.video_id, language)
    client.videos.delete(video.video_id)
