"""The thumbnail of a video: uploaded, or a frame that is picked."""

from __future__ import annotations

from ..attachments import THUMBNAIL, attach, detach
from ..exchange import Answer, Call
from ..images import VIDEO_THUMBNAIL, check_image
from ..operations import operation
from ..thumbnails import forget_frame, pick_frame
from ..videos import find_video, save_video, show_video


@operation("uploadVideoThumbnail")
def upload_video_thumbnail(call: Call) -> Answer:
    """Take a picture instead of a frame of the video."""
    video, file = find_video(call), call.form.file()
    kind = check_image(file, VIDEO_THUMBNAIL)
    attach(call.world, video["videoId"], THUMBNAIL, file.path, kind)
    forget_frame(call.world, video["videoId"])
    return Answer(body=show_video(call, save_video(call.world, video)))


@operation("pickVideoThumbnail")
def pick_video_thumbnail(call: Call) -> Answer:
    """Take a frame of the video instead of a picture."""
    video = find_video(call)
    detach(call.world, video["videoId"], THUMBNAIL)
    pick_frame(call.world, video["videoId"], call.body["timecode"])
    return Answer(body=show_video(call, save_video(call.world, video)))
