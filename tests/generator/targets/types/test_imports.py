from __future__ import annotations

from generator.targets.python.package.imports import Import, import_lines


def test_imports_are_grouped_and_sorted_as_ruff_sorts_them() -> None:
    imports = [
        Import(module=".models.shared", name="Metadata"),
        Import(module=".runtime.values.models", name="field"),
        Import(module=".runtime.values.models", name="Model"),
        Import(module=".runtime.values.models", name="UNSET"),
        Import(module="typing", name="Any"),
        Import(module="datetime", alias="dt"),
        Import(module="datetime", name="datetime"),
        Import(module="builtins"),
        Import(module="collections.abc", name="Sequence"),
    ]

    lines = import_lines(imports, within=".models")

    expected = (
        "import builtins",
        "import datetime as dt",
        "from collections.abc import Sequence",
        "from datetime import datetime",
        "from typing import Any",
        "",
        "from ..runtime.values.models import UNSET, Model, field",
        "from .shared import Metadata",
    )
    assert expected == lines


def test_a_module_of_the_root_imports_with_one_dot() -> None:
    lines = import_lines([Import(module=".models.videos", name="Video")])

    assert ("from .models.videos import Video",) == lines


def test_an_import_that_is_needed_twice_stands_once() -> None:
    needed = Import(module="typing", name="Any")

    assert ("from typing import Any",) == import_lines([needed, needed])


def test_nothing_to_import_gives_no_lines() -> None:
    assert () == import_lines([])
