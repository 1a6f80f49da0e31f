"""Operations as methods: signature, call, types and words, for the blocking client and for its asynchronous twin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import BinarySchema
from generator.targets.python.annotations import Annotation, Scope, answer_annotation, argument_annotation
from generator.targets.python.answers import return_annotation
from generator.targets.python.call_names import first_tag
from generator.targets.python.docstrings import sentence
from generator.targets.python.imports import Import
from generator.targets.python.inputs import Input
from generator.targets.python.literals import literal
from generator.targets.python.markdown import cell, code_cell, usage
from generator.targets.python.method_docs import (
    documented_answers,
    http_line,
    input_facts,
    input_text,
    method_doc,
    summary,
)
from generator.targets.python.names import Names
from generator.targets.python.operations import OperationShape, declare, operation_shape
from generator.targets.python.package import Argument, Method

_FILE: Final = Annotation(text="FileInput", imports=frozenset({Import(module=".runtime.files", name="FileInput")}))
_UNSET_IMPORTS: Final = frozenset(
    {Import(module=".runtime.models", name="UNSET"), Import(module=".runtime.models", name="UnsetType")}
)
_PLACES: Final = (("path", "path"), ("query", "query"), ("header", "headers"), ("cookie", "cookies"))


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodDraft:
    """A method with what its module must import for it, and the facts its tests are made of."""

    method: Method
    shape: OperationShape
    imports: frozenset[Import]


def view_method(operation: Operation, constant: str, scope: Scope, api: Api, names: Names) -> MethodDraft:
    """Say one operation as a method. `scope`: names of all methods of the class, see `annotations`."""
    attribute = names.resource(first_tag(operation)).attribute
    shape = operation_shape(operation, api, names)
    drafts = [_argument(given, shape, scope, names) for given in shape.inputs]
    arguments = tuple(draft.argument for draft in drafts)
    declaration, imports = declare(shape, constant, api, names)
    answer = _answer(shape, scope, names)
    call = f"self._caller.{answer.verb}({', '.join([constant, *_places(shape), 'options=options'])})"
    gives = "return " if answer.text != "None" else ""
    method = Method(
        name=names.method(operation),
        signature=_signature(arguments),
        returns=answer.text,
        async_returns=answer.async_text,
        async_def="def" if answer.is_paged else "async def",
        statement=f"{gives}{call}",
        async_statement=f"{gives}{'' if answer.is_paged else 'await '}{call}",
        doc=method_doc(shape, answer.text, names),
        wrapper="page_response" if answer.is_paged else "with_response",
        async_wrapper="async_page_response" if answer.is_paged else "async_with_response",
        operation=declaration,
        arguments=arguments,
        answers=documented_answers(shape, names),
        http_line=http_line(operation),
        summary=summary(operation),
        usage=usage(f"client.{attribute}.{names.method(operation)}", arguments, answer.text),
        is_deprecated=operation.deprecated,
        is_paged=answer.is_paged,
        has_arguments=bool(arguments),
        has_answers=bool(shape.answers or shape.errors),
    )
    needed = imports.union(answer.imports, *(draft.imports for draft in drafts))
    return MethodDraft(method=method, shape=shape, imports=needed)


@dataclass(frozen=True, kw_only=True, slots=True)
class _ArgumentDraft:
    argument: Argument
    imports: frozenset[Import]


def _argument(given: Input, shape: OperationShape, scope: Scope, names: Names) -> _ArgumentDraft:
    annotation = _annotation(given, shape, scope, names)
    optional = annotation.text if annotation.text == "Any" else f"{annotation.text} | UnsetType"
    shown = annotation.text if given.is_required else f"{optional} = UNSET"
    return _ArgumentDraft(
        argument=Argument(
            name=given.argument,
            declaration=f"{given.argument}: {shown}",
            usage=given.argument if given.is_required else f"{given.argument}=UNSET",
            place="body" if given.place == "whole body" else given.place,
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
    present = names.shapes.resolve(given.schema)
    is_text_body = given.place == "whole body" and shape.body is not None and shape.body.kind == "text"
    if is_text_body or (isinstance(present.schema, BinarySchema) and not given.is_file):
        null = " | None" if present.is_nullable and not is_text_body else ""
        return Annotation(text=f"str{null}")
    return argument_annotation(given.schema, names, scope=scope)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Answer:
    """What a call gives, blocking and not, and the caller's verb for it."""

    text: str
    async_text: str
    verb: str
    is_paged: bool
    imports: frozenset[Import]


def _answer(shape: OperationShape, scope: Scope, names: Names) -> _Answer:
    if shape.items is None:
        given = return_annotation(shape.answers, names, scope)
        return _Answer(text=given.text, async_text=given.text, verb="call", is_paged=False, imports=given.imports)
    item = answer_annotation(shape.items, names, scope=scope)
    pages = {Import(module=".runtime.pages", name="Page"), Import(module=".runtime.pages", name="AsyncPages")}
    return _Answer(
        text=f"Page[{item.text}]",
        async_text=f"AsyncPages[{item.text}]",
        verb="pages",
        is_paged=True,
        imports=item.imports | pages,
    )


def _signature(arguments: Iterable[Argument]) -> str:
    given = tuple(arguments)
    positional = [one.declaration for one in given if one.is_positional]
    keywords = [one.declaration for one in given if not one.is_positional]
    return ", ".join(["self", *positional, "*", *keywords, "options: Options | None = None"])


def _places(shape: OperationShape) -> list[str]:
    """The arguments by the place they are sent in: `path={"videoId": video_id}`."""
    texts = [f"{keyword}={_mapping(shape, place)}" for place, keyword in _PLACES if _inputs_at(shape, place)]
    if _inputs_at(shape, "body"):
        texts.append(f"body={_mapping(shape, 'body')}")
    return texts + [f"body={one.argument}" for one in _inputs_at(shape, "whole body")]


def _inputs_at(shape: OperationShape, place: str) -> list[Input]:
    return [one for one in shape.inputs if one.place == place]


def _mapping(shape: OperationShape, place: str) -> str:
    """Members in the document's order, which is what the wire shows, not in that of the signature."""
    given = _inputs_at(shape, place)
    order = _document_order(shape, place)
    members = sorted(given, key=lambda one: order.index(one.wire_name))
    return "{" + ", ".join(f"{literal(one.wire_name)}: {one.argument}" for one in members) + "}"


def _document_order(shape: OperationShape, place: str) -> list[str]:
    if place == "body":
        return [member.name for member in shape.body.members] if shape.body else []
    return [parameter.name for parameter in shape.operation.parameters if parameter.location == place]
