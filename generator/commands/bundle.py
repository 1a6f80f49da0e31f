"""What `bundle` does: one file that other tools can read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.document import load_document, write_bundle
from generator.project import choose_project


def run(document: Path | None, overlays: Sequence[Path], output: Path | None, *, allow_remote_refs: bool) -> int:
    """Write the document, overlays applied and every reference local."""
    project = choose_project(Path.cwd(), document, overlays)
    bundle = load_document(project.document, project.overlays, allow_remote_refs=allow_remote_refs)
    write_bundle(bundle, output)
    return 0
