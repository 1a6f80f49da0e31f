"""Rules of the package: what code that uses it has to change. Users give requests, and read responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.changes.change import Rule
from generator.changes.levels import BREAKS, NARROWED, NOTED, WIDENED, Verdict
from generator.changes.rules.row import row, table

KINDS: Final = {"model": "a model", "enum": "an enum", "alias": "an alias"}
"""The kinds of types, as rules name them and as sentences do."""


def _of(
    name: str, verdict: Verdict, sentence: str, migration: str = "", *, shown: str = "", gain: bool = False
) -> Rule:
    return row(name, verdict, sentence, migration=migration, shown=f"sdk-{shown or name}", gain=gain)


def _methods() -> Iterator[Rule]:
    renamed = "{before} is now {after}"
    yield _of("resource-removed", BREAKS, "{symbol} is gone", "{symbol} was removed, with all of its methods.")
    yield _of("method-renamed", BREAKS, renamed, f"{renamed}.")
    gone = "{symbol} is gone"
    yield _of("method-removed", BREAKS, gone, "{symbol} was removed: the API no longer has {before}.")
    dropped = "{symbol} was removed: the package no longer calls it."
    yield _of("method-dropped", BREAKS, gone, dropped, shown="method-removed")
    yield _of("method-added", NOTED, "{symbol} is new", gain=True)
    text = "{symbol} now gives {after}; it gave {before}"
    instead = "{symbol} now gives {after} instead of {before}."
    yield _of("return-type-narrowed", NOTED, text)
    yield _of("return-type-widened", BREAKS, text, instead)
    yield _of("return-type-changed", BREAKS, text, instead)


def _arguments() -> Iterator[Rule]:
    text = "{before} of {method} is now {after}"
    yield _of("argument-renamed", BREAKS, text, f"{text}.")
    must = "{method} must now be given {argument}."
    yield _of("argument-became-required", BREAKS, "{method} now demands {argument}", must)
    yield _of("argument-became-optional", NOTED, "{method} no longer demands {argument}", gain=True)
    text = "Name {argument} in calls of {method}: {symbol}."
    yield _of("argument-became-keyword", BREAKS, "{argument} of {method} must now be named", text)
    yield _of("argument-became-positional", NOTED, "{argument} of {method} may now stand without its name", gain=True)
    text = "{method} takes its arguments in another order: {after}"
    yield _of("argument-moved", BREAKS, text, f"{text}.")
    text = "{argument} of {method} now takes {after}; it took {before}"
    instead = "{argument} of {method} now takes {after} instead of {before}."
    yield _of("argument-type-widened", NOTED, text, gain=True)
    yield _of("argument-type-narrowed", BREAKS, text, instead)
    yield _of("argument-type-changed", BREAKS, text, instead)
    text = "{method} no longer takes {argument}"
    yield _of("argument-removed", BREAKS, text, f"{text}; leave it out.")
    yield _of("optional-argument-added", NOTED, "{method} now takes {argument}", gain=True)
    yield _of("required-argument-added", BREAKS, "{method} now demands {argument}, which is new", must)


def _types() -> Iterator[Rule]:
    for kind in KINDS:
        yield _of(f"{kind}-removed", BREAKS, "{symbol} is gone", "{symbol} was removed.")
        yield _of(f"{kind}-renamed", BREAKS, "{before} is now {after}", "{before} is now {after}.")
        yield _of(f"{kind}-added", NOTED, "{symbol} is new", gain=True)
        text = f"{{symbol}} is now {KINDS[kind]}"
        yield _of(f"type-became-{kind}", BREAKS, text, f"{text}.", shown="type-kind-changed")
    text = "{symbol} now stands for {after}; it stood for {before}"
    instead = "{symbol} now stands for {after} instead of {before}."
    for name, verdict in (("widened", WIDENED), ("narrowed", NARROWED), ("changed", BREAKS)):
        yield _of(f"alias-{name}", verdict, text, instead, shown="alias-changed")
    gone = "{symbol} was removed: the API no longer has the value {before}."
    yield _of("enum-member-removed", BREAKS, "{symbol} is gone", gone)
    yield _of("enum-member-renamed", BREAKS, "{before} is now {after}", "{before} is now {after}.")
    yield _of("enum-member-added", NOTED, "{symbol} is new", gain=True)


def _fields() -> Iterator[Rule]:
    gone = "{symbol} was removed: the API no longer has {before} there."
    yield _of("field-removed", BREAKS, "{symbol} is gone", gone)
    yield _of("field-renamed", BREAKS, "{before} is now {after}", "{before} is now {after}.")
    yield _of("field-added", NOTED, "{symbol} is new", gain=True)
    must = "{owner} must now be made with {member}."
    text = "{owner} now demands {member}, which is new"
    yield _of("required-field-added", BREAKS, text, must)
    may_be = "{symbol} may now be `None`; check before use."
    yield _of("field-became-optional", WIDENED, "{symbol} may now be left out", may_be)
    yield _of("field-became-required", NARROWED, "{symbol} is now always there", must)
    text = "{symbol} is now {after}; it was {before}"
    instead = "{symbol} is now {after} instead of {before}."
    for name, verdict in (("widened", WIDENED), ("narrowed", NARROWED), ("changed", BREAKS)):
        yield _of(f"field-type-{name}", verdict, text, instead)


def _package() -> Iterator[Rule]:
    text = "{symbol} can no longer be imported from the package."
    yield _of("export-removed", BREAKS, "{symbol} is no longer exported", text)
    yield _of("export-added", NOTED, "{symbol} is now exported", gain=True)
    text = "{symbol} was removed; give `base_url=`, or another environment."
    yield _of("environment-removed", BREAKS, "{symbol} is gone", text)
    yield _of("environment-added", NOTED, "{symbol} is new", gain=True)


PACKAGE: Final = table((*_methods(), *_arguments(), *_types(), *_fields(), *_package()))
