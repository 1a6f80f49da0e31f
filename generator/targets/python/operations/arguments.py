"""The arguments of a method: how they stand in its signature, and how its body hands them on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from generator.ir.schemas import AnySchema, ArraySchema, BinarySchema, MapSchema, ObjectSchema, Schema
from generator.targets.python.names.names import Names
from generator.targets.python.operations.bodies import BodyShape
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.method_docs import input_facts, input_text
from generator.targets.python.operations.uploads import UploadArgument
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import cell, code_cell, sentence
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.package import Argument
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import ANY, OPEN_MAPPING, Scope, argument_annotation, joined, literals

_FILE: Final = Annotation(text="FileInput", imports=runtime_imports("FileInput"))
_TRUE: Final = Annotation(text="Literal[True]", imports=frozenset({Import(module="typing", name="Literal")}))
_UNSET_IMPORTS: Final = runtime_imports("UNSET", "UnsetType")
_SHOWN_PLACES: Final = {"whole body": "body", "content type": "header", "accept": "header"}
_PLACES: Final = (("path", "path"), ("query", "query"), ("header", "headers"), ("cookie", "cookies"))


class ArgumentDraft(Struct, frozen=True, kw_only=True):
    """One argument, with what its module must import for it."""

    argument: Argument
    imports: frozenset[Import]


def view_arguments(
    shape: OperationShape, own: Iterable[UploadArgument], scope: Scope, names: Names
) -> tuple[ArgumentDraft, ...]:
    """Say what a caller gives: the document's inputs, then what uploads take besides."""
    return (*(_argument(given, shape, scope, names) for given in shape.inputs), *(_upload_argument(one) for one in own))


def signature(arguments: Iterable[Argument]) -> str:
    """`self, video_id: str, *, title: str, options: Options | None = None`."""
    given = tuple(arguments)
    positional = [one.declaration for one in given if one.is_positional]
    keywords = [one.declaration for one in given if not one.is_positional]
    return ", ".join(["self", *positional, "*", *keywords, "options: Options | None = None"])


def call(verb: str, constant: str, shape: OperationShape, own: Sequence[UploadArgument] = ()) -> str:
    """`self._caller.call(GET, Arguments(path={"videoId": video_id}), options)`."""
    places = _places(shape)
    given = [f"Arguments({', '.join(places)})", "options"] if places else ["options=options"]
    return f"self._caller.{verb}({', '.join([constant, *given, *(f'{one.name}={one.name}' for one in own)])})"


def _upload_argument(one: UploadArgument) -> ArgumentDraft:
    return ArgumentDraft(
        argument=Argument(
            name=one.name,
            declaration=f"{one.name}: {one.annotation.text} = {one.default}",
            usage=f"{one.name}={one.default}",
            place="not sent",
            type_cell=code_cell(one.annotation.text),
            text_cell=cell(one.text),
            is_positional=False,
        ),
        imports=one.annotation.imports,
    )


def _argument(given: Input, shape: OperationShape, scope: Scope, names: Names) -> ArgumentDraft:
    annotation = _annotation(given, shape, scope, names)
    sole_value = None if given.is_positional else names.shapes.sole_value(given.schema)
    optional = annotation.text if annotation.text == "Any" else f"{annotation.text} | UnsetType"
    shown = annotation.text if given.is_required else f"{optional} = UNSET"
    usage = given.argument if given.is_required else f"{given.argument}=UNSET"
    if given.is_required and sole_value is not None:
        shown = f"{annotation.text} = {literal(sole_value)}"
        usage = f"{given.argument}={literal(sole_value)}"
    if given.is_true:
        shown, usage = "Literal[True] = True", f"{given.argument}=True"
    if given.place == "content type":
        shown = f"{annotation.text} = {literal(given.choices[0])}"
        usage = f"{given.argument}={literal(given.choices[0])}"
    return ArgumentDraft(
        argument=Argument(
            name=given.argument,
            declaration=f"{given.argument}: {shown}",
            usage=usage,
            place=_SHOWN_PLACES.get(given.place, given.place),
            type_cell=code_cell(annotation.text),
            text_cell=cell(f"{sentence(input_text(given, names))} {input_facts(given, names)}"),
            is_positional=given.is_positional,
        ),
        imports=annotation.imports if given.is_required else annotation.imports | _UNSET_IMPORTS,
    )


def _annotation(given: Input, shape: OperationShape, scope: Scope, names: Names) -> Annotation:
    """Files are sent from multipart and binary bodies alone; elsewhere "binary" is text."""
    if given.is_file and given.place == "whole body":
        return _FILE
    if given.choices:
        return literals(given.choices)
    if given.is_true:
        return _TRUE
    present = names.shapes.resolve(given.schema)
    if given.place == "whole body" and shape.body is not None and shape.body.kind in {"jsonl", "jsonseq"}:
        return _items(present.schema, scope, names)
    is_text_body = given.place == "whole body" and shape.body is not None and shape.body.kind == "text"
    if is_text_body or (isinstance(present.schema, BinarySchema) and not given.is_file):
        null = " | None" if present.is_nullable and not is_text_body else ""
        return Annotation(text=f"str{null}")
    annotation = argument_annotation(given.schema, names, scope=scope)
    has_members = isinstance(present.schema, ObjectSchema | MapSchema | AnySchema)
    is_form = given.place == "whole body" and not has_members and _may_be_form(shape.body)
    return joined([annotation, OPEN_MAPPING]) if is_form else annotation


def _items(schema: Schema, scope: Scope, names: Names) -> Annotation:
    """Say what gives the items of a body that is sent one by one."""
    item = argument_annotation(schema.items, names, scope=scope) if isinstance(schema, ArraySchema) else ANY
    kinds = ("Iterable", "AsyncIterable")
    needed = frozenset(Import(module="collections.abc", name=kind) for kind in kinds)
    return Annotation(text=" | ".join(f"{kind}[{item.text}]" for kind in kinds), imports=item.imports | needed)


def _may_be_form(body: BodyShape | None) -> bool:
    """Whether a body can be a form, which is made of members, whatever its schema says."""
    return body is not None and any(one.kind in {"form", "multipart"} for one in (body, *body.others))


def _places(shape: OperationShape) -> list[str]:
    """The arguments by the place they are sent in: `path={"videoId": video_id}`."""
    texts = [f"{keyword}={_mapping(shape, place)}" for place, keyword in _PLACES if _inputs_at(shape, place)]
    if _inputs_at(shape, "body"):
        texts.append(f"body={_mapping(shape, 'body')}")
    texts += [f"body={one.argument}" for one in _inputs_at(shape, "whole body")]
    texts += [f"content_type={one.argument}" for one in _inputs_at(shape, "content type")]
    return texts + [f"accept={one.argument}" for one in _inputs_at(shape, "accept")]


def _inputs_at(shape: OperationShape, place: str) -> list[Input]:
    return [one for one in shape.inputs if one.place == place]


def _mapping(shape: OperationShape, place: str) -> str:
    """Members in the document's order, which is what the wire shows, not in that of the signature."""
    given = _inputs_at(shape, place)
    order = {name: position for position, name in enumerate(_document_order(shape, place))}
    members = sorted(given, key=lambda one: order[one.wire_name])
    return "{" + ", ".join(f"{literal(one.wire_name)}: {one.argument}" for one in members) + "}"


def _document_order(shape: OperationShape, place: str) -> list[str]:
    if place == "body":
        return [member.name for member in shape.body.members] if shape.body else []
    locations = {"query", "querystring"} if place == "query" else {place}
    return [parameter.name for parameter in shape.operation.parameters if parameter.location in locations]
