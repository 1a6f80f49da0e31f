"""Faults on demand: what goes wrong, at which calls, and how often."""

from __future__ import annotations

import random
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

import msgspec

FaultKind: TypeAlias = Literal[
    "latency",
    "drop-before",
    "drop-after",
    "drop-within",
    "429",
    "500",
    "503",
    "truncated-json",
    "html",
    "unknown-field",
    "unknown-enum",
    "null",
    "empty-array",
]
"""What can go wrong.

latency: the response comes late. drop-before: the connection is cut and nothing is done. drop-after: done, and the
connection is cut without a response. drop-within: cut in the middle of the response. 429, 500, 503: refused, nothing is
done. truncated-json, html: the response's body is half, or a page of HTML. unknown-field, unknown-enum, null,
empty-array: the response has a member nobody knows, a new enum value, null for a value, `[]` for an object.
"""

KINDS: Final[tuple[FaultKind, ...]] = get_args(FaultKind)
_LONGEST: Final = 600


class Fault(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True):
    """One fault as it is asked for.

    operation: identifier of the operation it strikes; every one when "". nth: only the nth of its calls, from 1.
    times: how often at most. probability: how likely each call is struck, decided by `seed`. seconds: how late, or what
    a 429 asks to wait. at: JSON pointer of the value that is altered; by default the first that can be.
    """

    kind: FaultKind
    operation: str = ""
    nth: int | None = None
    times: int | None = None
    probability: float = 1.0
    seed: int = 0
    seconds: float = 1.0
    at: str = ""


@dataclass(slots=True)
class ActiveFault:
    """A fault that lies in wait. `matched`: calls it could have struck. `struck`: those it did."""

    number: int
    fault: Fault
    random: random.Random
    matched: int = 0
    struck: int = 0

    def strikes(self, operation: str) -> bool:
        """Return whether the next call of an operation is struck, and count it."""
        if self.fault.operation not in {"", operation}:
            return False
        self.matched += 1
        is_struck = self._is_due() and self.random.random() < self.fault.probability
        self.struck += is_struck
        return is_struck

    def show(self) -> dict[str, Any]:
        """Give it as JSON."""
        wish = msgspec.to_builtins(self.fault)
        return {"id": self.number, **wish, "matched": self.matched, "struck": self.struck}

    def _is_due(self) -> bool:
        if self.fault.times is not None and self.struck >= self.fault.times:
            return False
        return self.fault.nth is None or self.fault.nth == self.matched


@dataclass(slots=True)
class Faults:
    """All faults of one emulator, in the order in which they were asked for."""

    operations: Collection[str]
    _active: dict[int, ActiveFault] = field(default_factory=dict)
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, wish: Mapping[str, Any]) -> ActiveFault:
        """Add a fault from its JSON. Raises ValueError for one that cannot be."""
        try:
            fault = msgspec.convert(dict(wish), Fault)
        except msgspec.ValidationError as error:
            raise ValueError(f"{error}; kinds are {', '.join(KINDS)}") from error
        self._check(fault)
        with self._lock:
            self._count += 1
            chance = random.Random(fault.seed)  # noqa: S311 # to be the same in every run
            active = self._active[self._count] = ActiveFault(number=self._count, fault=fault, random=chance)
        return active

    def strike(self, operation: str) -> list[Fault]:
        """Give the faults that strike the next call of an operation ("" for what is none)."""
        with self._lock:
            return [active.fault for active in self._active.values() if active.strikes(operation)]

    def every(self) -> list[ActiveFault]:
        """Give all faults."""
        with self._lock:
            return list(self._active.values())

    def remove(self, number: int) -> bool:
        """Remove one fault; return whether there was such a one."""
        with self._lock:
            return self._active.pop(number, None) is not None

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._active.clear()

    def _check(self, fault: Fault) -> None:
        if fault.operation and fault.operation not in self.operations:
            raise ValueError(f"the document has no operation {fault.operation!r}")
        if not 0 <= fault.probability <= 1:
            raise ValueError(f"probability must be from 0 to 1, got {fault.probability}")
        if not 0 <= fault.seconds <= _LONGEST:
            raise ValueError(f"seconds must be from 0 to {_LONGEST}, got {fault.seconds}")
        if any(count is not None and count < 1 for count in (fault.nth, fault.times)):
            raise ValueError("nth and times begin at 1")
