"""Destinations a broadcast is passed on to: what is wrong with them, each named as `restreams[0][serverUrl]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from ..base.problems import ApiProblem

Restream: TypeAlias = Mapping[str, str]

_MEMBERS: Final = ("name", "serverUrl", "streamKey")
_BLANK: Final = "This value should not be blank."
_NO_ADDRESS: Final = "This value is not a valid RTMP address with an application name."


def read_restreams(restreams: Sequence[Restream]) -> list[dict[str, str]]:
    """Give destinations with the members that are known."""
    return [{name: restream[name] for name in _MEMBERS} for restream in restreams]


def check_restreams(restreams: Sequence[Restream]) -> Iterator[ApiProblem]:
    """Give what is wrong with destinations; how many there are is not looked at."""
    for index, restream in enumerate(restreams):
        for name in _MEMBERS:
            detail = _fault(name, restream[name])
            if detail is not None:
                yield _problem(f"restreams[{index}][{name}]", detail)


def _fault(name: str, value: str) -> str | None:
    if not value.strip():
        return _BLANK
    return _NO_ADDRESS if name == "serverUrl" and not _is_rtmp_address(value) else None


def _is_rtmp_address(text: str) -> bool:
    """Tell whether a text is `rtmp(s)://host/app`."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 # raises ValueError for a port that is none
    except ValueError:
        return False
    return parts.scheme in {"rtmp", "rtmps"} and bool(parts.hostname) and bool(parts.path.strip("/"))


def _problem(name: str, detail: str) -> ApiProblem:
    return ApiProblem(status=400, slug="invalid-attribute", title="An attribute is invalid.", name=name, detail=detail)
