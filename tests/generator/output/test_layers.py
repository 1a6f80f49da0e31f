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


def test_entries_of_the_package_are_joined(make_layers: MakeLayers) -> None:
    first = '[extras]\nserver = ["starlette"]\n[scripts]\nserve = "server.cli:main"\n[document]\nfile = "a.json"\n'
    second = '[extras]\nserver = ["uvicorn"]\n[pytest_plugins]\nserver = "server.plugin"\n[project]\nlicense = "MIT"\n'

    additions = make_layers({"layer.toml": first}, {"layer.toml": second}).additions

    assert {"server": ["uvicorn"]} == additions.extras
    assert {"serve": "server.cli:main"} == additions.scripts
    assert {"server": "server.plugin"} == additions.pytest_plugins
    assert "a.json" == additions.document
    assert "MIT" == additions.license


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[extras]\nserver = "starlette"', "extras.server must be a list"),
        ('[extras]\n"a b" = []', "extras.a b must be a list"),
        ('[scripts]\nserve = "server.cli"', "scripts.serve must be of the form"),
        ('[scripts]\n"a b" = "server.cli:main"', "scripts.a b must be of the form"),
        ('[pytest_plugins]\nserver = "server:plugin"', "pytest_plugins.server must be a module"),
        ('[document]\nfile = "openapi.yaml"', "document.file must be file"),
        ('[document]\nname = "openapi.json"', "document.name must be file"),
        ("[project]\nlicense = 1", "project.license must be license"),
        ('[project]\nlicence = "MIT"', "project.licence must be license"),
        ("[mixin]", r"unknown table \[mixin\]"),
        ("mixins = 1", "not a table"),
        ('[mixins]\nA = "b"', "module:Name"),
        ("[mixins", "not valid TOML"),
    ],
)
def test_slip_in_additions_is_told_with_its_file(make_layers: MakeLayers, text: str, told: str) -> None:
    with pytest.raises(UnusableInputError, match=rf"layer\.toml.*{told}"):
        make_layers({"layer.toml": text})


def test_missing_layer_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no such layer folder"):
        read_layers([tmp_path / "nothing"])
