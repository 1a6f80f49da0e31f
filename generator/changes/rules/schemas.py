"""Rules of schemas. Their ids begin with the place: "request-property", "response-body", "request-parameter"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.changes.change import Rule
from generator.changes.levels import BREAKS, MAY_BREAK, NARROWED, NOTED, WIDENED, Level, Verdict
from generator.changes.rules.row import row, table

UPPER: Final = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "maxLength": "max-length",
    "maxItems": "max-items",
    "maxProperties": "max-properties",
    "maxContains": "max-contains",
}
LOWER: Final = {
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "minLength": "min-length",
    "minItems": "min-items",
    "minProperties": "min-properties",
    "minContains": "min-contains",
}
CONDITIONS: Final = {
    "if": "if",
    "then": "then",
    "else": "else",
    "not": "not",
    "contains": "contains",
    "propertyNames": "property-names",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
}
ENTRIES: Final = {
    "dependentRequired": "dependent-required",
    "dependentSchemas": "dependent-schema",
    "patternProperties": "pattern-property",
}
ALTERNATIVES: Final = {"anyOf": "any-of", "oneOf": "one-of"}

_SET: Final = Verdict(Level.WARNING, Level.INFO)
_UNSET: Final = Verdict(Level.INFO, Level.WARNING)
_UNSET_THAT_BREAKS: Final = {"maxLength", "minItems"}


def _at(
    name: str, verdict: Verdict, sentence: str, *, migration: str = "", gain: bool = False, ends: bool = False
) -> Rule:
    return row(name, verdict, sentence, migration=migration, shown=f"{{place}}-{name}", gain=gain, ends=ends)


def _bounds() -> Iterator[Rule]:
    for keyword, name in {**UPPER, **LOWER}.items():
        up, down = (WIDENED, NARROWED) if keyword in UPPER else (NARROWED, WIDENED)
        a_bound = f"{'an' if keyword.startswith('e') else 'a'} {keyword}"
        yield _at(f"{name}-set", _SET, f"{{it}} now has {a_bound} of {{after}}")
        unset = WIDENED if keyword in _UNSET_THAT_BREAKS else _UNSET
        text = f"{{it}} no longer has {a_bound}, which was {{before}}"
        yield _at(f"{name}-unset", unset, text, gain=True)
        text = f"{{it}} changed its {keyword} from {{before}} to {{after}}"
        yield _at(f"{name}-increased", up, text)
        yield _at(f"{name}-decreased", down, text)


def _constraints() -> Iterator[Rule]:
    yield _at("pattern-added", NARROWED, "{it} must now match the pattern {after}")
    yield _at("pattern-removed", NOTED, "{it} need no longer match the pattern {before}")
    yield _at("pattern-generalized", NOTED, "{it} changed its pattern from {before} to any text", gain=True)
    yield _at("pattern-changed", _SET, "{it} changed its pattern from {before} to {after}")
    yield _at("multiple-of-added", NARROWED, "{it} must now be a multiple of {after}")
    yield _at("multiple-of-removed", WIDENED, "{it} need no longer be a multiple of {before}")
    text = "{it} must be a multiple of {after}, and no longer of {before}"
    yield _at("multiple-of-changed", Verdict(Level.BREAKING, Level.WARNING), text)
    yield _at("multiple-of-narrowed", NARROWED, text)
    yield _at("multiple-of-widened", WIDENED, text)
    yield _at("required-member-added", NARROWED, "{it} must now have the member {after}")
    yield _at("required-member-removed", WIDENED, "{it} need no longer have the member {before}")
    yield _at("unique-items-added", NARROWED, "{it} must now have no item twice")
    yield _at("unique-items-removed", _UNSET, "{it} may now have an item twice")


def _types() -> Iterator[Rule]:
    text = "{it} changed its type from {before} to {after}"
    for kind, spelled in (("type", text), ("format", text.replace("type", "format"))):
        for ending, verdict in (
            ("generalized", WIDENED),
            ("compatible", NOTED),
            ("specialized", NARROWED),
            ("narrowed-to", NARROWED),
            ("changed", BREAKS),
        ):
            shown = {"narrowed-to": "changed"}.get(ending, ending)
            yield row(f"{kind}-{ending}", verdict, spelled, shown=f"{{place}}-type-{shown}")
    yield _at("list-of-types-narrowed", NARROWED, "{it} no longer allows {before}")
    yield _at("list-of-types-widened", WIDENED, "{it} now also allows {after}")


def _values() -> Iterator[Rule]:
    yield _at("const-changed", BREAKS, "{it} is now always {after}, and was {before}")
    yield _at("const-added", NARROWED, "{it} is now always {after}")
    yield _at("const-removed", WIDENED, "{it} is no longer always {before}")
    yield _at("became-enum", NARROWED, "{it} is now one of {after}")
    yield _at("example-refused", BREAKS, "{it} no longer allows the example {before}")
    yield _at("enum-removed", NOTED, "{it} may now have values that are not listed")
    yield _at("enum-value-removed", NARROWED, "{it} no longer has the value {before}")
    whole = "response-mediatype-enum-value-removed"
    yield row(whole, NARROWED, "{it} no longer has the value {before}")
    yield _at("enum-value-added", NOTED, "{it} has the new value {after}", gain=True)
    yield _at("x-extensible-enum-value-removed", NARROWED, "{it} no longer has the value {before}")
    yield _at("x-extensible-enum-value-added", NOTED, "{it} has the new value {after}", gain=True)
    yield _at("became-nullable", WIDENED, "{it} may now be null")
    yield _at("became-not-nullable", NARROWED, "{it} may no longer be null")
    for scope, verdict in (("", NOTED), ("parameter-", Verdict(Level.BREAKING, Level.INFO))):
        for ending, text in (
            ("added", "{it} now has the default {after}"),
            ("removed", "{it} no longer has the default {before}"),
            ("changed", "{it} changed its default from {before} to {after}"),
        ):
            yield row(f"{scope}default-value-{ending}", verdict, text, shown=f"{{place}}-default-value-{ending}")


def _content() -> Iterator[Rule]:
    for keyword, name in {"contentMediaType": "content-media-type", "contentEncoding": "content-encoding"}.items():
        yield _at(f"{name}-changed", BREAKS, f"{{it}} changed its {keyword} from {{before}} to {{after}}")
    yield _at("content-schema-added", NARROWED, "{it} now has a contentSchema")
    yield _at("content-schema-removed", WIDENED, "{it} no longer has a contentSchema")
    yield _at("content-schema-changed", MAY_BREAK, "{it} has another contentSchema")
    for member in ("name", "attribute", "wrapped", "namespace", "prefix"):
        yield _at(f"xml-{member}-changed", BREAKS, f"{{it}} changed its XML {member} from {{before}} to {{after}}")


def _conditions() -> Iterator[Rule]:
    for keyword, name in CONDITIONS.items():
        yield _at(f"{name}-added", NARROWED, f"{{it}} must now satisfy '{keyword}'")
        yield _at(f"{name}-removed", WIDENED, f"{{it}} need no longer satisfy '{keyword}'")
        yield _at(f"{name}-changed", MAY_BREAK, f"{{it}} must satisfy another '{keyword}'")
    yield _at("not-narrowed", NARROWED, "{it} must not satisfy a wider 'not'")
    yield _at("not-widened", WIDENED, "{it} must not satisfy a narrower 'not'")
    for keyword, name in ENTRIES.items():
        yield _at(f"{name}-added", NARROWED, f"{{it}} must now satisfy '{keyword}' for {{after}}")
        yield _at(f"{name}-removed", WIDENED, f"{{it}} need no longer satisfy '{keyword}' for {{before}}")
        verdict = BREAKS if keyword == "dependentRequired" else MAY_BREAK
        yield _at(f"{name}-changed", verdict, f"{{it}} must satisfy another '{keyword}' for {{before}}")
    for keyword, name in ALTERNATIVES.items():
        yield _at(f"{name}-constraint-added", NARROWED, f"{{it}} must now satisfy '{keyword}': {{after}}")
        yield _at(f"{name}-constraint-removed", WIDENED, f"{{it}} need no longer satisfy '{keyword}': {{before}}")
        yield _at(f"{name}-constraint-narrowed", NARROWED, f"{{it}} can no longer satisfy '{keyword}' by {{before}}")
        yield _at(f"{name}-constraint-widened", WIDENED, f"{{it}} can now also satisfy '{keyword}' by {{after}}")
        yield _at(f"{name}-constraint-changed", MAY_BREAK, f"{{it}} must satisfy another '{keyword}'")
    text = "{it} has its own schemas for {after} leading items, and had {before}"
    yield _at("prefix-items-added", WIDENED, text)
    yield _at("prefix-items-removed", NARROWED, text)


def _composition() -> Iterator[Rule]:
    yield _at("all-of-added", NARROWED, "{it} must now also be {after}")
    yield _at("all-of-removed", Verdict(Level.WARNING, Level.INFO), "{it} need no longer be {before}")
    yield _at("all-of-added-annotation-only", NOTED, "{it} must now also be {after}")
    yield _at("all-of-removed-annotation-only", NOTED, "{it} need no longer be {before}")
    yield _at("wrapped-in-one-of", BREAKS, "{it} is now one of {after}")
    yield _at("unwrapped-from-one-of", NARROWED, "{it} is no longer one of {before}")
    yield _at("any-of-added", NOTED, "{it} can now also be {after}", gain=True)
    yield _at("one-of-added", WIDENED, "{it} can now also be {after}")
    yield _at("any-of-became-one-of", NARROWED, "{it} may no longer be of two of its alternatives at once")
    yield _at("one-of-became-any-of", _UNSET, "{it} may now be of two of its alternatives at once")
    for name in ("any-of", "one-of"):
        yield _at(f"{name}-removed", NARROWED, "{it} can no longer be {before}")
    yield _at("discriminator-added", NOTED, "{it} now has the discriminator {after}", gain=True)
    yield _at("discriminator-removed", NOTED, "{it} no longer has the discriminator {before}")
    yield _at("discriminator-property-name-changed", NOTED, "{it} has the discriminator {after}, and had {before}")
    yield _at("discriminator-mapping-deleted", NOTED, "the discriminator of {it} no longer maps {before}")
    yield _at("discriminator-mapping-added", NOTED, "the discriminator of {it} now maps {after}", gain=True)
    yield _at("discriminator-mapping-renamed", BREAKS, "the discriminator of {it} has {after} in the place of {before}")
    yield _at("discriminator-mapping-changed", NOTED, "the discriminator of {it} maps {before} to another schema")


def _members() -> Iterator[Rule]:
    text, one = "the {state} property {it} was removed", "{start}-{state}-{unsent}{rest}"
    yield row("request-property-removed", MAY_BREAK, text, shown="{place}-removed")
    yield row("required-property-removed", BREAKS, text, shown=f"{one}-removed")
    yield row("optional-property-removed", MAY_BREAK, text, shown=f"{one}-removed")
    text = "the {state} property {it} was added"
    new = "new-{state}-{start}-{unsent}{rest}"
    yield row("request-property-added", NARROWED, text, shown=new, gain=True)
    yield row("request-property-added-optional", NOTED, text, shown=new, gain=True)
    yield row("request-property-added-with-default", NARROWED, text, shown=f"{new}-with-default")
    yield row("response-property-added", NOTED, text, shown=f"{one}-added", gain=True)
    yield _at("became-required", NARROWED, "{it} is now required")
    yield _at("became-required-with-default", NARROWED, "{it} is now required")
    yield _at("became-optional", WIDENED, "{it} is no longer required")
    yield _at("additional-properties-removed", NARROWED, "{it} allows no other members now")
    yield _at("additional-properties-added", NOTED, "{it} now allows other members", gain=True)
    for access in ("read-only", "write-only"):
        for state, verb in (("became", "is now"), ("became-not", "is no longer")):
            name = f"{state}-{access}"
            yield row(name, NOTED, f"{{it}} {verb} {access}", shown=f"{{start}}-{{state}}-{{rest}}-{name}")
    name = "became-not-write-only"
    text = "{it} is no longer write-only"
    yield row(f"required-{name}", _UNSET, text, shown=f"{{start}}-{{state}}-{{rest}}-{name}")


def _lifecycle() -> Iterator[Rule]:
    yield _at("reactivated", NOTED, "{it} is no longer deprecated")
    yield _at("deprecated", NOTED, "{it} is now deprecated", ends=True)
    yield _at("deprecated-with-sunset", NOTED, "{it} is now deprecated, until {after}", ends=True)
    yield _at("deprecated-sunset-invalid", BREAKS, "{it} has the sunset {after}, which is not a date")
    yield _at("sunset-date-too-small", BREAKS, "the sunset of {it} moved from {before} to {after}")
    yield _at("deprecated-sunset-missing", BREAKS, "{it} no longer has the sunset {before}")
    text = "the stability of {it} went from {before} to {after}"
    yield _at("stability-decreased", BREAKS, text)
    yield _at("stability-increased", NOTED, text, gain=True)
    yield _at("stability-changed", NOTED, text)
    yield _at("client-hint-changed", NOTED, "the hint {before} of {it} changed")


SCHEMAS: Final = table(
    (
        *_bounds(),
        *_constraints(),
        *_types(),
        *_values(),
        *_content(),
        *_conditions(),
        *_composition(),
        *_members(),
        *_lifecycle(),
    )
)
