"""Types that `client.arrivals` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Model


class ArrivalsSendBody(Model, kw_only=True, rename="camel"):
    """Source: `#/paths/~1arrivals/post/requestBody/content/multipart~1form-data/schema`"""

    film: str
    film_id: str | None = None


class ArrivalsSendBodyDict(TypedDict, total=False):
    """What may be given for `ArrivalsSendBody`, in the names of the API."""

    film: Required[FileInput]
    filmId: str
