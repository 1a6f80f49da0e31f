"""Types that more than one resource uses."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..runtime.values.models import Model, OpenStrEnum


class SortOrder(OpenStrEnum):
    """Direction of a sorted list: `asc` from A to Z, small to large and old to new, `desc` the
    other way round.

    Source: `#/components/schemas/SortOrder`
    """

    ASC = "asc"
    DESC = "desc"


SortOrderLike: TypeAlias = SortOrder | Literal["asc", "desc"]


class TranscriptLanguage(OpenStrEnum):
    """Language a video can be transcribed in, as its two-letter code. Norwegian is `no`, or `nn`
    for Nynorsk.

    Source: `#/components/schemas/TranscriptLanguage`
    """

    AR = "ar"
    CA = "ca"
    CS = "cs"
    DA = "da"
    DE = "de"
    EL = "el"
    EN = "en"
    ES = "es"
    FA = "fa"
    FI = "fi"
    FR = "fr"
    HE = "he"
    HI = "hi"
    HR = "hr"
    HU = "hu"
    IT = "it"
    JA = "ja"
    KO = "ko"
    ML = "ml"
    NL = "nl"
    NN = "nn"
    NO = "no"
    PL = "pl"
    PT = "pt"
    RU = "ru"
    SK = "sk"
    SL = "sl"
    TE = "te"
    TR = "tr"
    UK = "uk"
    UR = "ur"
    VI = "vi"
    ZH = "zh"


TranscriptLanguageLike: TypeAlias = (
    TranscriptLanguage
    | Literal[
        "ar",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "fa",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "it",
        "ja",
        "ko",
        "ml",
        "nl",
        "nn",
        "no",
        "pl",
        "pt",
        "ru",
        "sk",
        "sl",
        "te",
        "tr",
        "uk",
        "ur",
        "vi",
        "zh",
    ]
)


class SummaryAttribute(OpenStrEnum):
    """A piece of a summary that can be generated: the `abstract` or the `takeaways`.

    Source: `#/components/schemas/SummaryAttribute`
    """

    ABSTRACT = "abstract"
    TAKEAWAYS = "takeaways"


SummaryAttributeLike: TypeAlias = SummaryAttribute | Literal["abstract", "takeaways"]


class EncodingFormat(OpenStrEnum):
    """Format of an encoded version: `hls` for adaptive streaming, `mp4` for a single file.

    Source: `#/components/schemas/EncodingFormat`
    """

    HLS = "hls"
    MP4 = "mp4"


class VideoQuality(OpenStrEnum):
    """Height of the picture in lines of pixels, from `240p` to `2160p` (4K).

    Source: `#/components/schemas/VideoQuality`
    """

    N240P = "240p"
    N360P = "360p"
    N480P = "480p"
    N720P = "720p"
    N1080P = "1080p"
    N1440P = "1440p"
    N2160P = "2160p"


class ProblemDetails(Model, kw_only=True):
    """Why a request was refused.

    Source: `#/components/schemas/ProblemDetails`
    """

    __nullable__ = frozenset({"name"})
    type: str | None = None
    """Address of the page that explains the error. Its last segment identifies the error, so
    compare that rather than the title.
    """
    title: str
    """Short explanation of the problem for people; the same for every problem of this type."""
    status: int
    """The HTTP status of the response, from 400 to 599."""
    name: str | None = None
    """Parameter or attribute at fault, such as `title` or `restreams[0][serverUrl]`. Empty, null or
    absent when there is no single one.
    """
    detail: str | None = None
    """What is wrong in this very request."""
    range: ProblemRange | None = None
    """Bounds the value has to keep; present when it lies outside of them."""
    problems: list[ProblemItem] | None = None
    """Every problem of the request, when there may be several. The response itself repeats the
    first. No item twice.
    """


class ProblemRange(Model, kw_only=True):
    """The bounds of a value, both included.

    Source: `#/components/schemas/ProblemRange`
    """

    min: int | None = None
    """Smallest value allowed; absent when there is none."""
    max: int | None = None
    """Largest value allowed; absent when there is none."""


class ProblemItem(Model, kw_only=True):
    """One of several problems of a request.

    Source: `#/components/schemas/ProblemItem`
    """

    type: str | None = None
    """Address of the page that explains the problem."""
    title: str
    """Short explanation of the problem for people; the same for every problem of this type."""
    status: int | None = None
    """HTTP status this problem alone would have had; most often left out."""
    name: str
    """Name of the parameter or attribute that is wrong."""
    detail: str | None = None
    """What is wrong in this very request."""
    range: ProblemRange | None = None
    """Bounds the value has to keep; present when it lies outside of them."""


class PaginationModel(Model, kw_only=True, rename="camel"):
    """Where a page stands among all pages of a list.

    Source: `#/components/schemas/Pagination`
    """

    items_total: int
    """How many items match on all pages together. At least 0. Read-only."""
    pages_total: int
    """How many pages there are at this page size. At least 0. Read-only."""
    page_size: int
    """How many items a page holds at most. Read-only."""
    current_page: int
    """Number of this page, counted from 1. Read-only."""
    current_page_items: int
    """How many items this page holds; fewer than `pageSize` on the last page. At least 0.
    Read-only.
    """
    links: list[PaginationLink]
    """This page and the pages that can be reached from it."""


class PaginationLink(Model, kw_only=True):
    """A page of the list, and how it relates to the page of this response.

    Source: `#/components/schemas/PaginationLink`
    """

    rel: str
    """Relation: `self`, `first`, `previous`, `next` or `last`. The first page has no `previous`,
    the last no `next`.
    """
    uri: str
    """Address relative to the server, with the filters and the sorting of the request,
    percent-encoded. Format: uri-reference.
    """
