"""Layers written from plain text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.output.layers import LayerFiles, read_layers
from tests.generator.output.sample import MakeLayers


@pytest.fixture
def make_layers(tmp_path: Path) -> MakeLayers:
    """Write one folder per mapping of path to text, and read them as layers."""

    def make(*layers: Mapping[str, str]) -> LayerFiles:
        folders = [tmp_path / f"layer{number}" for number, _ in enumerate(layers)]
        for folder, files in zip(folders, layers, strict=True):
            folder.mkdir(exist_ok=True)
            for path, text in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
        return read_layers(folders)

    return make
