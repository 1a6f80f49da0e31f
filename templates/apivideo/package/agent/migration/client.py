"""The client: how it is made, and settings that the official one takes afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import libcst as cst

from .roles import TIGHT, NoCounterpartError, separated

CLIENT_CLASS: Final = "ApiVideo"

_SETTINGS: Final[Mapping[str, str]] = {"set_application_name": "application", "set_sdk_name": "sdk"}
_UNMAPPED: Final[Mapping[str, str]] = {
    "configuration": "give base_url= to ApiVideo, chunk_size= to uploads",
    "pool_threads": "calls are not made in threads; use AsyncApiVideo, or a thread pool of your own",
    "header_name": "give headers={name: value} to ApiVideo",
    "header_value": "give headers={name: value} to ApiVideo",
    "cookie": 'give headers={"Cookie": value} to ApiVideo',
}


def setting_of(call: cst.Call) -> cst.Arg | None:
    """Give `client.set_application_name("name", "1.0")` as an argument of the client; None for any other call."""
    match call:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name)), args=[first, second]) if name in _SETTINGS:
            values = [first.value, second.value]
            if all(isinstance(one, cst.SimpleString) for one in values) and not (first.keyword or second.keyword):
                pair = cst.Tuple([cst.Element(one) for one in values])
                return cst.Arg(pair, keyword=cst.Name(_SETTINGS[name]), equal=TIGHT)
    return None


def moved_client(call: cst.Call, settings: Sequence[cst.Arg], *, is_configured: bool) -> cst.Call:
    """Give the call that makes a client. settings: those that are given to it afterwards.

    is_configured: whether what its configuration says is given to other calls.
    Raises NoCounterpartError for arguments that have none.
    """
    arguments: list[cst.Arg] = []
    for number, argument in enumerate(call.args):
        name = argument.keyword.value if argument.keyword else ("api_key", "production", "*", "*")[min(number, 3)]
        if argument.star or name == "*":
            raise NoCounterpartError("write the arguments of the client by name")
        if name == "production":
            arguments += _environment(argument)
        elif name == "configuration" and is_configured:
            continue
        elif name in _UNMAPPED:
            raise NoCounterpartError(f"{name}: {_UNMAPPED[name]}")
        else:
            arguments.append(argument)
    return call.with_changes(args=separated([*arguments, *settings]))


def _environment(argument: cst.Arg) -> list[cst.Arg]:
    match argument.value:
        case cst.Name(value="True"):
            return []
        case cst.Name(value="False"):
            value: cst.BaseExpression = cst.SimpleString('"sandbox"')
        case other:
            value = cst.IfExp(other, cst.SimpleString('"production"'), cst.SimpleString('"sandbox"'))
    return [argument.with_changes(keyword=cst.Name("environment"), equal=TIGHT, value=value)]
