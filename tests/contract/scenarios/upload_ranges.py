"""A file comes in ranges of bytes, as clients other than this SDK may send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SMALLEST_PART = 5 * 1024 * 1024


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="In ranges")
    whole = film(SMALLEST_PART + 9)
    for first, last in ((0, SMALLEST_PART - 1), (SMALLEST_PART, len(whole) - 1)):
        client.request(
            "POST",
            f"/videos/{video.video_id}/source",
            headers={"Content-Range": f"bytes {first}-{last}/{len(whole)}"},
            content=form(whole[first : last + 1]),
            content_type="multipart/form-data; boundary=range",
        )
        ingest = client.videos.get_status(video.video_id).ingest
        assert ingest is not None
        assert ingest.received_bytes
        assert last == ingest.received_bytes[-1].to
    client.videos.delete(video.video_id)


def form(content: bytes) -> bytes:
    """Write a form of one file."""
    head = b'--range\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\n'
    return head + b"Content-Type: video/mp4\r\n\r\n" + content + b"\r\n--range--\r\n"
