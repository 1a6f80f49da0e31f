"""Types that `client.films` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model


class FilmsUploadBody(Model, kw_only=True):
    """Source: `#/paths/~1films~1{filmId}~1content/post/requestBody/content/multipart~1form-data/schema`"""

    file: str
    title: str | None = None


class FilmsGetProgressResponse(Model, kw_only=True):
    """Source: `#/paths/~1films~1{filmId}~1progress/get/responses/200/content/application~1json/schema`"""

    arrived: FilmsGetProgressResponseArrived | None = None


class FilmsGetProgressResponseArrived(Model, kw_only=True):
    """Source: `#/paths/~1films~1{filmId}~1progress/get/responses/200/content/application~1json/schema/properties/arrived`"""

    numbers: list[int] | None = None


class FilmsUploadBodyDict(TypedDict, total=False):
    """What may be given for `FilmsUploadBody`, in the names of the API."""

    file: Required[FileInput]
    title: str
