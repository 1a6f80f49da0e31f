"""A package as the pages of its documentation show it: what `Package` has, with examples of calls and responses."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.json import format as format_json

from generator.ir.api import Api, ParseWarning
from generator.targets.python.agent.catalog import view_catalog
from generator.targets.python.agent.entries import OperationEntry
from generator.targets.python.client.exports import ERRORS, error_name
from generator.targets.python.code_samples import CodeSamples, code_samples
from generator.targets.python.names.names import name_api
from generator.targets.python.operations.choices import with_choices
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.resources import ResourceDraft, view_resources
from generator.targets.python.package.docstrings import cell, code_cell
from generator.targets.python.package.package import Method, Package
from generator.targets.python.package.types import EnumType, ModelModule, ModelType, UnionType
from generator.targets.python.tests.sample_responses import sample_responses
from generator.targets.python.tests.samples import Samplers, samplers_of
from generator.targets.python.view import PythonTarget
from generator.targets.settings import Helper, Layers, TargetSettings

_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_SOURCE: Final = re.compile(r"\s*Source: `[^`]*`(?: \(`[^`]*`\))?\s*\Z")


class TypeLink(Struct, frozen=True, kw_only=True):
    """A type and the page that describes it, as seen from a page of the reference."""

    name: str
    page: str


class DocumentedMethod(Struct, frozen=True, kw_only=True):
    """A method with an example of its call, and of what comes back. about: paragraphs below the summary.

    response: JSON, "" where the response has none. types: the types that its signature names.
    """

    method: Method
    about: str
    samples: CodeSamples
    response: str
    types: tuple[TypeLink, ...]


class DocumentedResource(Struct, frozen=True, kw_only=True):
    """The page of a tag. module: name of its file."""

    module: str
    attribute: str
    title: str
    about: str
    methods: tuple[DocumentedMethod, ...]
    helpers: tuple[Helper, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One member as cells of a table."""

    name: str
    type_cell: str
    text_cell: str


class DocumentedType(Struct, frozen=True, kw_only=True):
    """A model, an enum or a union. kind: which of them. rows: members, or values."""

    name: str
    kind: str
    about: str
    source: str
    rows: tuple[Row, ...]


class DocumentedModule(Struct, frozen=True, kw_only=True):
    """The page of the types of one module."""

    name: str
    title: str
    types: tuple[DocumentedType, ...]


