"""Making the package of a feature: once per run, in a temporary folder."""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

from generator.output.write import write_tree
from generator.pipeline import Generation, generate
from generator.project.project import GENERAL_LAYER, PackagePlan, Project, ProjectNames

HERE = Path(__file__).resolve().parent
PACKAGE = "sample"

_FOLDER = tempfile.TemporaryDirectory(prefix="features-")


def make(feature: Path) -> Path:
    """Make a feature's package, and give the folder it is in."""
    return make_whole(feature)[1]


@cache
def make_whole(feature: Path) -> tuple[Generation, Path]:
    """Make a feature's package, and give what was generated beside the folder it is in.

    Overlays (`overlay*.yaml`) and a `layer/` of the feature are laid over; losses are fine where `losses.json` is
    among the expected files.
    """
    output = Path(_FOLDER.name) / feature.name
    project = Project(
        document=feature / "openapi.yaml",
        overlays=tuple(sorted(feature.glob("overlay*.yaml"))),
        packages=(PackagePlan(layers=(GENERAL_LAYER, *feature.glob("layer")), names=ProjectNames(package=PACKAGE)),),
    )
    generation = generate(project, keep_going=(feature / "expected" / "losses.json").exists())
    write_tree(output, generation.main.tree)
    return generation, output


@contextmanager
def imported(feature: Path) -> Iterator[ModuleType]:
    """Import a feature's package for a while; `models`, `errors` and `testing` are at hand.

    The runtime is the same in each, and stays loaded: to compile it takes longer than all else.
    """
    folder = str(make(feature))
    sys.path.insert(0, folder)
    for name in ("models", "errors", "testing"):
        importlib.import_module(f"{PACKAGE}.{name}")
    try:
        yield sys.modules[PACKAGE]
    finally:
        sys.path.remove(folder)
        for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
            if name.split(".")[1:2] != ["runtime"]:
                del sys.modules[name]
