"""Where a change is: in which part of which operation, at which member, and at which pointers of both documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from generator.changes.levels import Direction
from generator.ir.operations import Operation, Parameter

Kind: TypeAlias = Literal[
    "document",
    "operation",
    "servers",
    "security",
    "schema",
    "request-body",
    "response",
    "response-body",
    "request-parameter",
    "response-header",
    "webhook",
    "webhook-body",
    "package",
]

_DIRECTIONS: Final[Mapping[Kind, Direction]] = {
    "request-body": Direction.REQUEST,
    "request-parameter": Direction.REQUEST,
    "response": Direction.RESPONSE,
    "response-body": Direction.RESPONSE,
    "response-header": Direction.RESPONSE,
    "webhook": Direction.RESPONSE,
    "webhook-body": Direction.RESPONSE,
}
MEMBERS: Final[Mapping[Kind, str]] = {
    "request-body": "request-property",
    "response-body": "response-property",
    "request-parameter": "request-parameter-property",
    "response-header": "response-header-property",
    "webhook-body": "webhook-property",
}
_JOINED: Final = ("[", "(")


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """A place. base, revision: JSON pointers into the two bundled documents; "" where it does not exist.

    operation: method and path. name: of a parameter, header, webhook, security scheme or schema. location: where a
    parameter is sent, the method of a webhook, or the flow of a scheme. path: the way to a part of a schema: members,
    "[]" for items, "*" for other members, "(Cat)" for a variant or condition. is_unsent: read-only in a request, or
    write-only in a response; nobody sends it, so that nothing there breaks anybody. is_required: of a member,
    parameter or header.
    """

    kind: Kind
    base: str = ""
    revision: str = ""
    operation: str = ""
    name: str = ""
    location: str = ""
    status: str = ""
    content_type: str = ""
    path: tuple[str, ...] = ()
    is_unsent: bool = False
    is_required: bool = False

    @property
    def direction(self) -> Direction:
        """Which way the value travels."""
        return _DIRECTIONS.get(self.kind, Direction.NONE)

    @property
    def is_member(self) -> bool:
        """Whether the place is a part of its kind. Items of a parameter are not: they are sent as the parameter."""
        return any(step != "[]" for step in self.path) if self.kind == "request-parameter" else bool(self.path)

    @property
    def is_repeated(self) -> bool:
        """Whether operations declare it again and again: a header, a whole response, what they ask of callers."""
        if self.kind == "security":
            return bool(self.operation)
        return self.kind == "response-header" or (self.kind in {"response", "response-body"} and not self.path)

    def at(self, member: str) -> Where:
        """Return the place of a part."""
        return replace(self, path=(*self.path, member))

    def pointing(self, base: str, revision: str) -> Where:
        """Return the same place with other pointers."""
        return replace(self, base=base, revision=revision)

    def requiring(self, *, is_required: bool) -> Where:
        """Return the same place of something that is required, or is not."""
        return self if self.is_required == is_required else replace(self, is_required=is_required)

    def unsent(self, *, is_unsent: bool) -> Where:
        """Return the same place, of which nobody sends anything; what is below such a place stays so."""
        return replace(self, is_unsent=True) if is_unsent and not self.is_unsent else self

    @property
    def steps(self) -> str:
        """The path as text: `data[].title`."""
        text = ""
        for step in self.path:
            text += step if not text or step.startswith(_JOINED) else f".{step}"
        return text

    @property
    def fields(self) -> Mapping[str, str]:
        """What the ids of rules may name."""
        place = self._place()
        start, _, rest = place.partition("-")
        state = "required" if self.is_required else "optional"
        access = "read-only-" if self.direction is Direction.REQUEST else "write-only-"
        unsent = access if self.is_unsent else ""
        return {
            "place": f"{start}-{unsent}{rest}",
            "start": start,
            "rest": rest,
            "unsent": unsent,
            "state": state,
        }

    def _place(self) -> str:
        if not self.is_member:
            return self.kind
        is_header = self.kind == "request-parameter" and self.location == "header"
        return "request-header-property" if is_header else MEMBERS[self.kind]

    @property
    def subject(self) -> str:
        """What stands here, the same as long as the place exists."""
        label = "" if self.content_type == "application/json" else self.content_type
        words = (self.operation, *self._part(label))
        text = " ".join(word for word in words if word)
        return f"{text}{'' if self.steps.startswith(_JOINED) or not self.path else ' '}{self.steps}"

    def _part(self, label: str) -> tuple[str, ...]:
        match self.kind:
            case "request-body":
                return "request", label
            case "response" | "response-body":
                return "response", self.status, label
            case "response-header":
                return "response", self.status, "header", self.name
            case "request-parameter":
                return self.location, self.name
            case "webhook" | "webhook-body":
                return "webhook", "" if self.location == "POST" else self.location, self.name, label
            case "document":
                return (self.name,)
            case "operation" | "package":
                return ()
            case "security" if self.operation:
                return ()
            case "servers" | "security" | "schema":
                return self.kind, self.name, self.location


_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def path_key(path: str) -> str:
    """Return a path without the names of its variables: "/videos/{}"."""
    return _VARIABLE.sub("{}", path)


def parameter_key(operation: Operation, parameter: Parameter) -> tuple[str, str]:
    """Distinguish parameters of an operation: one in the path by its place, headers in any case."""
    match parameter.location:
        case "path":
            names = [name.strip("+*") for name in _VARIABLE.findall(operation.path)]
            name = parameter.name
            return "path", str(names.index(name)) if name in names else name
        case "header":
            return "header", parameter.name.lower()
        case location:
            return location, parameter.name
