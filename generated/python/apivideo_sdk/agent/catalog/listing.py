"""The catalog as text: every id by tag, or for a large API the tags first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from .entries import AgentCatalog

MOST_LISTED: Final = 300
"""Operations that are listed whole; an API with more is listed by tag, and a tag is opened by its name."""

_MOST_TAGS: Final = 150


def list_catalog(catalog: AgentCatalog, tag: str = "", without: Collection[str] = ()) -> str:
    """List ids of operations by tag. tag: only of this one, with summaries. without: ids to leave out."""
    if tag:
        return "\n".join(_of_tag(catalog, tag))
    if len(catalog.offered) > MOST_LISTED:
        return "\n".join(_tags(catalog))
    return "\n".join(_whole(catalog, without))


def is_large(catalog: AgentCatalog) -> bool:
    """Whether there are too many operations to list them all."""
    return len(catalog.offered) > MOST_LISTED


def _whole(catalog: AgentCatalog, without: Collection[str]) -> Iterator[str]:
    for tag, operations in catalog.by_tag():
        if ids := [one.id for one in operations if one.id not in without]:
            yield f"{tag.name}: {' '.join(ids)}"


def _tags(catalog: AgentCatalog) -> Iterator[str]:
    groups = list(catalog.by_tag())
    yield f"{len(catalog.offered)} operations in {len(groups)} tags; search for one of these names to open it"
    yield " ".join(f"{tag.name}({len(operations)})" for tag, operations in groups[:_MOST_TAGS])
    if len(groups) > _MOST_TAGS:
        yield f"... and {len(groups) - _MOST_TAGS} more tags"


def _of_tag(catalog: AgentCatalog, name: str) -> Iterator[str]:
    for tag, operations in catalog.by_tag():
        if tag.name == name:
            yield from (f"{one.id}: {one.summary}" for one in operations)
