"""Models of the SDK within models of your own: `python examples/pydantic_models.py`. Needs pydantic."""

from __future__ import annotations

from apivideo_sdk import ApiVideo
from apivideo_sdk.models import Video
from pydantic import BaseModel, ValidationError


class Lesson(BaseModel):
    """A lesson of a school, and its recording."""

    title: str
    recording: Video | None = None


with ApiVideo() as client:
    lesson = Lesson(title="First", recording=client.videos.create(title="Recording"))

text = lesson.model_dump_json()  # in the API's names
print("read back unchanged:", Lesson.model_validate_json(text) == lesson)
print(sorted(Lesson.model_json_schema()["$defs"])[:3])
try:
    Lesson.model_validate({"title": "Second", "recording": {"videoId": 5}})
except ValidationError as error:
    print(error.errors()[0]["msg"].partition(";")[0])