class DocsPackage(Struct, frozen=True, kw_only=True):
    """What the templates of the pages print. errors_documented, options_documented: those of the runtime."""

    name: str
    package: Package
    resources: tuple[DocumentedResource, ...]
    model_modules: tuple[DocumentedModule, ...]
    errors_documented: tuple[DocumentedType, ...] = ()
    options_documented: tuple[DocumentedType, ...] = ()
    payloads: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[ParseWarning, ...] = ()

    def __getattr__(self, name: str) -> object:
        """Have what the package has: the README is a page as well."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.package, name)


def view_docs(api: Api, settings: TargetSettings, layers: Layers) -> DocsPackage:
    """Say a package as its documentation."""
    package = PythonTarget().view(api, settings, layers)
    drafts, samplers, entries = _drafts(api, settings, layers)
    modules = tuple(_module(one, package) for one in package.model_modules)
    pages = {one.name: f"models/{module.name}.md" for module in modules for one in module.types}
    return DocsPackage(
        name=package.name,
        package=package,
        resources=tuple(
            _resource(draft, entries, samplers, settings, pages, layers.helpers)
            for draft in drafts
            if not draft.resource.is_hidden
        ),
        model_modules=modules,
    )


def view_samples(api: Api, settings: TargetSettings, layers: Layers) -> dict[str, CodeSamples]:
    """Give the code of each operation of a document, by the pointer of the operation."""
    drafts, samplers, entries = _drafts(api, settings, layers)
    methods = [method for draft in drafts for method in draft.methods]
    return {
        method.shape.operation.pointer: code_samples(method, entries[id(method)], samplers, settings)
        for method in methods
        if not method.shape.operation.variant
    }


def _drafts(
    api: Api, settings: TargetSettings, layers: Layers
) -> tuple[tuple[ResourceDraft, ...], Samplers, Mapping[int, OperationEntry]]:
    """Give resources, samples, and the entry of each method in the catalog by its identity."""
    taken = (settings.client, f"Async{settings.client}", error_name(settings), *ERRORS, *layers.exports)
    api = with_choices(api)
    drafts = view_resources(api, name_api(api, taken, settings.choices.rename), layers.mixins)
    samplers = samplers_of(api)
    methods = (method for draft in drafts for method in draft.methods)
    entries = view_catalog(api, drafts, samplers).operations
    return drafts, samplers, {id(method): entry for method, entry in zip(methods, entries, strict=True)}


def _resource(
    draft: ResourceDraft,
    entries: Mapping[int, OperationEntry],
    samplers: Samplers,
    settings: TargetSettings,
    pages: Mapping[str, str],
    helpers: Mapping[str, Sequence[Helper]],
) -> DocumentedResource:
    methods = (
        documented
        for method in draft.methods
        for documented in _methods(method, entries[id(method)], samplers, settings, pages)
    )
    resource = draft.resource
    about = _plain(resource.doc).partition("\n\n")[2]
    return DocumentedResource(
        module=resource.module,
        attribute=resource.attribute,
        title=resource.title,
        about=about,
        methods=tuple(methods),
        helpers=tuple(helpers.get(resource.class_name, ())),
    )


def _methods(
    draft: MethodDraft,
    entry: OperationEntry,
    samplers: Samplers,
    settings: TargetSettings,
    pages: Mapping[str, str],
) -> Iterator[DocumentedMethod]:
    samples, response = code_samples(draft, entry, samplers, settings), _response(draft, samplers)
    for method in draft.methods:
        if method.is_hidden:
            continue
        is_call = method is draft.method
        texts = (method.returns, *(one.type_cell for one in method.arguments))
        yield DocumentedMethod(
            method=method,
            about=_about(method),
            samples=samples if is_call else CodeSamples(python="", curl=""),
            response=response if is_call else "",
            types=tuple(_links(texts, pages)),
        )


def _about(method: Method) -> str:
    """Give the paragraphs of a docstring between its summary and its sections."""
    paragraphs = inspect.cleandoc(method.doc).split("\n\n")[1:]
    sections = ("Args:", "Returns:", "Raises:", "Source:", ".. deprecated::")
    kept: list[str] = []
    for paragraph in paragraphs:
        if paragraph.startswith(sections):
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _response(draft: MethodDraft, samplers: Samplers) -> str:
    for response in draft.shape.responses:
        for reply in sample_responses(draft.shape.responses, response, samplers.response):
            if reply.is_json:
                return format_json(reply.content, indent=2).decode()
    return ""


def _links(texts: Iterable[str], pages: Mapping[str, str]) -> Iterator[TypeLink]:
    names = dict.fromkeys(name for text in texts for name in _NAME.findall(text))
    for name in names:
        known = next((one for one in (name, name.removesuffix("Like"), name.removesuffix("Dict")) if one in pages), "")
        if known == name:
            yield TypeLink(name=name, page=f"{pages[name]}#{name.lower()}")


def _module(module: ModelModule, package: Package) -> DocumentedModule:
    title = next((one.title for one in package.resources if one.module == module.name), module.name.capitalize())
    types = [*map(_model, module.models), *map(_enum, module.enums), *map(_union, module.unions)]
    return DocumentedModule(name=module.name, title=title, types=tuple(types))


def _model(model: ModelType) -> DocumentedType:
    rows = (_row(field.declaration, field.docstring if field.has_docstring else "") for field in model.fields)
    return _type(model.name, "model", model.docstring, tuple(rows))


def _enum(enum: EnumType) -> DocumentedType:
    rows = (_row(member, "") for member in enum.members if re.match(r"[A-Za-z_]\w*\s*[:=]", member))
    return _type(enum.name, "enum", enum.docstring, tuple(rows))


def _union(union: UnionType) -> DocumentedType:
    _, _, text = union.static.partition("=")
    row = Row(name="", type_cell=code_cell(text.strip().strip('"')), text_cell="")
    return _type(union.name, "union", union.docstring, (row,))


def _type(name: str, kind: str, docstring: str, rows: tuple[Row, ...]) -> DocumentedType:
    text = _plain(docstring)
    found = _SOURCE.search(text)
    return DocumentedType(
        name=name,
        kind=kind,
        about=_SOURCE.sub("", text),
        source=found[0].strip().removeprefix("Source: ") if found else "",
        rows=rows,
    )


def _row(declaration: str, docstring: str) -> Row:
    """Say `name: type = value` as cells; of an enum's member the value is what stands in place of a type."""
    head, _, value = declaration.partition(" = ")
    name, _, annotation = head.partition(": ")
    return Row(name=name, type_cell=code_cell(annotation or value), text_cell=cell(_plain(docstring)))


def _plain(docstring: str) -> str:
    """Read a docstring as it is written in a source file."""
    return inspect.cleandoc(str(ast.literal_eval(docstring))) if docstring else ""
