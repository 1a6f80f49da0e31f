"""What the document says of a type, in words: its description, and its facts as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.ir.schemas import (
    ArraySchema,
    EnumSchema,
    IntegerSchema,
    Missing,
    NumberSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import layers
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import clean, sentence
from generator.targets.python.schemas.shapes import NATIVE_FORMATS, Shapes

_LONGEST_DEFAULT: Final = 120


def type_doc(schema: Schema, description: str = "") -> str:
    """Describe a declared type: its description, and where the document has it."""
    text = clean(description or schema.description)
    source = f"Source: `{clean(schema.pointer)}`"
    return f"{text}\n\n{source}" if text else source


def member_doc(schema: Schema, shapes: Shapes) -> str:
    """Describe a member or an argument: what is said of it, then its facts; "" if there is nothing to say.

    A type by name speaks for itself, so that its own description is not repeated where it is referred to.
    """
    text = description_of(schema, shapes)
    facts = " ".join(facts_of(schema, shapes))
    if not text or not facts:
        return text or facts
    return f"{text}\n\n{facts}" if "\n" in text else f"{sentence(text)} {facts}"


def description_of(schema: Schema, shapes: Shapes) -> str:
    """Give the description nearest to the place of use; "" if there is none."""
    return next((text for layer in _layers(schema, shapes) if (text := clean(layer.description))), "")


def facts_of(schema: Schema, shapes: Shapes) -> tuple[str, ...]:
    """Say bounds, pattern, format, default, and whether it is read-only, write-only or deprecated: a sentence each."""
    layers = _layers(schema, shapes)
    return (
        *_bounds(shapes.resolve(schema).schema),
        *_default(layers),
        *(["Read-only."] if any(layer.read_only for layer in layers) else []),
        *(["Write-only."] if any(layer.write_only for layer in layers) else []),
        *(["Deprecated."] if any(layer.deprecated for layer in layers) else []),
    )


def is_write_only(schema: Schema, shapes: Shapes) -> bool:
    """Whether the document says that responses leave it out."""
    return any(layer.write_only for layer in _layers(schema, shapes))


def is_read_only(schema: Schema, shapes: Shapes) -> bool:
    """Whether the document says that requests leave it out."""
    return any(layer.read_only for layer in _layers(schema, shapes))


def _layers(schema: Schema, shapes: Shapes) -> tuple[Schema, ...]:
    """From the place of use inwards, through null and references, short of types that have a name."""
    found = layers(schema, shapes.schemas)
    for index, layer in enumerate(found):
        if isinstance(layer, SchemaRef) and shapes.is_declared(shapes.resolve(layer).schema):
            return found[: index + 1]
    return found


def _bounds(schema: Schema) -> Iterator[str]:
    match schema:
        case StringSchema():
            yield from _range("character", schema.min_length, schema.max_length)
            if schema.pattern:
                yield f"Pattern: `{clean(schema.pattern)}`."
            if schema.format and schema.format not in NATIVE_FORMATS:
                yield f"Format: {clean(schema.format)}."
        case IntegerSchema() | NumberSchema():
            yield from _numeric_range(schema)
        case ArraySchema():
            yield from _range("item", schema.min_items, schema.max_items)
            if schema.unique:
                yield "No item twice."
        case EnumSchema(kind="boolean" | "number" | "mixed", values=values):
            yield f"One of {', '.join(f'`{literal(value)}`' for value in values)}."
        case _:
            return


def _range(noun: str, lowest: int | None, highest: int | None) -> Iterator[str]:
    match (lowest or None, highest):
        case (None, None):
            return
        case (None, int(most)):
            yield f"At most {_counted(most, noun)}."
        case (int(least), None):
            yield f"At least {_counted(least, noun)}."
        case (int(least), int(most)) if least == most:
            yield f"Exactly {_counted(most, noun)}."
        case (least, most):
            yield f"{least} to {_counted(most or 0, noun)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _numeric_range(schema: IntegerSchema | NumberSchema) -> Iterator[str]:
    if schema.minimum is not None and schema.maximum is not None:
        yield f"From {_number(schema.minimum)} to {_number(schema.maximum)}."
    elif schema.minimum is not None:
        yield f"At least {_number(schema.minimum)}."
    elif schema.maximum is not None:
        yield f"At most {_number(schema.maximum)}."
    if schema.exclusive_minimum is not None:
        yield f"More than {_number(schema.exclusive_minimum)}."
    if schema.exclusive_maximum is not None:
        yield f"Less than {_number(schema.exclusive_maximum)}."
    if schema.multiple_of is not None:
        yield f"A multiple of {_number(schema.multiple_of)}."


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e21 else str(value)  # noqa: PLR2004 - readable


def _default(layers: tuple[Schema, ...]) -> Iterator[str]:
    for layer in layers:
        if not isinstance(layer.default, Missing):
            written = literal(layer.default)
            if len(written) <= _LONGEST_DEFAULT:
                yield f"Default: `{clean(written)}`."
            return
