"""What is known of both packages besides the changes: enough to tell what users see, and in their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """Calls are written `client.videos.get()`, types and fields by their names.

    calls: methods of the last release. summaries: method -> what it does, of the package to be released.
    answers: types that methods gave themselves. seen, seen_before: types that calls or events lead to.
    members, members_before: type -> names of its fields or members. events: models of events.
    symbols: JSON pointer -> the symbol of the package that stands for it; symbols_before: the same of the last release.
    """

    calls: tuple[str, ...] = ()
    summaries: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    seen_before: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    symbols: Mapping[str, str] = field(default_factory=dict)
    symbols_before: Mapping[str, str] = field(default_factory=dict)
