"""Calls and statements of this package, put together for what stood in the file."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from .roles import TIGHT, NoCounterpartError, separated


def chained(value: cst.BaseExpression, members: str) -> cst.BaseExpression:
    """Give a member of a value, and members of that, with dots between them."""
    for member in members.split("."):
        value = cst.Attribute(value, cst.Name(member))
    return value


def as_dict(value: cst.BaseExpression) -> cst.Call:
    """Give a model as a dict by the names of Python."""
    names = cst.Arg(cst.Name("False"), keyword=cst.Name("by_alias"), equal=TIGHT)
    return cst.Call(cst.Attribute(value, cst.Name("to_dict")), [names])


def with_name(function: cst.BaseExpression, name: str) -> cst.BaseExpression:
    """Give a method of the same receiver by another name."""
    return function.with_changes(attr=cst.Name(name)) if isinstance(function, cst.Attribute) else function


def sent(call: cst.Call, function: cst.Attribute, *, is_last: bool) -> cst.Call:
    """Give the call that sends a part of an upload, now."""
    last = cst.Arg(cst.Name(str(is_last)), keyword=cst.Name("is_last"), equal=TIGHT)
    return call.with_changes(func=with_name(function, "send"), args=separated([*call.args, last]))


def in_lines(
    before: Sequence[cst.BaseSmallStatement], line: cst.SimpleStatementLine
) -> cst.FlattenSentinel[cst.SimpleStatementLine]:
    """Give statements lines of their own, before the line that they are for; a result that nobody takes is left out."""
    lines = [cst.SimpleStatementLine([one]) for one in before]
    if not (isinstance(line.body[0], cst.Expr) and is_result(line.body[0].value)):
        lines.append(line.with_changes(leading_lines=[]))
    lines[0] = lines[0].with_changes(leading_lines=line.leading_lines)
    if len(lines) == len(before):
        lines[-1] = lines[-1].with_changes(trailing_whitespace=line.trailing_whitespace)
    return cst.FlattenSentinel(lines)


def is_result(node: cst.BaseExpression) -> bool:
    """Whether an expression is what an upload in parts has become."""
    return isinstance(node, cst.Attribute) and node.attr.value == "result"


def resource(before: cst.Call, after: cst.Call, resource: str) -> cst.BaseExpression:
    """Give `client.videos` for `VideosApi(client)`. Raises NoCounterpartError for other arguments."""
    match before.args, after.args:
        case [cst.Arg(star="", keyword=None)], [argument]:
            return cst.Attribute(argument.value, cst.Name(resource))
        case [cst.Arg(keyword=cst.Name(value="api_client"))], [argument]:
            return cst.Attribute(argument.value, cst.Name(resource))
    raise NoCounterpartError(f"write client.{resource}")


def request(call: cst.Call) -> cst.Call:
    """Give `client.request(method, path)` for `client.call_api(path, method)`. Raises NoCounterpartError for more."""
    match call.args:
        case [cst.Arg(keyword=None, star="") as path, cst.Arg(keyword=None, star="") as method]:
            swapped = [path.with_changes(value=method.value), method.with_changes(value=path.value)]
            return call.with_changes(func=with_name(call.func, "request"), args=swapped)
    raise NoCounterpartError("write client.request(method, path, ...)")
