"""Which operations an agent may call: `policy.yaml`, read anew when it changes.

    read-only: false
    deny: [deleteVideo, "update*"]   # never
    ask: [createWebhook]             # after confirmation
    allow: [deleteCaption]           # without, though it is destructive
    undocumented: deny               # requests that the catalog does not know

Names are ids of operations, with `*`; the stricter rule counts. Without rules destructive operations are confirmed,
and all others are allowed.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from ..catalog.entries import AgentOperation

Decision: TypeAlias = Literal["allow", "ask", "deny"]


class PolicyRules(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The rules of one file."""

    read_only: bool = False
    allow: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    undocumented: Decision = "ask"

    def decide(self, operation: AgentOperation | None, method: str) -> Decision:
        """Decide on a call. operation: None for a request that the catalog does not know."""
        reads = operation.reads if operation else method.upper() in {"GET", "HEAD", "OPTIONS"}
        if self.read_only and not reads:
            return "deny"
        if operation is None:
            return "allow" if self.undocumented == "ask" and reads else self.undocumented
        if _names(self.deny, operation.id):
            return "deny"
        if _names(self.ask, operation.id):
            return "ask"
        return "ask" if operation.destructive and not _names(self.allow, operation.id) else "allow"


CLOSED = PolicyRules(read_only=True, deny=("*",), undocumented="deny")
"""What counts while the file cannot be read: nothing is allowed."""


class PolicyError(Exception):
    """A policy file that cannot be read."""


class Policy:
    """The rules that count now.

    read_only: whatever the file says, only reading is allowed. names: ids of all operations; a rule that names none of
    them is a mistake. problem: why nothing is allowed, "" while the file can be read.
    """

    def __init__(self, file: Path | None = None, *, read_only: bool = False, names: Collection[str] = ()) -> None:
        self._file = file
        self._read_only = read_only
        self._operations = names
        self._seen: tuple[int, int] | None = None
        self._rules = PolicyRules(read_only=read_only)
        self.problem = ""
        if file is not None:
            self._rules = self._read(file)

    @property
    def rules(self) -> PolicyRules:
        """The rules, read again if the file changed. A file that became unreadable allows nothing."""
        if self._file is None:
            return self._rules
        try:
            if self.problem or _stamp(self._file) != self._seen:
                self._rules = self._read(self._file)
        except (PolicyError, OSError) as error:
            self.problem = str(error)
            return CLOSED
        self.problem = ""
        return self._rules

    def _read(self, file: Path) -> PolicyRules:
        try:
            stamp = _stamp(file)
            rules = msgspec.yaml.decode(file.read_bytes(), type=PolicyRules)
        except (OSError, msgspec.MsgspecError, ImportError) as error:
            raise PolicyError(f"{file}: {error}") from error
        self._check_names(file, (*rules.deny, *rules.ask, *rules.allow))
        self._seen = stamp
        return msgspec.structs.replace(rules, read_only=rules.read_only or self._read_only)

    def _check_names(self, file: Path, patterns: Sequence[str]) -> None:
        """Refuse a rule that names no operation: a misspelt `deny` would deny nothing."""
        for pattern in patterns if self._operations else ():
            if not any(fnmatchcase(name, pattern) for name in self._operations):
                near = difflib.get_close_matches(pattern, self._operations, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise PolicyError(f"{file}: there is no operation {pattern!r}{hint}")


def _stamp(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size


def _names(patterns: Sequence[str], name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
