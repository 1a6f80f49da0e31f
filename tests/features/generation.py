"""Making the package of a feature: once per run, in a temporary folder."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from generator.output.write import write_tree
from generator.pipeline import generate
from generator.project import GENERAL_LAYER, Names, PackagePlan, Project

HERE = Path(__file__).resolve().parent
PACKAGE = "sample"

_FOLDER = tempfile.TemporaryDirectory(prefix="features-")


@cache
def make(feature: Path) -> Path:
    """Make a feature's package, and give the folder it is in.

    Overlays (`overlay*.yaml`) and a `layer/` of the feature are laid over; losses are fine where `losses.json` is
    among the expected files.
    """
    output = Path(_FOLDER.name) / feature.name
    project = Project(
        document=feature / "openapi.yaml",
        overlays=tuple(sorted(feature.glob("overlay*.yaml"))),
        packages=(PackagePlan(layers=(GENERAL_LAYER, *feature.glob("layer")), names=Names(package=PACKAGE)),),
    )
    generation = generate(project, keep_going=(feature / "expected" / "losses.json").exists())
    write_tree(output, generation.main.tree)
    return output
