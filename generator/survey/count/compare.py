"""The differences of a document and its package, and which of them the package reports as losses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from generator.survey.count.inventory import Call, Content, Inventory


@dataclass(frozen=True, kw_only=True, slots=True)
class CountDifference:
    """Something that the document at `pointer` says and the package does not have."""

    pointer: str
    what: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.what}"


def differences(document: Inventory, package: Inventory, losses: Iterable[str] = ()) -> tuple[CountDifference, ...]:
    """Give what the package lacks, but for what stands at, in or around the pointers of losses."""
    known = tuple(losses)
    return tuple(one for one in _differences(document, package) if not _is_known(one.pointer, known))


def _differences(document: Inventory, package: Inventory) -> Iterator[CountDifference]:
    for call, pointer in document.calls.items():
        if call not in package.calls:
            yield CountDifference(pointer=pointer, what=f"no method for {call[0]} {call[1]}")
    for parameter, pointer in document.parameters.items():
        if parameter not in package.parameters and parameter.call in package.calls:
            yield CountDifference(pointer=pointer, what=f"no argument for {parameter.location} {parameter.name!r}")
    yield from _missing_members(document, package)
    yield from _missing_contents(document, package)
    for scheme, pointer in document.schemes.items():
        if scheme not in package.schemes:
            yield CountDifference(pointer=pointer, what=f"no credential for {' '.join(scheme)}")
    for requirement, pointer in document.requirements.items():
        if requirement not in package.requirements and requirement.call in package.calls:
            names = " and ".join(sorted(requirement.schemes)) or "no credentials"
            yield CountDifference(pointer=pointer, what=f"{' '.join(requirement.call)} cannot be called with {names}")


def _missing_members(document: Inventory, package: Inventory) -> Iterator[CountDifference]:
    by_member: dict[str, list[frozenset[str]]] = {}
    for fields in package.members:
        for name in fields:
            by_member.setdefault(name, []).append(fields)
    for names, pointer in document.members.items():
        rarest = min((by_member.get(name, []) for name in names), key=len)
        if not any(names <= fields for fields in rarest):
            shown = ", ".join(sorted(names)[:3])
            yield CountDifference(pointer=pointer, what=f"no type with its {len(names)} members ({shown}, ...)")


def _missing_contents(document: Inventory, package: Inventory) -> Iterator[CountDifference]:
    had: dict[tuple[Call, str], list[str]] = {}
    for one in package.contents:
        had.setdefault((one.call, one.place), []).append(one.media_type)
    for content, pointer in document.contents.items():
        types = had.get((content.call, content.place), [])
        if content.call in package.calls and not _has_no_body(content) and not _is_had(content.media_type, types):
            what = f"{content.media_type} of {content.place} missing; there are {', '.join(types) or 'none'}"
            yield CountDifference(pointer=pointer, what=what)


def _is_had(media_type: str, types: list[str]) -> bool:
    """Whether a package knows a type. A range, or what is no media type, is any that it has."""
    if "*" in media_type or "/" not in media_type:
        return bool(types)
    return any(fnmatchcase(media_type, one) for one in types)


def _has_no_body(content: Content) -> bool:
    """Whether no client sees a body there, whatever the document says: redirections are followed, 1xx comes ahead."""
    return (
        content.place in {"204", "205"}
        or content.place.startswith(("1", "3"))
        or (content.call[0] == "HEAD" and content.place != "request")
    )


def _is_known(pointer: str, losses: tuple[str, ...]) -> bool:
    return any(pointer == loss or pointer.startswith(f"{loss}/") or loss.startswith(f"{pointer}/") for loss in losses)
