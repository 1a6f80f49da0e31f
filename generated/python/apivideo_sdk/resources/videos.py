"""Videos. Methods of `client.videos`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..extensions.videos import AsyncVideosExtension, VideosExtension
from ..models.shared import ProblemDetails, SortOrderLike, SummaryAttributeLike, TranscriptLanguageLike
from ..models.videos import (
    DiscardedVideo,
    DiscardedVideosListResponse,
    Metadata,
    MetadataDict,
    Video,
    VideoClip,
    VideoClipDict,
    VideosListResponse,
    VideoSortByLike,
    VideoStatus,
    VideoWatermark,
    VideoWatermarkDict,
)
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, ChunkUpload, Operation, PagedOperation, Pagination, ResponseSpec, Style, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

if TYPE_CHECKING:
    from ..runtime.request.progress import OnProgress
    from ..runtime.transfer.upload.session import AsyncUploadSession, UploadSession
    from ..runtime.transfer.upload.state import Resume

LIST: PagedOperation[VideosListResponse, Video] = PagedOperation(
    id="listVideos",
    method="GET",
    path="/videos",
    responses={"200": ResponseSpec(kind="json", type=VideosListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    query_styles={"metadata": Style(name="deepObject")},
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
CREATE: Operation[Video] = Operation(
    id="createVideo",
    method="POST",
    path="/videos",
    responses={"201": ResponseSpec(kind="json", type=Video), "202": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="json", content_type="application/json"),
)
GET: Operation[Video] = Operation(
    id="getVideo",
    method="GET",
    path="/videos/{videoId}",
    responses={"200": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPDATE: Operation[Video] = Operation(
    id="updateVideo",
    method="PATCH",
    path="/videos/{videoId}",
    responses={"200": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "409", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)
DELETE: Operation[None] = Operation(
    id="deleteVideo",
    method="DELETE",
    path="/videos/{videoId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)
UPLOAD: Operation[Video] = Operation(
    id="uploadVideoSource",
    method="POST",
    path="/videos/{videoId}/source",
    responses={"201": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    chunks=ChunkUpload(
        file="file",
        id="videoId",
        smallest_part=5_242_880,
        largest_part=209_715_200,
        most_parts=10_000,
        received=(
            "video-content-range-by-part-part-already-sent",
            "video-content-range-by-bytes-range-overlap",
            "video-source-already-uploaded",
        ),
        status_path="/videos/{id}/status",
        parts="ingest.receivedParts.parts",
        result_path="/videos/{id}",
    ),
)
GET_STATUS: Operation[VideoStatus] = Operation(
    id="getVideoStatus",
    method="GET",
    path="/videos/{videoId}/status",
    responses={"200": ResponseSpec(kind="json", type=VideoStatus)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPLOAD_THUMBNAIL: Operation[Video] = Operation(
    id="uploadVideoThumbnail",
    method="POST",
    path="/videos/{videoId}/thumbnail",
    responses={"200": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    retry="idempotent",
)
PICK_THUMBNAIL: Operation[Video] = Operation(
    id="pickVideoThumbnail",
    method="PATCH",
    path="/videos/{videoId}/thumbnail",
    responses={"200": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)
UPLOAD_WITH_UPLOAD_TOKEN: Operation[Video] = Operation(
    id="uploadVideoWithToken",
    method="POST",
    path="/upload",
    responses={"201": ResponseSpec(kind="json", type=Video)},
    errors=problems(ProblemDetails, "400", "401", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    is_authenticated=False,
    chunks=ChunkUpload(
        file="file",
        id="videoId",
        copies=("videoId",),
        smallest_part=5_242_880,
        largest_part=209_715_200,
        most_parts=10_000,
        received=(
            "video-content-range-by-part-part-already-sent",
            "video-content-range-by-bytes-range-overlap",
            "video-source-already-uploaded",
        ),
        status_path="/videos/{id}/status",
        parts="ingest.receivedParts.parts",
        result_path="/videos/{id}",
    ),
)
LIST_DISCARDED: PagedOperation[DiscardedVideosListResponse, DiscardedVideo] = PagedOperation(
    id="listDiscardedVideos",
    method="GET",
    path="/discarded/videos",
    responses={"200": ResponseSpec(kind="json", type=DiscardedVideosListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    query_styles={"metadata": Style(name="deepObject")},
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
GET_DISCARDED: Operation[DiscardedVideo] = Operation(
    id="getDiscardedVideo",
    method="GET",
    path="/discarded/videos/{videoId}",
    responses={"200": ResponseSpec(kind="json", type=DiscardedVideo)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPDATE_DISCARDED: Operation[DiscardedVideo] = Operation(
    id="updateDiscardedVideo",
    method="PATCH",
    path="/discarded/videos/{videoId}",
    responses={"200": ResponseSpec(kind="json", type=DiscardedVideo)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)


class Videos(VideosExtension, Resource):
    """Methods of `client.videos`.

    Create, upload, find, change, delete and restore videos, and follow their encoding.
    """

    @cached_property
    def with_response(self) -> VideosWithResponse:
        """The same methods, returning the whole response."""
        return VideosWithResponse(Videos(self._caller.raw()))

    def list(
        self,
        *,
        title: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        live_stream_id: str | UnsetType = UNSET,
        sort_by: VideoSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Video]:
        """List videos.

        Lists the videos of the account, one page at a time. Discarded videos are not among them.

        Filters narrow the list and can be combined; a video must match all of them.

        Args:
            title: Keep the videos whose title contains this text.
            tags: Keep the videos that carry every one of these tags.
            metadata: Keep the videos that carry every one of these metadata pairs; each is sent
                as `metadata[key]=value`.
            description: Keep the videos whose description matches this text.
            live_stream_id: Keep the videos that were recorded from this live stream.
            sort_by: The property to sort the videos by.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Video]: One page of videos.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos` (`listVideos`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "title": title,
                    "tags[]": tags,
                    "metadata": metadata,
                    "description": description,
                    "liveStreamId": live_stream_id,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    def create(
        self,
        *,
        title: str,
        description: str | UnsetType = UNSET,
        source: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        panoramic: bool | UnsetType = UNSET,
        mp4_support: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Sequence[Metadata | MetadataDict] | UnsetType = UNSET,
        clip: VideoClip | VideoClipDict | UnsetType = UNSET,
        watermark: VideoWatermark | VideoWatermarkDict | UnsetType = UNSET,
        language: TranscriptLanguageLike | None | UnsetType = UNSET,
        transcript: bool | UnsetType = UNSET,
        transcript_summary: bool | UnsetType = UNSET,
        transcript_summary_attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Video:
        """Create a video.

        Creates a video. Without `source` it is an empty container, with the status 201, into
        which you upload a file next; an empty container is deleted after 7 days.

        With `source`, the address of a file or the identifier of another video, the status is
        202 and the source is fetched or copied behind it. Nothing can be uploaded into such a
        video. `clip` and `watermark` can only be chosen here.

        Args:
            title: Title of the video, for lists and above the player.
            description: What the video is about, in any number of words. None when left out.
            source: Address of a file to download, or identifier of one of your videos to copy.
                The video is then created with 202, and cannot be uploaded to.
            public: Whether anyone may watch, or only who has a private token. Default: `True`.
            panoramic: Whether the video is a 360-degree one, which viewers turn around in.
                Default: `False`.
            mp4_support: Whether to make an MP4 file besides the HLS stream. Default: `True`.
            player_id: Player theme to show the video with. The default theme when left out.
            tags: Tags to find the video by; they may contain spaces.
            metadata: Pairs of key and value to find the video by.
            clip: Section of the file to keep. All of it when left out.
            watermark: Image to lay over the video. None when left out.
            language: Language of the speech; detected when left out or null.
            transcript: Whether to transcribe the speech. The transcript becomes a caption of
                the video once it is done. False when left out.
            transcript_summary: Whether to summarize the transcript; set `transcript` as well.
                False when left out.
            transcript_summary_attributes: Pieces of the summary to generate. All of them when
                left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video was created and waits for its file.

        Raises:
            BadRequestError: 400: The body is not as it must be. `name` is the first member at
                fault, `problems` lists them all.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos` (`createVideo`)
        """
        return self._caller.call(
            CREATE,
            Arguments(
                body={
                    "title": title,
                    "description": description,
                    "source": source,
                    "public": public,
                    "panoramic": panoramic,
                    "mp4Support": mp4_support,
                    "playerId": player_id,
                    "tags": tags,
                    "metadata": metadata,
                    "clip": clip,
                    "watermark": watermark,
                    "language": language,
                    "transcript": transcript,
                    "transcriptSummary": transcript_summary,
                    "transcriptSummaryAttributes": transcript_summary_attributes,
                }
            ),
            options,
        )

    def get(self, video_id: str, *, options: Options | None = None) -> Video:
        """Get a video.

        Gives one video with its addresses, tags and metadata. How far its encoding has come is
        reported by `GET /videos/{videoId}/status`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}` (`getVideo`)
        """
        return self._caller.call(GET, Arguments(path={"videoId": video_id}), options)

    def update(
        self,
        video_id: str,
        *,
        player_id: str | None | UnsetType = UNSET,
        title: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        panoramic: bool | UnsetType = UNSET,
        mp4_support: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Sequence[Metadata | MetadataDict] | UnsetType = UNSET,
        language: TranscriptLanguageLike | None | UnsetType = UNSET,
        transcript: bool | UnsetType = UNSET,
        transcript_summary: bool | UnsetType = UNSET,
        transcript_summary_attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Video:
        """Update a video.

        Changes the members that are sent and leaves the others as they are.

        `tags` and `metadata` are replaced as a whole: send the complete list, or an empty one to
        clear it. `playerId: null` takes the player theme away.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            player_id: Player theme to show the video with; null goes back to the default theme.
            title: Another title for the video. Unchanged when left out.
            description: Another description of the video. Unchanged when left out.
            public: Whether anyone may watch, or only who has a private token.
            panoramic: Whether the video is a 360-degree one, which viewers turn around in.
                Unchanged when left out.
            mp4_support: Whether to offer an MP4 file besides the HLS stream.
            tags: All tags the video is to have: the list takes the place of the old one, and an
                empty list removes every tag.
            metadata: All metadata the video is to have: the list takes the place of the old
                one, and an empty list removes all of it.
            language: Language of the speech; detected when left out or null.
            transcript: Whether to transcribe the speech. The transcript becomes a caption of
                the video once it is done. False when left out.
            transcript_summary: Whether to summarize the transcript; set `transcript` as well.
                False when left out.
            transcript_summary_attributes: Pieces of the summary to generate. All of them when
                left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be. `name` is the first member at
                fault, `problems` lists them all.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            ConflictError: 409: A summary of this video exists already or is being made.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}` (`updateVideo`)
        """
        return self._caller.call(
            UPDATE,
            Arguments(
                path={"videoId": video_id},
                body={
                    "playerId": player_id,
                    "title": title,
                    "description": description,
                    "public": public,
                    "panoramic": panoramic,
                    "mp4Support": mp4_support,
                    "tags": tags,
                    "metadata": metadata,
                    "language": language,
                    "transcript": transcript,
                    "transcriptSummary": transcript_summary,
                    "transcriptSummaryAttributes": transcript_summary_attributes,
                },
            ),
            options,
        )

    def delete(self, video_id: str, *, options: Options | None = None) -> None:
        """Delete a video.

        Deletes the video for good. Where Video Restore is on for the account, the video is
        discarded instead: it is kept for 90 days and can be restored with `PATCH
        /discarded/videos/{videoId}`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}` (`deleteVideo`)
        """
        return self._caller.call(DELETE, Arguments(path={"videoId": video_id}), options)

    def upload(
        self,
        video_id: str,
        file: FileInput,
        *,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Video:
        """Upload a video file.

        Uploads the file of a video, once.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            file: The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless
                it is the last.
            chunk_size: Bytes of a part, 5,242,880 to 209,715,200. Where it is not given,
                52,428,800 or less, so that the parts go in even rounds, or more where 10,000 parts
                would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The file or part cannot be taken. A part that was received
                  before is refused too: after a lost response that means it arrived.
                - AuthenticationError: 401: The credentials are missing, wrong or expired.
                - PermissionDeniedError: 403: The account may not do this.
                - NotFoundError: 404: There is no such video.
                - RateLimitError: 429: The rate limit is used up; retry after the seconds in
                  `X-RateLimit-Retry-After`.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /videos/{videoId}/source` (`uploadVideoSource`)
        """
        return self._caller.upload(
            UPLOAD,
            Arguments(path={"videoId": video_id}, body={"file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_session(
        self,
        video_id: str,
        *,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> UploadSession[Video]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload` gives. A part has 5,242,880 to 209,715,200 bytes; the last one may be smaller.
        There are 10,000 at most.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /videos/{videoId}/source` (`uploadVideoSource`)
        """
        return self._caller.upload_session(
            UPLOAD, Arguments(path={"videoId": video_id}), options, on_progress=on_progress, resume=resume
        )

    def get_status(self, video_id: str, *, options: Options | None = None) -> VideoStatus:
        """Get the status of a video.

        Says how far upload and encoding have come. A video can be watched once
        `encoding.playable` is true; better qualities may follow.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            VideoStatus: How far upload and encoding have come.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/status` (`getVideoStatus`)
        """
        return self._caller.call(GET_STATUS, Arguments(path={"videoId": video_id}), options)

    def upload_thumbnail(self, video_id: str, file: FileInput, *, options: Options | None = None) -> Video:
        """Upload a video thumbnail.

        Replaces the picture that is shown before the video plays by an image of at most 8 MiB.

        JPEG, PNG and WebP are documented, yet the error for other files names JPEG alone: use
        JPEG where you can.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            file: JPEG, PNG or WebP image of at most 8 MiB.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video with its new thumbnail.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/thumbnail` (`uploadVideoThumbnail`)
        """
        return self._caller.call(UPLOAD_THUMBNAIL, Arguments(path={"videoId": video_id}, body={"file": file}), options)

    def pick_thumbnail(self, video_id: str, *, timecode: str, options: Options | None = None) -> Video:
        """Pick a video thumbnail.

        Makes a frame of the video its thumbnail. A timecode beyond the end picks the first
        frame.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            timecode: Position of the frame as `HH:MM:SS`, with a fraction of a second
                (`00:01:04.500`) or the number of a frame (`00:01:04:12`) if need be, or as a number
                of seconds (`64`). One beyond the end picks the first frame. Pattern:
                `^(?:\\d{2,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3}|:\\d{1,2})?|\\d{1,7})$`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video with its new thumbnail.

        Raises:
            BadRequestError: 400: The timecode is missing, or not written as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}/thumbnail` (`pickVideoThumbnail`)
        """
        return self._caller.call(
            PICK_THUMBNAIL, Arguments(path={"videoId": video_id}, body={"timecode": timecode}), options
        )

    def upload_with_upload_token(
        self,
        token: str,
        file: FileInput,
        *,
        video_id: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Video:
        """Upload a video file with an upload token.

        Uploads a file for someone who has no API key: the token stands for the credentials. It
        becomes a new video, or the file of the empty one that `videoId` names.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            token: The upload token; it begins with `to`.
            file: The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless
                it is the last.
            video_id: Video the part belongs to. Leave it out of the first part to create a
                video, and send the `videoId` of that response along with every later part; or name
                an empty video from the start to fill it.
            chunk_size: Bytes of a part, 5,242,880 to 209,715,200. Where it is not given,
                52,428,800 or less, so that the parts go in even rounds, or more where 10,000 parts
                would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The file or part cannot be taken. A part that was received
                  before is refused too: after a lost response that means it arrived.
                - AuthenticationError: 401: The upload token is missing, wrong, deleted or expired.
                - RateLimitError: 429: The rate limit is used up; retry after the seconds in
                  `X-RateLimit-Retry-After`.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /upload` (`uploadVideoWithToken`)
        """
        return self._caller.upload(
            UPLOAD_WITH_UPLOAD_TOKEN,
            Arguments(query={"token": token}, body={"videoId": video_id, "file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_with_upload_token_session(
        self,
        token: str,
        *,
        video_id: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> UploadSession[Video]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload_with_upload_token` gives. A part has 5,242,880 to 209,715,200 bytes; the last one
        may be smaller. There are 10,000 at most.

        Args:
            token: The upload token; it begins with `to`.
            video_id: Video the part belongs to. Leave it out of the first part to create a
                video, and send the `videoId` of that response along with every later part; or name
                an empty video from the start to fill it.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /upload` (`uploadVideoWithToken`)
        """
        return self._caller.upload_session(
            UPLOAD_WITH_UPLOAD_TOKEN,
            Arguments(query={"token": token}, body={"videoId": video_id}),
            options,
            on_progress=on_progress,
            resume=resume,
        )

    def list_discarded(
        self,
        *,
        title: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        live_stream_id: str | UnsetType = UNSET,
        sort_by: VideoSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[DiscardedVideo]:
        """List discarded videos.

        Lists the videos that were deleted while Video Restore was on and can still be restored,
        one page at a time. Their `assets` are null.

        Args:
            title: Keep the videos whose title contains this text.
            tags: Keep the videos that carry every one of these tags.
            metadata: Keep the videos that carry every one of these metadata pairs; each is sent
                as `metadata[key]=value`.
            description: Keep the videos whose description matches this text.
            live_stream_id: Keep the videos that were recorded from this live stream.
            sort_by: The property to sort the videos by.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[DiscardedVideo]: One page of discarded videos.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /discarded/videos` (`listDiscardedVideos`)
        """
        return self._caller.pages(
            LIST_DISCARDED,
            Arguments(
                query={
                    "title": title,
                    "tags[]": tags,
                    "metadata": metadata,
                    "description": description,
                    "liveStreamId": live_stream_id,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    def get_discarded(self, video_id: str, *, options: Options | None = None) -> DiscardedVideo:
        """Get a discarded video.

        Gives one discarded video; `deletesAt` says when it will be gone for good.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            DiscardedVideo: The discarded video.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /discarded/videos/{videoId}` (`getDiscardedVideo`)
        """
        return self._caller.call(GET_DISCARDED, Arguments(path={"videoId": video_id}), options)

    def update_discarded(
        self, video_id: str, *, discarded: bool | UnsetType = UNSET, options: Options | None = None
    ) -> DiscardedVideo:
        """Restore a discarded video.

        Takes a video back among the others. `discarded` can only be set to false.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            discarded: `false` restores the video. `true` is refused: a video is discarded by
                deleting it.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            DiscardedVideo: The video, restored.

        Raises:
            BadRequestError: 400: The video can only be restored here.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /discarded/videos/{videoId}` (`updateDiscardedVideo`)
        """
        return self._caller.call(
            UPDATE_DISCARDED, Arguments(path={"videoId": video_id}, body={"discarded": discarded}), options
        )


class AsyncVideos(AsyncVideosExtension, AsyncResource):
    """Methods of `client.videos`.

    Create, upload, find, change, delete and restore videos, and follow their encoding.
    """

    @cached_property
    def with_response(self) -> AsyncVideosWithResponse:
        """The same methods, returning the whole response."""
        return AsyncVideosWithResponse(AsyncVideos(self._caller.raw()))

    def list(
        self,
        *,
        title: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        live_stream_id: str | UnsetType = UNSET,
        sort_by: VideoSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Video]:
        """List videos.

        Lists the videos of the account, one page at a time. Discarded videos are not among them.

        Filters narrow the list and can be combined; a video must match all of them.

        Args:
            title: Keep the videos whose title contains this text.
            tags: Keep the videos that carry every one of these tags.
            metadata: Keep the videos that carry every one of these metadata pairs; each is sent
                as `metadata[key]=value`.
            description: Keep the videos whose description matches this text.
            live_stream_id: Keep the videos that were recorded from this live stream.
            sort_by: The property to sort the videos by.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Video]: One page of videos.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos` (`listVideos`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "title": title,
                    "tags[]": tags,
                    "metadata": metadata,
                    "description": description,
                    "liveStreamId": live_stream_id,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    async def create(
        self,
        *,
        title: str,
        description: str | UnsetType = UNSET,
        source: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        panoramic: bool | UnsetType = UNSET,
        mp4_support: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Sequence[Metadata | MetadataDict] | UnsetType = UNSET,
        clip: VideoClip | VideoClipDict | UnsetType = UNSET,
        watermark: VideoWatermark | VideoWatermarkDict | UnsetType = UNSET,
        language: TranscriptLanguageLike | None | UnsetType = UNSET,
        transcript: bool | UnsetType = UNSET,
        transcript_summary: bool | UnsetType = UNSET,
        transcript_summary_attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Video:
        """Create a video.

        Creates a video. Without `source` it is an empty container, with the status 201, into
        which you upload a file next; an empty container is deleted after 7 days.

        With `source`, the address of a file or the identifier of another video, the status is
        202 and the source is fetched or copied behind it. Nothing can be uploaded into such a
        video. `clip` and `watermark` can only be chosen here.

        Args:
            title: Title of the video, for lists and above the player.
            description: What the video is about, in any number of words. None when left out.
            source: Address of a file to download, or identifier of one of your videos to copy.
                The video is then created with 202, and cannot be uploaded to.
            public: Whether anyone may watch, or only who has a private token. Default: `True`.
            panoramic: Whether the video is a 360-degree one, which viewers turn around in.
                Default: `False`.
            mp4_support: Whether to make an MP4 file besides the HLS stream. Default: `True`.
            player_id: Player theme to show the video with. The default theme when left out.
            tags: Tags to find the video by; they may contain spaces.
            metadata: Pairs of key and value to find the video by.
            clip: Section of the file to keep. All of it when left out.
            watermark: Image to lay over the video. None when left out.
            language: Language of the speech; detected when left out or null.
            transcript: Whether to transcribe the speech. The transcript becomes a caption of
                the video once it is done. False when left out.
            transcript_summary: Whether to summarize the transcript; set `transcript` as well.
                False when left out.
            transcript_summary_attributes: Pieces of the summary to generate. All of them when
                left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video was created and waits for its file.

        Raises:
            BadRequestError: 400: The body is not as it must be. `name` is the first member at
                fault, `problems` lists them all.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos` (`createVideo`)
        """
        return await self._caller.call(
            CREATE,
            Arguments(
                body={
                    "title": title,
                    "description": description,
                    "source": source,
                    "public": public,
                    "panoramic": panoramic,
                    "mp4Support": mp4_support,
                    "playerId": player_id,
                    "tags": tags,
                    "metadata": metadata,
                    "clip": clip,
                    "watermark": watermark,
                    "language": language,
                    "transcript": transcript,
                    "transcriptSummary": transcript_summary,
                    "transcriptSummaryAttributes": transcript_summary_attributes,
                }
            ),
            options,
        )

    async def get(self, video_id: str, *, options: Options | None = None) -> Video:
        """Get a video.

        Gives one video with its addresses, tags and metadata. How far its encoding has come is
        reported by `GET /videos/{videoId}/status`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}` (`getVideo`)
        """
        return await self._caller.call(GET, Arguments(path={"videoId": video_id}), options)

    async def update(
        self,
        video_id: str,
        *,
        player_id: str | None | UnsetType = UNSET,
        title: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        panoramic: bool | UnsetType = UNSET,
        mp4_support: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Sequence[Metadata | MetadataDict] | UnsetType = UNSET,
        language: TranscriptLanguageLike | None | UnsetType = UNSET,
        transcript: bool | UnsetType = UNSET,
        transcript_summary: bool | UnsetType = UNSET,
        transcript_summary_attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Video:
        """Update a video.

        Changes the members that are sent and leaves the others as they are.

        `tags` and `metadata` are replaced as a whole: send the complete list, or an empty one to
        clear it. `playerId: null` takes the player theme away.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            player_id: Player theme to show the video with; null goes back to the default theme.
            title: Another title for the video. Unchanged when left out.
            description: Another description of the video. Unchanged when left out.
            public: Whether anyone may watch, or only who has a private token.
            panoramic: Whether the video is a 360-degree one, which viewers turn around in.
                Unchanged when left out.
            mp4_support: Whether to offer an MP4 file besides the HLS stream.
            tags: All tags the video is to have: the list takes the place of the old one, and an
                empty list removes every tag.
            metadata: All metadata the video is to have: the list takes the place of the old
                one, and an empty list removes all of it.
            language: Language of the speech; detected when left out or null.
            transcript: Whether to transcribe the speech. The transcript becomes a caption of
                the video once it is done. False when left out.
            transcript_summary: Whether to summarize the transcript; set `transcript` as well.
                False when left out.
            transcript_summary_attributes: Pieces of the summary to generate. All of them when
                left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be. `name` is the first member at
                fault, `problems` lists them all.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            ConflictError: 409: A summary of this video exists already or is being made.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}` (`updateVideo`)
        """
        return await self._caller.call(
            UPDATE,
            Arguments(
                path={"videoId": video_id},
                body={
                    "playerId": player_id,
                    "title": title,
                    "description": description,
                    "public": public,
                    "panoramic": panoramic,
                    "mp4Support": mp4_support,
                    "tags": tags,
                    "metadata": metadata,
                    "language": language,
                    "transcript": transcript,
                    "transcriptSummary": transcript_summary,
                    "transcriptSummaryAttributes": transcript_summary_attributes,
                },
            ),
            options,
        )

    async def delete(self, video_id: str, *, options: Options | None = None) -> None:
        """Delete a video.

        Deletes the video for good. Where Video Restore is on for the account, the video is
        discarded instead: it is kept for 90 days and can be restored with `PATCH
        /discarded/videos/{videoId}`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}` (`deleteVideo`)
        """
        return await self._caller.call(DELETE, Arguments(path={"videoId": video_id}), options)

    async def upload(
        self,
        video_id: str,
        file: FileInput,
        *,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Video:
        """Upload a video file.

        Uploads the file of a video, once.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            file: The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless
                it is the last.
            chunk_size: Bytes of a part, 5,242,880 to 209,715,200. Where it is not given,
                52,428,800 or less, so that the parts go in even rounds, or more where 10,000 parts
                would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The file or part cannot be taken. A part that was received
                  before is refused too: after a lost response that means it arrived.
                - AuthenticationError: 401: The credentials are missing, wrong or expired.
                - PermissionDeniedError: 403: The account may not do this.
                - NotFoundError: 404: There is no such video.
                - RateLimitError: 429: The rate limit is used up; retry after the seconds in
                  `X-RateLimit-Retry-After`.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /videos/{videoId}/source` (`uploadVideoSource`)
        """
        return await self._caller.upload(
            UPLOAD,
            Arguments(path={"videoId": video_id}, body={"file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_session(
        self,
        video_id: str,
        *,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> AsyncUploadSession[Video]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload` gives. A part has 5,242,880 to 209,715,200 bytes; the last one may be smaller.
        There are 10,000 at most.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /videos/{videoId}/source` (`uploadVideoSource`)
        """
        return self._caller.upload_session(
            UPLOAD, Arguments(path={"videoId": video_id}), options, on_progress=on_progress, resume=resume
        )

    async def get_status(self, video_id: str, *, options: Options | None = None) -> VideoStatus:
        """Get the status of a video.

        Says how far upload and encoding have come. A video can be watched once
        `encoding.playable` is true; better qualities may follow.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            VideoStatus: How far upload and encoding have come.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/status` (`getVideoStatus`)
        """
        return await self._caller.call(GET_STATUS, Arguments(path={"videoId": video_id}), options)

    async def upload_thumbnail(self, video_id: str, file: FileInput, *, options: Options | None = None) -> Video:
        """Upload a video thumbnail.

        Replaces the picture that is shown before the video plays by an image of at most 8 MiB.

        JPEG, PNG and WebP are documented, yet the error for other files names JPEG alone: use
        JPEG where you can.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            file: JPEG, PNG or WebP image of at most 8 MiB.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video with its new thumbnail.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/thumbnail` (`uploadVideoThumbnail`)
        """
        return await self._caller.call(
            UPLOAD_THUMBNAIL, Arguments(path={"videoId": video_id}, body={"file": file}), options
        )

    async def pick_thumbnail(self, video_id: str, *, timecode: str, options: Options | None = None) -> Video:
        """Pick a video thumbnail.

        Makes a frame of the video its thumbnail. A timecode beyond the end picks the first
        frame.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            timecode: Position of the frame as `HH:MM:SS`, with a fraction of a second
                (`00:01:04.500`) or the number of a frame (`00:01:04:12`) if need be, or as a number
                of seconds (`64`). One beyond the end picks the first frame. Pattern:
                `^(?:\\d{2,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3}|:\\d{1,2})?|\\d{1,7})$`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: The video with its new thumbnail.

        Raises:
            BadRequestError: 400: The timecode is missing, or not written as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}/thumbnail` (`pickVideoThumbnail`)
        """
        return await self._caller.call(
            PICK_THUMBNAIL, Arguments(path={"videoId": video_id}, body={"timecode": timecode}), options
        )

    async def upload_with_upload_token(
        self,
        token: str,
        file: FileInput,
        *,
        video_id: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Video:
        """Upload a video file with an upload token.

        Uploads a file for someone who has no API key: the token stands for the credentials. It
        becomes a new video, or the file of the empty one that `videoId` names.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            token: The upload token; it begins with `to`.
            file: The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless
                it is the last.
            video_id: Video the part belongs to. Leave it out of the first part to create a
                video, and send the `videoId` of that response along with every later part; or name
                an empty video from the start to fill it.
            chunk_size: Bytes of a part, 5,242,880 to 209,715,200. Where it is not given,
                52,428,800 or less, so that the parts go in even rounds, or more where 10,000 parts
                would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Video: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The file or part cannot be taken. A part that was received
                  before is refused too: after a lost response that means it arrived.
                - AuthenticationError: 401: The upload token is missing, wrong, deleted or expired.
                - RateLimitError: 429: The rate limit is used up; retry after the seconds in
                  `X-RateLimit-Retry-After`.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /upload` (`uploadVideoWithToken`)
        """
        return await self._caller.upload(
            UPLOAD_WITH_UPLOAD_TOKEN,
            Arguments(query={"token": token}, body={"videoId": video_id, "file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_with_upload_token_session(
        self,
        token: str,
        *,
        video_id: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> AsyncUploadSession[Video]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload_with_upload_token` gives. A part has 5,242,880 to 209,715,200 bytes; the last one
        may be smaller. There are 10,000 at most.

        Args:
            token: The upload token; it begins with `to`.
            video_id: Video the part belongs to. Leave it out of the first part to create a
                video, and send the `videoId` of that response along with every later part; or name
                an empty video from the start to fill it.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /upload` (`uploadVideoWithToken`)
        """
        return self._caller.upload_session(
            UPLOAD_WITH_UPLOAD_TOKEN,
            Arguments(query={"token": token}, body={"videoId": video_id}),
            options,
            on_progress=on_progress,
            resume=resume,
        )

    def list_discarded(
        self,
        *,
        title: str | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        live_stream_id: str | UnsetType = UNSET,
        sort_by: VideoSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[DiscardedVideo]:
        """List discarded videos.

        Lists the videos that were deleted while Video Restore was on and can still be restored,
        one page at a time. Their `assets` are null.

        Args:
            title: Keep the videos whose title contains this text.
            tags: Keep the videos that carry every one of these tags.
            metadata: Keep the videos that carry every one of these metadata pairs; each is sent
                as `metadata[key]=value`.
            description: Keep the videos whose description matches this text.
            live_stream_id: Keep the videos that were recorded from this live stream.
            sort_by: The property to sort the videos by.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[DiscardedVideo]: One page of discarded videos.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /discarded/videos` (`listDiscardedVideos`)
        """
        return self._caller.pages(
            LIST_DISCARDED,
            Arguments(
                query={
                    "title": title,
                    "tags[]": tags,
                    "metadata": metadata,
                    "description": description,
                    "liveStreamId": live_stream_id,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    async def get_discarded(self, video_id: str, *, options: Options | None = None) -> DiscardedVideo:
        """Get a discarded video.

        Gives one discarded video; `deletesAt` says when it will be gone for good.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            DiscardedVideo: The discarded video.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /discarded/videos/{videoId}` (`getDiscardedVideo`)
        """
        return await self._caller.call(GET_DISCARDED, Arguments(path={"videoId": video_id}), options)

    async def update_discarded(
        self, video_id: str, *, discarded: bool | UnsetType = UNSET, options: Options | None = None
    ) -> DiscardedVideo:
        """Restore a discarded video.

        Takes a video back among the others. `discarded` can only be set to false.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            discarded: `false` restores the video. `true` is refused: a video is discarded by
                deleting it.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            DiscardedVideo: The video, restored.

        Raises:
            BadRequestError: 400: The video can only be restored here.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /discarded/videos/{videoId}` (`updateDiscardedVideo`)
        """
        return await self._caller.call(
            UPDATE_DISCARDED, Arguments(path={"videoId": video_id}, body={"discarded": discarded}), options
        )


class VideosWithResponse:
    """The methods of `Videos`, returning the whole response."""

    def __init__(self, resource: Videos) -> None:
        self.list = page_response(resource.list)
        self.create = with_response(resource.create)
        self.get = with_response(resource.get)
        self.update = with_response(resource.update)
        self.delete = with_response(resource.delete)
        self.upload = with_response(resource.upload)
        self.get_status = with_response(resource.get_status)
        self.upload_thumbnail = with_response(resource.upload_thumbnail)
        self.pick_thumbnail = with_response(resource.pick_thumbnail)
        self.upload_with_upload_token = with_response(resource.upload_with_upload_token)
        self.list_discarded = page_response(resource.list_discarded)
        self.get_discarded = with_response(resource.get_discarded)
        self.update_discarded = with_response(resource.update_discarded)


class AsyncVideosWithResponse:
    """The methods of `AsyncVideos`, returning the whole response."""

    def __init__(self, resource: AsyncVideos) -> None:
        self.list = async_page_response(resource.list)
        self.create = async_with_response(resource.create)
        self.get = async_with_response(resource.get)
        self.update = async_with_response(resource.update)
        self.delete = async_with_response(resource.delete)
        self.upload = async_with_response(resource.upload)
        self.get_status = async_with_response(resource.get_status)
        self.upload_thumbnail = async_with_response(resource.upload_thumbnail)
        self.pick_thumbnail = async_with_response(resource.pick_thumbnail)
        self.upload_with_upload_token = async_with_response(resource.upload_with_upload_token)
        self.list_discarded = async_page_response(resource.list_discarded)
        self.get_discarded = async_with_response(resource.get_discarded)
        self.update_discarded = async_with_response(resource.update_discarded)
