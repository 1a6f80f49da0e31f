from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.layers import read_layers
from generator.problems import UnusableInputError
from tests.generator.output.sample import MakeLayers


def test_additions_of_all_layers_are_joined(make_layers: MakeLayers) -> None:
    first = '[mixins]\nClient = "a:A"\nVideos = "a:V"\n'
    second = '[mixins]\nClient = "b:B"\n[exports]\nthing = "b:Thing"\n'

    additions = make_layers({"layer.toml": first}, {"layer.toml": second}).additions

    assert {"Client": "b:B", "Videos": "a:V"} == additions.mixins
    assert {"thing": "b:Thing"} == additions.exports


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[mixin]", r"unknown table \[mixin\]"),
        ("mixins = 1", "no table"),
        ('[mixins]\nA = "b"', "module:Name"),
        ("[mixins", "no TOML"),
    ],
)
def test_slip_in_additions_is_told_with_its_file(make_layers: MakeLayers, text: str, told: str) -> None:
    with pytest.raises(UnusableInputError, match=rf"layer\.toml.*{told}"):
        make_layers({"layer.toml": text})


def test_missing_layer_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no such layer folder"):
        read_layers([tmp_path / "nothing"])
