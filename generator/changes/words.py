"""Changes in words: the templates of `rules` filled in, with each value written as a format needs it.

A template may name {it} (what stands at the place), {bare} (the same without its article), {name}, {state} (required
or optional), {before} and {after}, and for a change of the package {symbol}, {method}, {argument}, {owner}, {member}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.changes.change import Change, Symbol, Type, Value
from generator.changes.where import Where
from generator.escaping import code_span, printable
from generator.ir.schemas import Missing

_NOUNS: Final = {
    "request-body": "the request body",
    "response": "the response {status}",
    "response-body": "the response {status}",
    "request-parameter": "the {location} parameter {name}",
    "response-header": "the response header {name}",
    "webhook": "the webhook {name}",
    "webhook-body": "the body of the webhook {name}",
    "security": "the security scheme {name}",
    "schema": "the schema {name}",
    "operation": "the operation",
    "servers": "the servers",
    "document": "the document",
    "package": "the package",
}


@dataclass(frozen=True, slots=True)
class WordStyle:
    """How a format writes what comes from a document (`name`), and what is Python (`code`)."""

    name: Callable[[str], str]
    code: Callable[[str], str]


PLAIN: Final = WordStyle(lambda text: f"'{printable(text)}'", lambda text: f"`{printable(text)}`")
"""For terminals, annotations and pages."""
MARKDOWN: Final = WordStyle(code_span, code_span)
"""For Markdown, where a name of the document must not become markup, a mention or a link."""


def sentence(change: Change, style: WordStyle = PLAIN, it: str = "") -> str:
    """Say what happened, without a full stop. it: what to say for the place, already in that style."""
    return filled(change.rule.sentence, change, style, it)


def migration(change: Change, style: WordStyle = PLAIN) -> str:
    """Say what somebody who is broken by it does instead, "" where nothing need be done or can be said."""
    return filled(change.rule.migration, change, style, "") if change.level.breaks else ""


def name_of(where: Where, style: WordStyle = PLAIN) -> str:
    """Say what stands at a place: "'data[].title' of the response 200"."""
    noun = (
        _NOUNS[where.kind]
        .format(status=printable(where.status), location=where.location, name=style.name(where.name))
        .rstrip()
    )
    match where.path:
        case ():
            return noun
        case ("[]",):
            return f"each item of {noun}"
        case ("*",):
            return f"each member of {noun}"
        case _:
            return f"{style.name(where.steps)} of {noun}"


def neutral(where: Where) -> Where:
    """Return the place without what differs between the operations that show it: the status, the way to a member."""
    return replace(where, status="", path=where.path[-1:])


def filled(template: str, change: Change, style: WordStyle = PLAIN, it: str = "") -> str:
    """Fill in a template. it: what to say for the place, already in that style."""
    where, symbol = change.where, change.symbol
    it = it or name_of(where, style)
    fields = {
        "it": it,
        "bare": it.removeprefix("the "),
        "name": style.name(where.name),
        "state": where.fields["state"],
        "before": show(change.before, style),
        "after": show(change.after, style),
        **(_symbol_fields(symbol, style) if symbol else {}),
    }
    return template.format_map(fields)


def _symbol_fields(symbol: Symbol, style: WordStyle) -> Mapping[str, str]:
    owner = Symbol(kind="type", name=symbol.owner or symbol.name)
    return {
        "symbol": style.code(str(symbol)),
        "method": style.code(str(symbol.method)),
        "argument": style.code(symbol.argument),
        "owner": style.code(str(owner)),
        "member": style.code(symbol.name),
    }


def show(value: Value, style: WordStyle = PLAIN) -> str:
    """Write a value: names and texts as the style has them, numbers as they are."""
    match value:
        case Missing():
            return "none"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            return style.name(value)
        case Symbol() | Type():
            return style.code(str(value))
        case tuple():
            return _listed([show(one, style) for one in value])


def _listed(parts: Sequence[str]) -> str:
    if not parts:
        return "any"
    *first, last = parts
    return f"{', '.join(first)} or {last}" if first else last
