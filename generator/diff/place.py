"""Where a change is: which rules hold there, how it is spoken of, and which way it travels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from generator.diff.change import Change, Direction, Level

Kind: TypeAlias = Literal["request-body", "response-body", "request-parameter", "response-header", "webhook-body"]

BREAKING: Final = Level.BREAKING
WARNING: Final = Level.WARNING
INFO: Final = Level.INFO

_JOINED: Final = {"", "[", "("}
_MEMBERS: Final = {
    "request-body": "request-property",
    "response-body": "response-property",
    "request-parameter": "request-parameter-property",
    "response-header": "response-header-property",
    "webhook-body": "webhook-property",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How bad one kind of change is in what is sent to the API, and in what comes from it."""

    request: Level
    response: Level


NARROWED: Final = Verdict(BREAKING, INFO)
"""Less is allowed than before: who sends must follow, who receives does not care."""
WIDENED: Final = Verdict(INFO, BREAKING)
"""More is allowed than before: who receives may meet what it does not know."""
REPLACED: Final = Verdict(BREAKING, BREAKING)
NOTED: Final = Verdict(INFO, INFO)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointers:
    """The two places in the two documents; "" where it does not exist."""

    base: str = ""
    revision: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A schema's place in an operation: `path` leads to a part of it (`data[].title`), "" is the whole.

    subject: names the operation and the place ("POST /videos request"). noun: how a sentence begins. is_header: a
    header of the request, whose members have rules of their own. is_unsent: read-only in a request, or write-only in
    an answer; nobody sends it, so that nothing there breaks anybody.
    """

    kind: Kind
    subject: str
    noun: str
    content_type: str = ""
    path: str = ""
    is_header: bool = False
    is_unsent: bool = False

    @property
    def direction(self) -> Direction:
        """Which way the value travels."""
        return Direction.REQUEST if self.kind.startswith("request") else Direction.RESPONSE

    @property
    def is_member(self) -> bool:
        """Whether the place is a part of its kind. Items of a parameter are not: they are sent as the parameter."""
        return bool(self.path.replace("[]", "") if self.kind == "request-parameter" else self.path)

    def at(self, member: str) -> Place:
        """Return the place of a member, which is "[]" for items, "*" for other members, "(Cat)" for a variant."""
        separator = "" if not self.path or member[:1] in _JOINED else "."
        return replace(self, path=f"{self.path}{separator}{member}")

    def unsent(self, *, is_unsent: bool) -> Place:
        """Return the same place, of which nobody sends anything; what is below such a place stays so."""
        return replace(self, is_unsent=True) if is_unsent and not self.is_unsent else self

    def level(self, verdict: Verdict) -> Level:
        """Judge for the direction of this place."""
        return verdict.request if self.direction is Direction.REQUEST else verdict.response

    def rule(self, name: str) -> str:
        """Return the id of a rule at this place."""
        return f"{self.prefix()}-{name}"

    def prefix(self) -> str:
        """Return how the ids of rules begin here: "request-property", "request-read-only-property"."""
        plain = self.plain_prefix()
        if not self.is_unsent:
            return plain
        start, _, rest = plain.partition("-")
        return f"{start}-{'read' if self.direction is Direction.REQUEST else 'write'}-only-{rest}"

    def plain_prefix(self) -> str:
        """Return the same without a word of who may write the value."""
        if not self.is_member:
            return self.kind
        return "request-header-property" if self.is_header else _MEMBERS[self.kind]

    def change(self, name: str, verdict: Verdict, told: str, where: Pointers) -> Change:
        """Make a change of the value that stands here; `told` goes on after its name: "is now required"."""
        level = INFO if self.is_unsent else self.level(verdict)
        return self.named_change(self.rule(name), level, f"{self.name()} {told}", where)

    def named_change(self, rule: str, level: Level, message: str, where: Pointers) -> Change:
        """Make a change whose rule and sentence are given in full."""
        return Change(
            rule=rule,
            level=level,
            direction=self.direction,
            subject=f"{self.subject}{'' if self.path[:1] in _JOINED else ' '}{self.path}",
            message=message,
            base=where.base,
            revision=where.revision,
        )

    def name(self) -> str:
        """Say what stands here, to begin a sentence with."""
        match self.path:
            case "":
                return self.noun
            case "[]":
                return f"each item of {self.noun}"
            case "*":
                return f"each member of {self.noun}"
            case path:
                return f"'{path}' of {self.noun}"
