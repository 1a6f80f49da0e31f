"""Parsers of what an API sends by itself: a function for each webhook, and for each callback of an operation."""

from __future__ import annotations

from generator.ir.api import Api, Webhook
from generator.ir.schemas import Schema
from generator.targets.python.names.distinct import first_free, numbered
from generator.targets.python.names.names import Names
from generator.targets.python.operations.media import response_kind
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.identifiers import snake, stem
from generator.targets.python.package.imports import Import, import_lines
from generator.targets.python.package.types import IncomingModule, Parser
from generator.targets.python.types.annotations import response_annotation


def view_incoming(api: Api, names: Names) -> tuple[IncomingModule, ...]:
    """Give the module, () where the API sends nothing as JSON."""
    imports = {Import(module=".runtime.incoming", name="read_incoming")}
    parsers: dict[str, Parser] = {}
    for webhook in api.webhooks:
        schema = _schema(webhook, api)
        if schema is not None:
            name = first_free(numbered(f"parse_{snake(stem(webhook.name))}", "_"), set(parsers))
            annotation = response_annotation(schema, names)
            imports.update(annotation.imports)
            parsers[name] = Parser(
                name=name,
                returns=annotation.text,
                kind=annotation.text,
                label=literal(webhook.name),
                docstring=docstring(_text(webhook), level=1),
            )
    if not parsers:
        return ()
    return (IncomingModule(name="incoming", import_lines=import_lines(imports), parsers=tuple(parsers.values())),)


def _schema(webhook: Webhook, api: Api) -> Schema | None:
    content = webhook.request_body.content if webhook.request_body else ()
    return next((one.schema for one in content if one.schema is not None and response_kind(one, api) == "json"), None)


def _text(webhook: Webhook) -> str:
    about = (webhook.summary or webhook.description).strip()
    said = f"{about}\n\n" if about else ""
    return f"Read the body of `{webhook.name}`.\n\n{said}Source: `{webhook.pointer}`"
