"""Media types of a body: which there are, and what each carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ir.operations import MediaType

_JSON: Final = "application/json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ContentPair:
    """The media types of two bodies: those of both, those that went, those that came, and those that changed name."""

    common: tuple[tuple[MediaType, MediaType], ...]
    removed: tuple[MediaType, ...]
    added: tuple[MediaType, ...]
    renamed: tuple[tuple[MediaType, MediaType], ...] = ()


def pair_content(base: tuple[MediaType, ...], revision: tuple[MediaType, ...]) -> ContentPair:
    """Lay the media types of two bodies side by side; a name that covers, or nearly is, a lost one stands for it."""
    before, after = _by_name(base), _by_name(revision)
    removed = [one for name, one in before.items() if name not in after]
    added = [one for name, one in after.items() if name not in before]
    renamed = tuple(_renamed(removed, added))
    gone, come = {id(old) for old, _ in renamed}, {id(new) for _, new in renamed}
    return ContentPair(
        common=tuple((one, after[name]) for name, one in before.items() if name in after),
        removed=tuple(one for one in removed if id(one) not in gone),
        added=tuple(one for one in added if id(one) not in come),
        renamed=renamed,
    )


def covers(wider: str, narrower: str) -> bool:
    """Whether a media type is a range (`image/*`) that another one is in."""
    group, _, name = wider.partition("/")
    return wider != narrower and (wider == "*/*" or (name == "*" and narrower.startswith(f"{group}/")))


def label(media_type: MediaType) -> str:
    """Return how a subject names the representation: JSON goes without saying."""
    return "" if media_type.content_type == _JSON else media_type.content_type


def _by_name(content: tuple[MediaType, ...]) -> Mapping[str, MediaType]:
    return {one.content_type.lower().replace(" ", ""): one for one in content}


def _renamed(removed: list[MediaType], added: list[MediaType]) -> Iterator[tuple[MediaType, MediaType]]:
    taken: set[int] = set()
    for old in removed:
        new = next((one for one in added if id(one) not in taken and _stands_for(one, old)), None)
        if new:
            taken.add(id(new))
            yield old, new


def _stands_for(one: MediaType, other: MediaType) -> bool:
    old, new = other.content_type, one.content_type
    return covers(old, new) or covers(new, old) or old.partition(";")[0].strip() == new.partition(";")[0].strip()
