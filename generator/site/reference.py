"""The pages of a document: every operation, model, error and option of the package that is made of it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Document, load_document
from generator.findings import losses_of
from generator.output.layers import LayerFiles, layer_files, read_layers, with_choices
from generator.output.render import render_tree
from generator.parse import parse_api
from generator.pipeline import DocumentError
from generator.project.project import TEMPLATES, Project
from generator.project.settings import settle_names
from generator.site.runtime import error_types, option_types
from generator.site.samples import add_samples
from generator.site.source import Navigation
from generator.targets.python.client.exports import error_name
from generator.targets.python.docs import DocsPackage, view_docs

LAYER: Final = TEMPLATES / "docs"
HOME_PAGE: Final = "index.md"
_README: Final = "README.md"


class ReferencePages(Struct, frozen=True, kw_only=True):
    """The pages of a document, the README of the package as the first of them. document: with code samples."""

    name: str
    description: str
    files: dict[str, bytes]
    navigation: Navigation
    document: Document


def reference_pages(project: Project) -> ReferencePages:
    """Make the pages of the project's first package.

    Raises DocumentError for a document of which no package can be made.
    """
    document = load_document(project.source, project.overlays, reach=project.reach)
    api = parse_api(document.root)
    if losses := (*document.problems, *losses_of(document, api)):
        raise DocumentError(losses, has_only_losses=True)
    plan = project.main
    settings = settle_names(plan.names, api.title, project.document, plan.metadata, plan.choices)
    layers = with_choices(read_layers(plan.layers, agent=plan.choices.agent), plan.choices)
    package = replace(
        view_docs(api, settings, layers.additions),
        errors_documented=error_types(layers.sources, error_name(settings)),
        options_documented=option_types(layers.sources),
    )
    tree = render_tree(_sources(layers), package)
    add_samples(document, project)
    return ReferencePages(
        name=package.package.readme.title,
        description=package.package.description,
        files=dict(tree.files),
        navigation=_navigation(package),
        document=document,
    )


def _sources(layers: LayerFiles) -> LayerFiles:
    """Give the templates of pages, and the README of the package as the first of them."""
    partials = {name: file for name, file in layers.sources.items() if name.startswith("_") and "/" not in name}
    pages = {name.removesuffix(".j2"): LAYER / name for name in sorted(layer_files(LAYER))}
    return LayerFiles(sources={**partials, HOME_PAGE: layers.sources[_README], **pages}, additions=layers.additions)


def _navigation(package: DocsPackage) -> Navigation:
    methods = [{one.title: f"reference/{one.module}.md"} for one in package.resources]
    models = [{one.title: f"reference/models/{one.name}.md"} for one in package.model_modules]
    return [
        "reference/index.md",
        {"Methods": [{"The client": "reference/client.md"}, *methods]},
        {"Models": models},
        {"Errors": "reference/errors.md"},
        {"Options": "reference/options.md"},
        {"REST API": "reference/rest.md"},
    ]
