"""The catalog of a package: each operation with what an agent needs to find it and to call it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.ir.api import Api
from generator.ir.extensions import AgentUploadHint
from generator.ir.operations import Operation
from generator.ir.schemas import Json
from generator.targets.python.agent.entries import (
    ArgumentEntry,
    CatalogFile,
    OperationEntry,
    TagEntry,
    UnsupportedEntry,
    UploadEntry,
)
from generator.targets.python.agent.responses import columns_of_response, members_of_response
from generator.targets.python.agent.schemas import SchemaWriter
from generator.targets.python.client.secrets import declared_secrets
from generator.targets.python.names.call_names import first_tag
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.method_docs import summary
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.resources import ResourceDraft
from generator.targets.python.package.docstrings import clean, first_paragraph
from generator.targets.python.tests.sample_calls import sample_value
from generator.targets.python.tests.samples import Samplers

CATALOG: Final = "agent/catalog.json"
"""Path of the file in the package."""

_LONGEST_ABOUT: Final = 160
_LONGEST_VALUE: Final = 60
_OPTIONAL_IN_EXAMPLE: Final = 2
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS", "QUERY", "TRACE"})
_IDEMPOTENT: Final = frozenset({*_READS, "PUT", "DELETE"})
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s")
_MARKUP: Final = re.compile(r"<[^>]+>|\[([^\]]*)\]\([^)]*\)|\*\*")


def view_catalog(api: Api, resources: Iterable[ResourceDraft], samplers: Samplers) -> CatalogFile:
    """Say what agents must know of an API."""
    writer = SchemaWriter(api=api)
    drafts = tuple(resources)
    return CatalogFile(
        title=clean(api.title),
        about=one_sentence(api.summary or api.description),
        tags=tuple(_tag(draft, api) for draft in drafts),
        operations=tuple(_operation(method, draft, writer, samplers) for draft in drafts for method in draft.methods),
        schemas=writer.named,
        unsupported=tuple(UnsupportedEntry(what=one.what, words=one.words) for one in api.agent.unsupported),
        secret_text=api.agent.secret_text,
        secret=declared_secrets(api),
    )


def catalog_text(file: CatalogFile) -> bytes:
    """Write the catalog as JSON: one operation to a line, so that a change of one shows as one."""
    return b"".join(_lines(msgspec.to_builtins(file)))


def one_sentence(text: str) -> str:
    """Give the first sentence of a description, without markup, cut where it is long."""
    plain = _MARKUP.sub(lambda found: found[1] or "", first_paragraph(clean(text)).strip("# "))
    sentence = _SENTENCE_END.split(" ".join(plain.split()), maxsplit=1)[0]
    return sentence if len(sentence) <= _LONGEST_ABOUT else f"{sentence[: _LONGEST_ABOUT - 3].rsplit(' ', 1)[0]}..."


def _lines(file: Mapping[str, Json]) -> Iterator[bytes]:
    yield b"{\n"
    for position, (key, value) in enumerate(file.items()):
        yield b",\n" if position else b""
        yield f'"{key}": '.encode()
        match value:
            case list() | tuple() if value:
                yield b"[\n" + b",\n".join(msgspec.json.encode(one) for one in value) + b"\n]"
            case dict() if value:
                members = (msgspec.json.encode(name) + b": " + msgspec.json.encode(one) for name, one in value.items())
                yield b"{\n" + b",\n".join(members) + b"\n}"
            case _:
                yield msgspec.json.encode(value)
    yield b"\n}\n"


def _tag(draft: ResourceDraft, api: Api) -> TagEntry:
    tag = first_tag(draft.methods[0].shape.operation)
    about = next((one.description or one.summary for one in api.tags if one.name == tag), "")
    return TagEntry(name=draft.resource.attribute, title=draft.resource.title, about=one_sentence(about))


def _operation(draft: MethodDraft, resource: ResourceDraft, writer: SchemaWriter, samplers: Samplers) -> OperationEntry:
    shape, operation = draft.shape, draft.shape.operation
    hints, page = operation.hints, operation.hints.pagination if draft.shape.items is not None else None
    names = argument_names(shape)
    kind = next((one.kind for one in shape.responses), "none")
    return OperationEntry(
        id=f"{operation.operation_id} as {operation.variant}" if operation.variant else operation.operation_id,
        http=operation.method.upper(),
        path=operation.path,
        tag=resource.resource.attribute,
        module=resource.resource.module,
        constant=draft.operation.name,
        resource=resource.resource.attribute,
        method=draft.method.name,
        action=draft.method.name.replace("_", "-").strip("-"),
        summary=summary(operation).rstrip("."),
        about=one_sentence(_description(operation)),
        arguments=tuple(_argument(one, names[one.argument], writer) for one in shape.inputs if not one.choices),
        body=any(one.place == "whole body" for one in shape.inputs),
        response=kind,
        members=members_of_response(shape, writer.api),
        columns=columns_of_response(shape, writer.api),
        items=page.items if page else "",
        page=page.page if page else "",
        page_size=page.page_size if page else "",
        total=page.total if page else "",
        errors=tuple(one.status for one in shape.errors),
        example=_example(shape, names, samplers),
        reads=operation.method.upper() in _READS,
        idempotent=hints.retry != "unsafe" if hints.retry else operation.method.upper() in _IDEMPOTENT,
        destructive=hints.agent.is_destructive or operation.method.upper() == "DELETE",
        hidden=hints.agent.is_hidden or hints.is_hidden,
        deprecated=operation.deprecated,
        upload=names[_file_of(shape)] if hints.chunk_upload else "",
        around=_around(hints.agent.upload),
        intents=hints.agent.intents,
        secret=hints.agent.secret,
        cost=hints.agent.cost,
    )


def _around(hint: AgentUploadHint | None) -> UploadEntry | None:
    return None if hint is None else UploadEntry(**msgspec.structs.asdict(hint))


def _description(operation: Operation) -> str:
    return operation.hints.description or operation.description


def _file_of(shape: OperationShape) -> str:
    upload = shape.operation.hints.chunk_upload
    return next(one.argument for one in shape.inputs if upload and one.is_file and one.wire_name == upload.file)


def argument_names(shape: OperationShape) -> dict[str, str]:
    """Name each argument as the request does, without the brackets of a list; where names meet, as the method does."""
    names = {one.argument: one.wire_name.removesuffix("[]") for one in shape.inputs}
    taken = Counter(names.values())
    return {argument: name if taken[name] == 1 else argument for argument, name in names.items()}


def _argument(given: Input, name: str, writer: SchemaWriter) -> ArgumentEntry:
    return ArgumentEntry(
        name=name,
        place=given.place,
        schema={"type": "string"} if given.is_file else writer.write(given.schema),
        wire="" if name == given.wire_name else given.wire_name,
        required=given.is_required,
        file=given.is_file,
        about=one_sentence(given.description),
    )


def _example(shape: OperationShape, names: Mapping[str, str], samplers: Samplers) -> dict[str, Json]:
    values = {
        names[one.argument]: "/folder/file" if one.is_file else sample_value(one, shape, samplers.request)
        for one in shown_inputs(shape)
    }
    return {name: _short(value) for name, value in values.items()}


def shown_inputs(shape: OperationShape) -> list[Input]:
    """Give the inputs of an example: what a call must say, and a little of what it may, the body's first members."""
    required = [one for one in shape.inputs if one.is_required]
    optional = [one for one in shape.inputs if not (one.is_required or one.is_file or one.choices)]
    bodily = [one for one in optional if one.place == "body"]
    return required + (bodily or optional)[: max(0, _OPTIONAL_IN_EXAMPLE - len(required))]


def _short(value: Json) -> Json:
    match value:
        case str() if len(value) > _LONGEST_VALUE:
            return f"{value[: _LONGEST_VALUE - 3]}..."
        case list():
            return [_short(one) for one in value[:1]]
        case dict():
            return {key: _short(one) for key, one in value.items()}
        case _:
            return value
