"""What to do about calls that fail: `python examples/handle_errors.py`."""

from __future__ import annotations

from apivideo_sdk import (
    ApiError,
    ApiVideo,
    ApiVideoError,
    BadRequestError,
    NotFoundError,
    RateLimitError,
)


def title_of(client: ApiVideo, video_id: str) -> str:
    """Give the title of a video, or say why there is none."""
    try:
        return client.videos.get(video_id).title or "no title"
    except NotFoundError as error:
        return f"not there: {error.title}"
    except RateLimitError as error:
        return f"try again in {error.retry_after} seconds"
    except ApiError as error:  # any other error response
        return f"{error.status} for {error.request and error.request.url}"
    except ConnectionError as error:  # no connection, as Python has it
        return f"not reached: {error}"
    except ApiVideoError as error:
        return f"failed: {error}"


with ApiVideo() as client:
    print(title_of(client, "vi0"))
    try:
        client.upload_tokens.create_token(ttl=-1)
    except BadRequestError as error:
        print(error.status, error.name, [problem.name for problem in error.problems])
        print("it was", error.outcome)  # "unknown" would mean: look before you do it again

with ApiVideo(base_url="http://127.0.0.1:9", retries=0) as client:
    print(title_of(client, "vi0"))
