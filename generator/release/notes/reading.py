"""Changes as `generator.surface` words them, taken apart again: rule, and the symbols between backticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.diff.change import Change

SURFACE: Final = "sdk-"
"""How the rules begin that are about the package."""

_SYMBOL: Final = re.compile(r"`([^`]+)`")
_CALL: Final = re.compile(r"client\.(?P<resource>\w+)\.(?P<method>\w+)\(\)")
_ARGUMENT: Final = re.compile(r"(?P<call>client\.\w+\.\w+\()(?P<argument>\w+)=\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A method as a user calls it."""

    resource: str
    method: str

    def __str__(self) -> str:
        return f"client.{self.resource}.{self.method}()"


def of_rules(changes: Iterable[Change], *rules: str) -> Iterator[Change]:
    """Give the changes by these rules, which are named without their beginning."""
    names = {f"{SURFACE}{rule}" for rule in rules}
    return (change for change in changes if change.rule in names)


def symbols_in(change: Change) -> tuple[str, ...]:
    """Give what stands between backticks in the message."""
    return tuple(_SYMBOL.findall(change.message))


def pair_in(change: Change) -> tuple[str, str]:
    """Give the two symbols of "`old` is now `new`", old first."""
    first, second, *_ = symbols_in(change)
    return first, second


def types_in(change: Change) -> tuple[str, str]:
    """Give the two types of "... is now `new`; it was `old`", old first."""
    *_, new, old = symbols_in(change)
    return old, new


def read_call(text: str) -> Call:
    """Read `client.videos.get()`."""
    found = _CALL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Call(resource=found["resource"], method=found["method"])


def read_argument(subject: str) -> tuple[str, str]:
    """Read `client.videos.list(title=)` as the call and `title=`."""
    found = _ARGUMENT.fullmatch(subject)
    if found is None:
        raise ValueError(subject)
    return f"{found['call']})", f"{found['argument']}="


def read_member(subject: str) -> tuple[str, str]:
    """Read `Video.title` as the type and `title`."""
    owner, _, member = subject.rpartition(".")
    return owner, member
