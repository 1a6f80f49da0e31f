"""Types that `client.chapters` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model
from .shared import PaginationModel


class ChaptersListResponse(Model, kw_only=True):
    """One page of the chapters of a video, one entry for each language.

    Source: `#/components/schemas/ChaptersListResponse`
    """

    data: list[Chapter]
    """The chapters of this page, by language."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class Chapter(Model, kw_only=True):
    """The chapters of a video, titled in one language.

    Source: `#/components/schemas/Chapter`
    """

    uri: str | None = None
    """Path of the chapters within this API."""
    src: str | None = None
    """Address of the WebVTT file with the chapters, for players."""
    language: str
    """Language of the chapter titles, as an IETF tag such as `en`."""


class ChapterUploadPayload(Model, kw_only=True):
    """A chapter file.

    Source: `#/components/schemas/ChapterUploadPayload`
    """

    file: str
    """The WebVTT file: one cue for each chapter, with the title as its text."""


class ChapterUploadPayloadDict(TypedDict, total=False):
    """What may be given for `ChapterUploadPayload`, in the names of the API."""

    file: Required[FileInput]
