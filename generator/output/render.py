"""Rendering: every file of the layers becomes a file of the tree, once, or once per item its braces name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from generator.output.filters import FILTERS
from generator.output.layers import TEMPLATE_ENDING, LayerFiles
from generator.output.tree import FileTree, Making, build_tree

REPEATS: Final[Mapping[str, str]] = {
    "resource": "resources",
    "module": "model_modules",
    "suite": "suites",
    "workflow_suite": "workflow_suites",
}
"""What braces in a file's name may speak of: the variable, and the tuple of the package it runs over."""

_BRACES: Final = re.compile(r"\{([a-z_]+)\.([a-z_]+)\}")
_PACKAGE_FOLDER: Final = "package/"


class RenderError(Exception):
    """A template that cannot be rendered: a mistake of a layer or of the view, not of a document."""


class NamedPackage(Protocol):
    """What a package view must offer; the templates know the rest of it."""

    @property
    def name(self) -> str:
        """Import name, and name of the folder."""
        ...

    @property
    def payloads(self) -> tuple[tuple[str, bytes], ...]:
        """Path and content of each ready file."""
        ...


def render_tree(layers: LayerFiles, package: NamedPackage, cache: Path | None = None) -> FileTree:
    """Render or copy every file of the layers for one package.

    cache: folder for compiled templates, made when missing. Raises RenderError, and PathError for a bad path.
    """
    environment = _environment(layers, cache)
    return build_tree(_files(environment, layers, package))


def _environment(layers: LayerFiles, cache: Path | None) -> Environment:
    environment = Environment(
        loader=_LayerLoader(layers.sources),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 # Python is written here, not HTML
        auto_reload=False,
        bytecode_cache=_bytecode_cache(cache),
    )
    environment.filters = {**environment.filters, **FILTERS}
    return environment


def _bytecode_cache(folder: Path | None) -> FileSystemBytecodeCache | None:
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None  # a checkout that may not be written to still renders, a little slower
    return FileSystemBytecodeCache(str(folder))


class _LayerLoader(BaseLoader):
    """Finds a template by its path below the layers, `.j2` included, in the last layer that has it."""

    def __init__(self, sources: Mapping[str, Path]) -> None:
        self._files = {name + TEMPLATE_ENDING: file for name, file in sources.items() if _is_template(file)}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 # Jinja's signature
        file = self._files.get(template)
        if file is None:
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), template, None


def _is_template(file: Path) -> bool:
    return file.name.endswith(TEMPLATE_ENDING)


def _files(environment: Environment, layers: LayerFiles, package: NamedPackage) -> Iterator[tuple[str, bytes, Making]]:
    for name, file in layers.sources.items():
        if not _is_template(file):
            yield _place(name, {}, package), file.read_bytes(), Making.COPIED
        elif not _is_partial(file):
            yield from _rendered(environment, name, package)
    yield from ((path, content, Making.COPIED) for path, content in package.payloads)


def _is_partial(file: Path) -> bool:
    return file.name.startswith("_") and not file.name.startswith("__")


def _rendered(environment: Environment, name: str, package: NamedPackage) -> Iterator[tuple[str, bytes, Making]]:
    try:
        template = environment.get_template(name + TEMPLATE_ENDING)
        for variables in _repetitions(name, package):
            text = template.render(package=package, **variables)
            making = Making.REPEATED if variables else Making.RENDERED
            yield _place(name, variables, package), text.encode(), making
    except TemplateSyntaxError as error:
        raise RenderError(f"{error.name}:{error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, AttributeError) as error:
        raise RenderError(f"{name}{TEMPLATE_ENDING}:{_line_of(error, name)}: {error}") from error


def _repetitions(name: str, package: NamedPackage) -> Iterable[Mapping[str, Any]]:
    """Give the variables of each file a name stands for: one without any when there are no braces."""
    subjects = {subject for subject, _ in _BRACES.findall(name)}
    if not subjects:
        return ({},)
    subject = subjects.pop()
    if subjects or subject not in REPEATS:
        raise RenderError(f"{name}{TEMPLATE_ENDING}: braces may name one of {', '.join(REPEATS)}")
    return ({subject: item} for item in getattr(package, REPEATS[subject]))


def _place(name: str, variables: Mapping[str, Any], package: NamedPackage) -> str:
    """Give the path a file is written to: braces replaced, `package/` by the package's own name."""
    path = _BRACES.sub(lambda found: str(getattr(variables[found[1]], found[2])), name) if variables else name
    if path.startswith(_PACKAGE_FOLDER):
        path = f"{package.name}/{path.removeprefix(_PACKAGE_FOLDER)}"
    return path


def _line_of(error: BaseException, name: str) -> int | str:
    """Give the template's line an error came from: Jinja rewrites tracebacks to name it."""
    line: int | str = "?"
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(name + TEMPLATE_ENDING):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
