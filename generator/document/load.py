"""Loading a document: read, bundle, overlay, and hold every reference to its word."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.base import resolve_servers
from generator.document.document import Document, WrittenDocument
from generator.document.locate import Locator
from generator.document.overlay import apply_overlay
from generator.document.references.bundle import bundle
from generator.document.references.dynamic import replace_dynamic_references
from generator.document.references.local import all_slots, broken_references, is_plainly_whole
from generator.document.references.other_files import Files, SourceFile, read_file
from generator.document.source import STDIN_NAME, Source, refuse
from generator.document.tree import ROOT, Object
from generator.problems import Location, Problem, Severity
from generator.reach import NEAR, Reach

if TYPE_CHECKING:
    from generator.document.upgrade import Upgrade


def load_document(
    document: Path | str, overlays: Sequence[Path] = (), *, reach: Reach = NEAR, keep_going: bool = False
) -> Document:
    """Load a document and the files it refers to into one tree, and apply overlays to it in their order.

    document: a file, an http or https URL, or `-` for standard input. reach: what its references may lead to.

    Raises UnusableInputError for what cannot be worked with. When going on, references that cannot be followed stay as
    they are and are reported in `Document.problems` instead.
    """
    with _no_collections():
        return _load(document, overlays, reach, keep_going=keep_going)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Values only grow while reading: looking for garbage among them would cost a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(document: Path | str, overlays: Sequence[Path], reach: Reach, *, keep_going: bool) -> Document:
    files = Files(document, reach)
    locator = Locator(files.root.source)
    root = _check_root(files.root, locator)
    found: tuple[Problem, ...] = ()
    is_whole = files.root.source.is_json and "$dynamicRef" not in files.root.source.text
    is_whole = is_whole and is_plainly_whole(files.root.source.text, root)
    if not is_whole:
        found = bundle(files, root, locator, keep_going=keep_going)
        if any("$dynamicRef" in source.text for source in files.sources):
            replace_dynamic_references(root)
    problems = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    warnings = tuple(problem for problem in found if problem.severity is Severity.WARNING)
    layers = tuple(read_file(Path(overlay)) for overlay in overlays)
    for layer in layers:
        apply_overlay(layer, root, locator)
    written = WrittenDocument(root=root, locator=locator)
    if "swagger" in root:
        from generator.document.upgrade import upgrade_swagger  # noqa: PLC0415 # most documents need no upgrade

        upgrade = upgrade_swagger(root, files.root.source.name if files.root.source.path is None else "")
        root, locator = upgrade.root, locator.upgraded(upgrade.old)
        problems += tuple(_upgrade_problems(upgrade, written, is_loss=True))
        warnings += tuple(_upgrade_problems(upgrade, written, is_loss=False))
    resolve_servers(root, files.root.source.name)
    if layers or not is_whole:
        places = written.slots if root is written.root else all_slots(root)
        broken = broken_references(root, places)
        problems += _check_references(broken, locator, problems, keep_going=keep_going)
    texts = (*files.sources, *(layer.source for layer in layers))
    path = files.root.source.path or Path(files.root.source.name.rpartition("/")[2] or "openapi")
    return Document(
        root=root,
        path=path,
        sources=_paths(texts),
        written=written,
        problems=problems,
        warnings=warnings,
        texts=texts,
        locator=locator,
    )


def _paths(texts: tuple[Source, ...]) -> tuple[Path, ...]:
    return tuple(source.path for source in texts if source.path is not None and source.name != STDIN_NAME)


def _upgrade_problems(upgrade: Upgrade, written: WrittenDocument, *, is_loss: bool) -> Iterator[Problem]:
    rule, severity = ("loss", Severity.ERROR) if is_loss else ("upgrade", Severity.WARNING)
    for note in upgrade.notes:
        if note.is_loss is is_loss:
            where = written.locate(note.pointer)
            yield Problem(where=where, rule=rule, message=f"{note.pointer}: {note.message}", severity=severity)


def _check_root(file: SourceFile, locator: Locator) -> Object:
    """Refuse what is no document of Swagger 2.0 or OpenAPI 3, in one clear line."""
    root = file.tree
    here = Location(file=file.source.name)
    if not isinstance(root, dict):
        kind = "a list" if isinstance(root, list) else "plain text"
        refuse(f"the document is {kind}; write an object with `openapi`, `info` and `paths`", here)
    if "swagger" in root:
        from generator.document.upgrade import is_swagger  # noqa: PLC0415 # most documents need no upgrade

        if not is_swagger(root):
            where = locator.locate(f"{ROOT}/swagger")
            message = f"Swagger {root['swagger']} is not supported; write '2.0', or convert the document to OpenAPI 3"
            refuse(message, where, rule="unsupported-version")
        _check_content(root, ("paths",), here)
        return root
    if "openapi" not in root:
        refuse("there is no `openapi` field; name the root file of an OpenAPI document", here, rule="no-openapi")
    version = root["openapi"]
    if not isinstance(version, str) or not _SUPPORTED.match(version):
        message = f"`openapi: {version}` is not supported; write a quoted version of 3.0, 3.1 or 3.2 such as '3.1.1'"
        refuse(message, locator.locate(f"{ROOT}/openapi"), rule="unsupported-version")
    allowed = ("paths",) if version.startswith("3.0") else ("paths", "webhooks", "components")
    _check_content(root, allowed, here)
    return root


def _check_content(root: Object, allowed: Sequence[str], here: Location) -> None:
    if not any(name in root for name in allowed):
        names = " or ".join(f"`{name}`" for name in allowed)
        refuse(f"there are no {names}; add the operations", here, rule="no-paths")


_SUPPORTED = re.compile(r"3\.[012](\.|\Z)")


def _check_references(
    broken: Iterable[tuple[str, str, str]], locator: Locator, known: tuple[Problem, ...], *, keep_going: bool
) -> tuple[Problem, ...]:
    known_places = {problem.where for problem in known}
    problems: list[Problem] = []
    for pointer, rule, message in broken:
        where = locator.locate(pointer)
        if not keep_going:
            refuse(message, where, rule)
        if where not in known_places:
            problems.append(Problem(where=where, rule=rule, message=message))
    return tuple(problems)
