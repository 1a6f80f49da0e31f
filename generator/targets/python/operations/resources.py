"""Tags as resources: a module per tag with its operations, its two classes, and their twins that response in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.api import Api, Tag
from generator.ir.operations import Operation
from generator.targets.python.names.call_names import ResourceName, first_tag
from generator.targets.python.names.distinct import first_free, numbered
from generator.targets.python.names.names import Names
from generator.targets.python.operations.methods import MethodDraft, view_method
from generator.targets.python.operations.overloads import with_overloads
from generator.targets.python.package.docstrings import clean, docstring, sentence
from generator.targets.python.package.imports import Import, import_lines, mixin
from generator.targets.python.package.package import Resource
from generator.targets.python.package.runtime_names import ANNOTATIONS_ALONE, runtime_imports

_ALWAYS: Final = frozenset(
    {
        Import(module="functools", name="cached_property"),
        *runtime_imports("Options", "Resource", "AsyncResource"),
    }
)
_TYPE_CHECKING: Final = frozenset({Import(module="typing", name="TYPE_CHECKING")})


class ResourceDraft(Struct, frozen=True, kw_only=True):
    """A resource as templates see it, beside what its tests are made of."""

    resource: Resource
    methods: tuple[MethodDraft, ...]


def view_resources(api: Api, names: Names, mixins: Mapping[str, str]) -> tuple[ResourceDraft, ...]:
    """Say every tag that has operations as a resource, in the order the operations come in.

    mixins: class name -> "module:Class", see `Layers`.
    """
    groups: dict[str, tuple[ResourceName, list[Operation]]] = {}
    for operation in api.operations:
        named = names.resource(first_tag(operation))
        groups.setdefault(named.attribute, (named, []))[1].append(operation)
    return tuple(_view_resource(named, operations, api, names, mixins) for named, operations in groups.values())


def _view_resource(
    named: ResourceName, operations: list[Operation], api: Api, names: Names, mixins: Mapping[str, str]
) -> ResourceDraft:
    scope = frozenset(name for one in operations for name in (names.method(one), names.session(one)) if name)
    constants = _constants(operations, names)
    drafts = with_overloads(
        view_method(operation, constants[names.method(operation)], scope, api, names) for operation in operations
    )
    title = " ".join(clean(first_tag(operations[0])).split()) or "Operations"
    bases, base_imports = mixin(named.class_name, mixins)
    async_bases, async_imports = mixin(f"Async{named.class_name}", mixins)
    needed = (_ALWAYS | base_imports | async_imports).union(*(draft.imports for draft in drafts), _wrappers(drafts))
    typing = frozenset(one for one in needed if one.name in ANNOTATIONS_ALONE)
    imports = needed - typing | (_TYPE_CHECKING if typing else frozenset())
    return ResourceDraft(
        resource=Resource(
            attribute=named.attribute,
            module=named.module,
            class_name=named.class_name,
            async_class_name=f"Async{named.class_name}",
            bases=", ".join([*bases, "Resource"]),
            async_bases=", ".join([*async_bases, "AsyncResource"]),
            title=title,
            module_doc=docstring(f"{sentence(title)} Methods of `client.{named.attribute}`."),
            accessor_doc=docstring(sentence(title), level=2),
            doc=docstring(_doc(named, first_tag(operations[0]), api), level=1),
            imports=import_lines(imports, within=".resources"),
            typing_imports=import_lines(typing, within=".resources"),
            has_typing_imports=bool(typing),
            is_hidden=all(draft.method.is_hidden for draft in drafts),
            operations=tuple(draft.operation for draft in drafts),
            methods=tuple(method for draft in drafts for method in draft.methods),
            wrappers=tuple(draft.wrapper for draft in drafts),
        ),
        methods=drafts,
    )


def _constants(operations: Iterable[Operation], names: Names) -> dict[str, str]:
    """Constant of each method, by the method's name: beside classes and the constants that a module imports."""
    taken = set(names.classes)
    constants: dict[str, str] = {}
    for method in sorted(names.method(operation) for operation in operations):
        plain = method.upper()
        stem = f"{plain}_OPERATION" if plain in taken or len(plain) == 1 else plain
        constants[method] = first_free(numbered(stem, "_"), taken)
        taken.add(constants[method])
    return constants


def _wrappers(drafts: tuple[MethodDraft, ...]) -> frozenset[Import]:
    used = [(draft.wrapper.function, draft.wrapper.async_function) for draft in drafts]
    return runtime_imports(*(name for pair in used for name in pair))


def _doc(named: ResourceName, tag: str, api: Api) -> str:
    by_name = {one.name: one for one in api.tags}
    own = by_name.get(tag, Tag(name=tag))
    parent = by_name.get(own.parent)
    paragraphs = (
        f"Methods of `client.{named.attribute}`.",
        clean(own.description or own.summary),
        f"Part of {clean(parent.summary or parent.name)}." if parent else "",
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
