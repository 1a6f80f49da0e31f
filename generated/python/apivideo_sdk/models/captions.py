"""Types that `client.captions` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import UNSET, Model, UnsetType
from .shared import PaginationModel


class CaptionsListResponse(Model, kw_only=True):
    """One page of the captions of a video.

    Source: `#/components/schemas/CaptionsListResponse`
    """

    data: list[Caption]
    """The captions of this page."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class Caption(Model, kw_only=True, rename="camel"):
    """A caption track: the text of a video in one language.

    Source: `#/components/schemas/Caption`
    """

    uri: str | UnsetType = UNSET
    """Path of the caption within this API."""
    src: str | UnsetType = UNSET
    """Address of the WebVTT file."""
    srclang: str
    """Language of the captions, as an IETF tag such as `en` or `sr-Cyrl`."""
    language_name: str | UnsetType = UNSET
    """What the language calls itself, such as `Français`."""
    default: bool | UnsetType = UNSET
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

    default: bool | UnsetType = UNSET
    """`true` has players show this track from the start, `false` leaves the choice to the viewer.
    """


class CaptionUploadPayloadDict(TypedDict, total=False):
    """What may be given for `CaptionUploadPayload`, in the names of the API."""

    file: Required[FileInput]


class CaptionUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `CaptionUpdatePayload`, in the names of the API."""

    default: bool
