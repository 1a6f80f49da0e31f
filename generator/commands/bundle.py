"""What `bundle` does: one file that other tools can read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.document import load_document
from generator.document.write import write_bundle
from generator.project.project import choose_project, with_reach
from generator.reach import Reach


def run(
    document: Path | str | None, overlays: Sequence[Path], output: Path | None, reach: Reach, *, samples: bool = False
) -> int:
    """Write the document, overlays applied and every reference local. samples: with code for each operation."""
    project = with_reach(choose_project(Path.cwd(), document, overlays), reach)
    bundled = load_document(project.source, project.overlays, reach=project.reach)
    if samples:
        from generator.site.samples import add_samples  # noqa: PLC0415 # a plain bundle needs no view of a package

        add_samples(bundled, project)
    write_bundle(bundled, output)
    return 0
