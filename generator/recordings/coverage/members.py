"""Which places of the document have been seen: a witness is a recording in which the place holds a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from generator.ir.api import Api
from generator.ir.operations import Operation, Parameter
from generator.ir.schemas import ObjectSchema
from generator.ir.walk import resolve_value
from generator.recordings.coverage.places import (
    MemberPlace,
    MessagePart,
    declared_places,
    given_places,
    json_content,
    member_name,
    request_content,
    response_owner,
)
from generator.recordings.described import Described, media_type_of, response_of
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.parameters import takes
from generator.recordings.recorded import NoJsonError, Recorded, json_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction, RecordedRequest

Name = tuple[str, str]
"""Operation and place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One place, and the scenarios whose recordings have seen a value there. reason: why there is none, if it may."""

    place: MemberPlace
    witnesses: tuple[str, ...] = ()
    reason: str = ""

    @property
    def name(self) -> str:
        """Operation and place, as the gaps file names it."""
        return f"{self.place.operation} {self.place.name}".strip()

    @property
    def is_settled(self) -> bool:
        """Whether it has a witness, or a reason to have none."""
        return bool(self.witnesses or self.reason)


class MemberCount(NamedTuple):
    """How many places there are, how many have a witness, and how many a reason to have none."""

    total: int
    seen: int
    excused: int


def find_members(described: Described, recordings: Iterable[Recorded]) -> tuple[Member, ...]:
    """Give all places of a document with their witnesses."""
    seen: dict[Name, dict[str, None]] = {}
    for recorded in recordings:
        for interaction in recorded.recording.interactions:
            for name in _seen(interaction, described):
                seen.setdefault(name, {})[recorded.recording.scenario] = None
    return tuple(
        Member(place=place, witnesses=tuple(seen.get((place.operation, place.name), ())))
        for place in declared_places(described.api)
    )


def with_reasons(members: Iterable[Member], reasons: Mapping[str, str]) -> tuple[Member, ...]:
    """Give the same places with the reasons that are listed. reasons: by the names of places."""
    return tuple(replace(member, reason=reasons.get(member.name, "")) for member in members)


def check_members(members: Sequence[Member]) -> Iterator[Finding]:
    """Give a finding for each place that no recording has seen a value at."""
    for member in members:
        if not member.witnesses:
            part = "sends" if member.place.part is not MessagePart.RESPONSE else "has"
            yield Finding(
                kind=FindingClass.COVERAGE,
                rule="member-not-recorded",
                message=f"{member.place.name}: no recording {part} a value here; "
                "record a scenario that does, or list it in the gaps file with a reason",
                operation=member.place.operation,
                place=member.place.name,
                document=member.place.pointer,
            )


def _seen(interaction: Interaction, described: Described) -> Iterator[Name]:
    operation, response = described.operations.get(interaction.operation), interaction.response
    if operation is None or response is None:
        return
    if response.status < HTTPStatus.BAD_REQUEST:
        for place in _sent(operation, interaction.request, described.api):
            yield operation.operation_id, place
    yield from _answered(operation, interaction, described)


def _sent(operation: Operation, request: RecordedRequest, api: Api) -> Iterator[str]:
    """Give the places of a request that was accepted."""
    yield from (f"path:{name}" for name in request.values)
    cookies = request.headers.get("cookie", "")
    for parameter in operation.parameters:
        match parameter.location:
            case "header" if parameter.name.lower() in request.headers:
                yield f"header:{parameter.name}"
            case "cookie" if f"{parameter.name}=" in cookies:
                yield f"cookie:{parameter.name}"
            case "query":
                for name, value in request.query:
                    if value and takes(parameter, name, api):
                        yield _query_place(parameter, name, api)
            case _:
                pass
    yield from (f"body:{place}" for place in _sent_members(operation, request, api))


def _query_place(parameter: Parameter, name: str, api: Api) -> str:
    if not isinstance(resolve_value(parameter.schema, api.schemas), ObjectSchema):
        return f"query:{parameter.name}"
    member = name.partition("[")[2].partition("]")[0] if parameter.style == "deepObject" else name
    return f"query:{member_name(parameter, member)}"


def _sent_members(operation: Operation, request: RecordedRequest, api: Api) -> Iterator[str]:
    body = request.body
    media_type = media_type_of(request_content(operation), request.headers.get("content-type", ""))
    if body is None or media_type is None:
        return
    if (parts := getattr(body, "parts", None)) is not None:
        yield from (f"/{part.name}" for part in parts)
        return
    if media_type.content_type.startswith("application/x-www-form-urlencoded"):
        yield from (f"/{name}" for name, value in parse_qsl(getattr(body, "text", "")) if value)
        return
    try:
        yield from given_places(media_type.schema, json_of(body), api.schemas, is_request=True)
    except NoJsonError:
        return


def _answered(operation: Operation, interaction: Interaction, described: Described) -> Iterator[Name]:
    """Give the places of a response."""
    response = interaction.response
    documented = response_of(operation, response.status) if response else None
    if response is None or response.body is None or documented is None:
        return
    media_type = media_type_of(json_content(documented), dict(response.headers).get("content-type", ""))
    if media_type is None:
        return
    owner, prefix = response_owner(operation, documented, media_type, described.api)
    try:
        for place in given_places(media_type.schema, json_of(response.body), described.api.schemas, is_request=False):
            yield owner, f"{prefix}:{place}"
    except NoJsonError:
        return


def count_members(members: Iterable[Member]) -> Mapping[MessagePart, MemberCount]:
    """Count places by what they are part of."""
    counted = {part: MemberCount(total=0, seen=0, excused=0) for part in MessagePart}
    for member in members:
        total, seen, excused = counted[member.place.part]
        is_excused = not member.witnesses and bool(member.reason)
        counted[member.place.part] = MemberCount(total + 1, seen + bool(member.witnesses), excused + is_excused)
    return counted
