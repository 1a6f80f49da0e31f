"""The whole site of a package, in memory."""

from __future__ import annotations

from pathlib import Path

from generator.project.project import Project
from generator.site.builder import build_html
from generator.site.reference import HOME_PAGE, ReferencePages, reference_pages
from generator.site.rest import document_file, rest_files
from generator.site.source import REFERENCE, Navigation, SiteSource, read_source
from generator.site.twins import text_files


def make_site(project: Project, folder: Path | None, *, rest: bool = False) -> dict[str, bytes]:
    """Make each file of the site. folder: pages that are written by hand; None for the reference alone.

    rest: with a page of Redoc, which npm fetches once.

    Raises BuildError, DocumentError and UnusableInputError.
    """
    written = None if folder is None else read_source(folder, _files(project))
    reference = reference_pages(project)
    source = written or _reference_alone(reference)
    made = {path: content.decode() for path, content in reference.files.items() if path.endswith(".md")}
    assets = {path: content for path, content in reference.files.items() if path not in made}
    assets |= rest_files(reference.document) if rest else document_file(reference.document)
    pages = {**made, "reference/rest.md": _rest_page(rest=rest), **source.pages}
    navigation = _with_reference(source.navigation, reference.navigation)
    html = build_html(source.name, source.description, navigation, pages, assets)
    return {**html, **dict(text_files(source.name, source.description, navigation, pages))}


def _rest_page(*, rest: bool) -> str:
    lines = [
        "# REST API",
        "For clients in any other language: the document that all of this is made from.",
        "- [Read it in Redoc](rest-api.html): every path, with its schemas and examples." if rest else "",
        "- [openapi.json](openapi.json): the document as one file, with `x-codeSamples` for each operation.",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _reference_alone(reference: ReferencePages) -> SiteSource:
    navigation: Navigation = [HOME_PAGE, {"Reference": REFERENCE}]
    return SiteSource(name=reference.name, description=reference.description, navigation=navigation, pages={})


def _files(project: Project) -> str:
    """Give the address of files of the repository, without the folder of the package."""
    plan = project.main
    address = plan.metadata.files.replace(f"{plan.output.as_posix()}/{{file}}" if plan.output else "", "{file}")
    return address.replace("{version}", plan.names.version or "0.1.0")


def _with_reference(entries: Navigation, reference: Navigation) -> Navigation:
    """Put the pages of the reference in the place of the entry that stands for them."""
    filled: Navigation = []
    for entry in entries:
        match entry:
            case dict():
                filled.append({title: _below(value, reference) for title, value in entry.items()})
            case _:
                filled.append(entry)
    return filled


def _below(value: object, reference: Navigation) -> object:
    match value:
        case str() if value == REFERENCE:
            return reference
        case list():
            return _with_reference(value, reference)
        case _:
            return value
