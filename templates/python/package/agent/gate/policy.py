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

from collections.abc import Sequence
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
    """The rules that count now. read_only: whatever the file says, only reading is allowed."""

    def __init__(self, file: Path | None = None, *, read_only: bool = False) -> None:
        self._file = file
        self._read_only = read_only
        self._seen: tuple[int, int] | None = None
        self._rules = PolicyRules(read_only=read_only)
        if file is not None:
            self._rules = self._read(file)

    @property
    def rules(self) -> PolicyRules:
        """The rules, read again if the file changed. A file that became unreadable allows nothing."""
        if self._file is not None:
            try:
                if _stamp(self._file) != self._seen:
                    self._rules = self._read(self._file)
            except (PolicyError, OSError):
                return CLOSED
        return self._rules

    def _read(self, file: Path) -> PolicyRules:
        try:
            stamp = _stamp(file)
            rules = msgspec.yaml.decode(file.read_bytes(), type=PolicyRules)
        except (OSError, msgspec.MsgspecError, ImportError) as error:
            raise PolicyError(f"{file}: {error}") from error
        self._seen = stamp
        return msgspec.structs.replace(rules, read_only=rules.read_only or self._read_only)


def _stamp(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size


def _names(patterns: Sequence[str], name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
