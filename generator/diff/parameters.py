"""Parameters: which there are, which are required, how they are spelled on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.place import Place
from generator.diff.schemas.hints import changed_hints
from generator.diff.schemas.shape import pair_of
from generator.diff.schemas.walk import compare_schemas
from generator.diff.sunset import is_over, parse_sunset, sunset_of
from generator.ir.operations import Parameter

_IGNORE: Final = "x-client-ignore"
_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
_BREAKING, _WARNING, _INFO = Level.BREAKING, Level.WARNING, Level.INFO


def compare_parameters(call: Call) -> Iterator[Change]:
    """Compare the parameters of an operation; one in the path is found by where it stands there."""
    before = _by_key(call.base.parameters, call.base.path)
    after = _by_key(call.revision.parameters, call.revision.path)
    for key, parameter in before.items():
        if key in after:
            yield from _compare(call, parameter, after[key])
        else:
            yield _removed(call, parameter)
    for key, parameter in after.items():
        if key not in before:
            yield _added(call, parameter)


def _by_key(parameters: tuple[Parameter, ...], path: str) -> Mapping[tuple[str, str], Parameter]:
    places = {name.strip("+*"): str(index) for index, name in enumerate(_VARIABLE.findall(path))}
    return {(one.location, _key(one, places)): one for one in parameters}


def _key(parameter: Parameter, places: Mapping[str, str]) -> str:
    if parameter.location == "path":
        return places.get(parameter.name, parameter.name)
    return parameter.name.lower() if parameter.location == "header" else parameter.name


def _compare(call: Call, before: Parameter, after: Parameter) -> Iterator[Change]:
    if before.name != after.name and before.location == "path":
        told = f"the path parameter '{before.name}' is now called '{after.name}'"
        yield _change(call, (before, after), "request-path-parameter-renamed", _INFO, told)
    yield from _compare_required(call, before, after)
    yield from _compare_wire(call, before, after)
    yield from _compare_lifecycle(call, before, after)
    yield from _compare_hints(call, before, after)
    yield from compare_schemas(call.documents, _place(call, before, after), before.schema, after.schema)


def _compare_required(call: Call, before: Parameter, after: Parameter) -> Iterator[Change]:
    if after.required and not before.required:
        told = f"{_noun(before)} is now required"
        yield _change(call, (before, after), "request-parameter-became-required", _BREAKING, told)
    elif before.required and not after.required:
        told = f"{_noun(before)} is no longer required"
        yield _change(call, (before, after), "request-parameter-became-optional", _INFO, told)


def _compare_wire(call: Call, before: Parameter, after: Parameter) -> Iterator[Change]:
    """Compare how a value becomes text: whoever spells it the old way is no longer understood."""
    for name, level, old, new in (
        ("style", _BREAKING, before.style, after.style),
        ("explode", _BREAKING, before.explode, after.explode),
        ("allow-reserved", _WARNING, before.allow_reserved, after.allow_reserved),
        ("media-type", _BREAKING, before.content_type, after.content_type),
    ):
        if old != new and not (name == "explode" and _shows_no_explode(call, before, after)):
            told = f"{_noun(before)} changed its {name} from {_spelled(old)} to {_spelled(new)}"
            yield _change(call, (before, after), f"request-parameter-{name}-changed", level, told)


def _shows_no_explode(call: Call, before: Parameter, after: Parameter) -> bool:
    pair = pair_of(call.documents, before.schema, after.schema)
    types = pair.base.types() | pair.revision.types()
    return before.style != after.style or (bool(types) and types.isdisjoint({"array", "object"}))


def _compare_hints(call: Call, before: Parameter, after: Parameter) -> Iterator[Change]:
    if before.is_ignored != after.is_ignored:
        told = f"{_noun(before)} is {'now filled in by clients' if after.is_ignored else 'now left to callers'}"
        yield _change(call, (before, after), "request-parameter-client-ignore-changed", _WARNING, told)
    for key in changed_hints(before.extensions, after.extensions):
        if key != _IGNORE:
            told = f"the hint {key} of {_noun(before)} changed"
            yield _change(call, (before, after), "request-parameter-client-hint-changed", _INFO, told)


def _compare_lifecycle(call: Call, before: Parameter, after: Parameter) -> Iterator[Change]:
    rule, sides = "request-parameter", (before, after)
    old, new = sunset_of(before.extensions), sunset_of(after.extensions)
    if after.deprecated and new and parse_sunset(new) is None:
        told = f"{_noun(before)} has the sunset {new!r}, which is no date"
        yield _change(call, sides, f"{rule}-sunset-parse", _BREAKING, told)
    elif after.deprecated and not before.deprecated:
        told = f"{_noun(before)} is now deprecated{f', until {new}' if new else ''}"
        yield _change(call, sides, f"{rule}-deprecated", _INFO, told)
    elif before.deprecated and not after.deprecated:
        yield _change(call, sides, f"{rule}-reactivated", _INFO, f"{_noun(before)} is no longer deprecated")
    elif old and not new:
        yield _change(call, sides, f"{rule}-sunset-deleted", _BREAKING, f"{_noun(before)} no longer has a sunset")
    elif _is_earlier(new, old):
        told = f"the sunset of {_noun(before)} moved from {old} to {new}"
        yield _change(call, sides, f"{rule}-sunset-date-changed-too-small", _BREAKING, told)


def _is_earlier(new: str, old: str) -> bool:
    after, before = parse_sunset(new), parse_sunset(old)
    return bool(after and before and after < before)


def _removed(call: Call, parameter: Parameter) -> Change:
    sunset = sunset_of(parameter.extensions)
    rule, level = "request-parameter-removed", _WARNING
    if parameter.deprecated:
        is_early = bool(sunset) and not is_over(sunset, call.documents.today)
        rule = f"{rule}-before-sunset" if is_early else f"{rule}-with-deprecation"
        level = _BREAKING if is_early else _INFO
    told = f"the {_required(parameter)} {_bare_noun(parameter)} was removed"
    return _change(call, (parameter, None), rule, level, told)


def _added(call: Call, parameter: Parameter) -> Change:
    level = _BREAKING if parameter.required else _INFO
    rule = f"new-{_required(parameter)}-request-parameter"
    if parameter.is_of_path:
        rule = f"new-{_required(parameter)}-request-default-parameter-to-existing-path"
    return _change(
        call, (None, parameter), rule, level, f"the {_required(parameter)} {_bare_noun(parameter)} was added"
    )


def _change(call: Call, sides: tuple[Parameter | None, Parameter | None], rule: str, level: Level, told: str) -> Change:
    before, after = sides
    known = before or after
    return call.change(
        rule,
        level,
        told,
        part=_part(known) if known else "",
        direction=Direction.REQUEST,
        base=before.pointer if before else call.base.pointer,
        revision=after.pointer if after else call.revision.pointer,
    )


def _place(call: Call, before: Parameter, after: Parameter) -> Place:
    return Place(
        kind="request-parameter",
        subject=f"{call.name} {_part(before)}",
        noun=_noun(before),
        content_type=after.content_type,
        is_header=after.location == "header",
    )


def _part(parameter: Parameter) -> str:
    return f"{parameter.location} {parameter.name}"


def _noun(parameter: Parameter) -> str:
    return f"the {_bare_noun(parameter)}"


def _bare_noun(parameter: Parameter) -> str:
    return f"{parameter.location} parameter '{parameter.name}'"


def _required(parameter: Parameter) -> str:
    return "required" if parameter.required else "optional"


def _spelled(value: str | bool) -> str:  # noqa: FBT001 # a value of the document, not a switch
    return (value or "none") if isinstance(value, str) else str(value).lower()
