"""What is counted, of a document or of a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Call: TypeAlias = tuple[str, str]
"""Method in upper case and path template."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedParameter:
    """One parameter of an operation: "path", "query", "header" or "cookie", and its wire name."""

    call: Call
    location: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """A body in one place, "request" or a status, and one media type that it may have, in lower case.

    In a package it may be a pattern: `*json*` for all that is JSON, whatever its subtype.
    """

    call: Call
    place: str
    media_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """The schemes that a call may be made with, all of them together; none where it may be made without."""

    call: Call
    schemes: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory:
    """Everything counted, each with the JSON pointer where the document says it ("" in a package).

    members: sets of member names, one for each object with named members.
    """

    calls: Mapping[Call, str]
    parameters: Mapping[CountedParameter, str]
    members: Mapping[frozenset[str], str]
    contents: Mapping[Content, str]
    schemes: Mapping[tuple[str, str], str]
    requirements: Mapping[Requirement, str]
