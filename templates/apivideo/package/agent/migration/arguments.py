"""Arguments of a call of the official client, as this package takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import libcst as cst

from .names import ARGUMENTS, DEFAULTS, PROGRESS, REQUEST_TIMEOUT, UNMAPPED_ARGUMENTS, MovedMethod
from .roles import TIGHT, Kind, NoCounterpartError, Role, dotted, positions, separated

RoleOf: TypeAlias = Callable[[cst.BaseExpression], Role]


def moved_arguments(method: MovedMethod, before: cst.Call, after: cst.Call, role_of: RoleOf) -> cst.Call:
    """Give a call with its arguments as this package takes them.

    before: the call as it stands in the file; after: with what is in its arguments rewritten already.
    Raises NoCounterpartError for what cannot be said here.
    """
    moved: list[cst.Arg] = []
    for old, new, place in zip(before.args, after.args, positions(before), strict=True):
        name = method.arguments[place] if isinstance(place, int) and place < len(method.arguments) else place
        if old.star == "**":
            moved += _starred(method, old, new, role_of)
        elif old.star or isinstance(name, int):
            raise NoCounterpartError("positional arguments cannot be told apart; write them one by one")
        elif method.payload and name == method.payload_argument:
            moved = [*_spaced(moved, new.value), *_payload(new, old, role_of)]
        else:
            moved += _plain(new, name, is_positional=isinstance(place, int) and not (method.is_session and place))
    return _closed(after, before, moved)


def named(arguments: Sequence[cst.Arg], names: Sequence[str]) -> list[cst.Arg]:
    """Give positional arguments of a model their keywords. Raises NoCounterpartError for more than it has."""
    if any(one.star for one in arguments if one.star != "**"):
        raise NoCounterpartError("positional arguments cannot be told apart; write them one by one")
    found = []
    for number, argument in enumerate(arguments):
        if (
            argument.keyword is not None
            and argument.keyword.value.startswith("_")
            and argument.keyword.value != "_from"
        ):
            raise NoCounterpartError(f"{argument.keyword.value} has no counterpart")
        if argument.keyword is None and not argument.star:
            if number >= len(names):
                raise NoCounterpartError("models take keywords alone; write the names of the members")
            argument = _with_keyword(argument, names[number])  # noqa: PLW2901 - the same argument, named
        found.append(argument)
    return found


def moved_entries(
    before: Sequence[cst.BaseDictElement], after: Sequence[cst.BaseDictElement], role_of: RoleOf
) -> list[cst.BaseDictElement]:
    """Give the entries of a dict of arguments, payloads replaced by their members.

    Raises NoCounterpartError for what cannot be said here.
    """
    found: list[cst.BaseDictElement] = []
    for old, new in zip(before, after, strict=True):
        name = _key(new)
        if name is None:
            raise NoCounterpartError("keys of arguments must be plain text")
        if isinstance(old, cst.DictElement) and role_of(old.value).kind is Kind.PAYLOAD:
            found += _payload_entries(new)
        elif name.endswith("_payload"):
            found.append(cst.StarredDictElement(new.value, comma=new.comma))
        else:
            found.append(_renamed_entry(new, name))
    return found


def _payload(new: cst.Arg, old: cst.Arg, role_of: RoleOf) -> list[cst.Arg]:
    """Give the members of a payload that is made in the call, else `**` of it."""
    value = new.value
    if isinstance(value, cst.Call) and dotted(value.func) == "dict" and role_of(old.value).kind is Kind.PAYLOAD:
        if not value.args:
            return []
        *others, last = value.args
        return [*others, last.with_changes(comma=new.comma) if isinstance(new.comma, cst.Comma) else last]
    return [new.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT, star="**")]


def _plain(new: cst.Arg, name: str, *, is_positional: bool) -> Iterator[cst.Arg]:
    if name in UNMAPPED_ARGUMENTS and dotted(new.value) == DEFAULTS[name]:
        return
    if name in UNMAPPED_ARGUMENTS:
        raise NoCounterpartError(f"{name}: {UNMAPPED_ARGUMENTS[name]}")
    if name == REQUEST_TIMEOUT:
        yield _with_keyword(new.with_changes(value=_options(new.value)), "options")
    elif name == PROGRESS:
        if not _is_none(new.value):
            yield _with_keyword(new.with_changes(value=_listener(new.value)), "on_progress")
    elif is_positional or (new.keyword is not None and name not in ARGUMENTS):
        yield new
    else:
        yield _with_keyword(new, ARGUMENTS.get(name, name))


def _starred(method: MovedMethod, old: cst.Arg, new: cst.Arg, role_of: RoleOf) -> list[cst.Arg]:
    """Give `**{...}` as keywords, and leave `**name` of a dict that is rewritten where it is made."""
    value = new.value
    if isinstance(value, cst.Dict) and isinstance(old.value, cst.Dict):
        entries = moved_entries(old.value.elements, value.elements, role_of)
        return [_as_argument(entry) for entry in entries]
    if role_of(old.value).kind is Kind.ARGUMENTS or not method.payload:
        return [new]
    raise NoCounterpartError(f"{method.payload_argument} is among arguments that are not seen here; give its members")


def _as_argument(entry: cst.BaseDictElement) -> cst.Arg:
    name = _key(entry)
    if name is None:
        return cst.Arg(entry.value, star="**")
    return _with_keyword(cst.Arg(entry.value), name)


def _key(entry: cst.BaseDictElement) -> str | None:
    match entry:
        case cst.DictElement(key=cst.SimpleString() as key) if isinstance(key.evaluated_value, str):
            return key.evaluated_value
        case _:
            return None


def _payload_entries(entry: cst.BaseDictElement) -> list[cst.BaseDictElement]:
    """Give the arguments of `"payload": dict(title="x")` as entries of the dict around it."""
    if not isinstance(entry.value, cst.Call):
        return [cst.StarredDictElement(entry.value, comma=entry.comma)]
    quote = _quote(entry)
    found: list[cst.BaseDictElement] = []
    for argument in entry.value.args:
        if argument.keyword is None:
            found.append(cst.StarredDictElement(argument.value, comma=argument.comma))
        else:
            key = cst.SimpleString(f"{quote}{argument.keyword.value}{quote}")
            found.append(cst.DictElement(key, argument.value, comma=argument.comma))
    return [*found[:-1], found[-1].with_changes(comma=entry.comma)] if found else []


def _renamed_entry(entry: cst.BaseDictElement, name: str) -> cst.BaseDictElement:
    changed = list(_plain(cst.Arg(entry.value), name, is_positional=False))
    if not changed:
        raise NoCounterpartError(f"{name} is None; leave it out")
    if changed[0].keyword is None:
        return entry
    key = f"{_quote(entry)}{changed[0].keyword.value}{_quote(entry)}"
    return entry.with_changes(key=cst.SimpleString(key), value=changed[0].value)


def _quote(entry: cst.BaseDictElement) -> str:
    key = entry.key if isinstance(entry, cst.DictElement) else None
    return key.quote if isinstance(key, cst.SimpleString) else '"'


def _with_keyword(argument: cst.Arg, name: str) -> cst.Arg:
    equal = argument.equal if isinstance(argument.equal, cst.AssignEqual) else TIGHT
    return argument.with_changes(keyword=cst.Name(name), equal=equal)


def _options(timeout: cst.BaseExpression) -> cst.Dict:
    return cst.Dict([cst.DictElement(cst.SimpleString('"timeout"'), timeout)])


def _listener(listener: cst.BaseExpression) -> cst.BaseExpression:
    """Call a listener of two numbers from one that is given a `Progress`."""
    if not dotted(listener):
        raise NoCounterpartError(f"{PROGRESS}: on_progress= calls a function with one Progress")
    call = cst.Call(
        listener,
        [
            cst.Arg(
                cst.parse_expression("progress.bytes_done"), comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
            ),
            cst.Arg(cst.parse_expression("progress.bytes_total")),
        ],
    )
    return cst.Lambda(cst.Parameters([cst.Param(cst.Name("progress"))]), call)


def _is_none(value: cst.BaseExpression) -> bool:
    return isinstance(value, cst.Name) and value.value == "None"


def _spaced(arguments: list[cst.Arg], following: cst.BaseExpression) -> list[cst.Arg]:
    """Let members of a payload begin where they did: on a line of their own, if the payload was written so."""
    space = following.whitespace_before_args if isinstance(following, cst.Call) else None
    if not arguments or not isinstance(space, cst.ParenthesizedWhitespace):
        return arguments
    return [*arguments[:-1], arguments[-1].with_changes(comma=cst.Comma(whitespace_after=space))]


def _closed(after: cst.Call, before: cst.Call, moved: list[cst.Arg]) -> cst.Call:
    """Put commas where arguments meet, and keep how a call that took a payload alone was laid out."""
    inner = after.args[0].value if len(before.args) == 1 else None
    is_unpacked = isinstance(inner, cst.Call) and inner.args and moved[:1] != list(after.args[:1])
    space = (
        inner.whitespace_before_args if is_unpacked and isinstance(inner, cst.Call) else after.whitespace_before_args
    )
    return after.with_changes(args=separated(moved), whitespace_before_args=space)
