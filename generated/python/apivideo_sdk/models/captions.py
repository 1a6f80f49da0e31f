"""Types that `client.captions` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model
from .shared import PaginationModel


class CaptionsListResponse(Model, kw_only=True):
    """One page of the captions of a video.

    Source: `#/components/schemas/CaptionsListResponse`
    """

    data: list[Caption]
    """The captions on this page, one for each language."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class Caption(Model, kw_only=True, rename="camel"):
    """A caption track: the text of a video in one language.

    Source: `#/components/schemas/Caption`
    """

    uri: str | None = None
    """Path of the caption within this API."""
    src: str | None = None
    """Address of the WebVTT file with the captions, for players."""
    srclang: str
    """Language of the captions, as an IETF tag such as `en` or `sr-Cyrl`."""
    language_name: str | None = None
    """What the language calls itself, such as `Français`."""
    default: bool | None = None
    """Whether players show this track from the start, unless the viewer picks another. Default:
    `False`.
    """


class CaptionUploadPayload(Model, kw_only=True):
    """A caption file.

    Source: `#/components/schemas/CaptionUploadPayload`
    """

    file: str
    """The WebVTT file. A malformed one is accepted, and fails only in the player."""


class CaptionUpdatePayload(Model, kw_only=True):
    """What to change of a caption; a property that is left out stays as it is.

    Source: `#/components/schemas/CaptionUpdatePayload`
    """

    default: bool | None = None
    """`true` has players show this track from the start, `false` leaves the choice to the viewer.
    """


class CaptionUploadPayloadDict(TypedDict, total=False):
    """What may be given for `CaptionUploadPayload`, in the names of the API."""

    file: Required[FileInput]


class CaptionUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `CaptionUpdatePayload`, in the names of the API."""

    default: bool
