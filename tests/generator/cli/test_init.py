"""`init`: settings that work as they are written, and each that is commented out when it is put in force."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.configuration import choices, metadata
from generator.project import project
from tests.generator.cli.conftest import DOCUMENT, Run

SECURITY = """\
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
"""
FILES = {
    "overlay.yaml": "overlay: 1.0.0\ninfo: {title: Own, version: '1'}\nactions: []\n",
    "layer/notes.md": "Of the layer.\n",
    "workflows/README.md": "None yet.\n",
    "LICENSE": "Anybody may use this.\n",
    "README.md.j2": "# Own words on {{ package.name }}\n",
}
OTHER_USES = ("target", "packages")
"""Settings that make a package of another kind, or further ones."""


@pytest.fixture
def written(run: Run, folder: Path) -> str:
    (folder / "shop.yaml").rename(folder / "openapi.yaml")
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("security: []", "security: [{key: []}]") + SECURITY)
    assert 0 == run("init").code
    return (folder / "pyproject.toml").read_text()


def in_force(text: str, *, without: tuple[str, ...] = ()) -> str:
    """Give the settings with every one of them in force."""
    blocks = re.sub(r"^# (?=\[|[\w\"-]+ = |\"[^\"]+\" = )", "", text, flags=re.MULTILINE).split("\n\n")
    kept = [block for block in blocks if not any(f"[tool.generator.{name}" in block for name in without)]
    lines = [
        line for line in "\n\n".join(kept).splitlines() if not line.startswith(tuple(f"{one} =" for one in without))
    ]
    return "\n".join(lines)


def test_package_is_made_without_a_further_word(run: Run, written: str, folder: Path) -> None:
    result = run("generate")

    assert 0 == result.code, result.err
    assert written.startswith("[tool.generator]\n")
    assert (folder / "generated" / "pet_shop" / "pet_shop" / "client.py").is_file()


def test_names_are_those_that_the_document_would_give(run: Run, written: str, folder: Path) -> None:
    run("generate")
    run("generate", "--spec", str(folder / "openapi.yaml"), "--output", "other")

    names = tomllib.loads(written)["tool"]["generator"]["names"]
    assert {"package": "pet_shop", "distribution": "pet-shop", "client": "PetShop", "env_prefix": "PET_SHOP"} == names


def test_every_setting_works_when_it_is_put_in_force(run: Run, written: str, folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "pyproject.toml").write_text(in_force(written, without=OTHER_USES))

    result = run("generate")

    made = folder / "generated" / "pet_shop"
    assert 0 == result.code, result.out + result.err
    assert "# Own words on pet_shop\n" == (made / "README.md").read_text()
    assert "Of the layer.\n" == (made / "notes.md").read_text()
    assert "Anybody may use this.\n" == (made / "LICENSE").read_text()
    described = tomllib.loads((made / "pyproject.toml").read_text())["project"]
    assert ("1.0.0", "MIT", ["rich>=13"]) == (
        described["version"],
        described["license"],
        described["optional-dependencies"]["table"],
    )
    called = (made / "pet_shop" / "resources" / "my_part.py").read_text()
    assert "def my_method(self, my_argument: str" in called
    assert "-> MyModel:" in called


def test_several_packages_take_the_place_of_one(run: Run, written: str, folder: Path) -> None:
    blocks = in_force(written, without=("target", "names", "rename", "extras", "templates")).split("\n\n")
    shared = [line for line in blocks[0].splitlines() if line.startswith(("[", "document", "version"))]
    (folder / "pyproject.toml").write_text("\n".join([*shared, *blocks[-1].splitlines()]))

    result = run("generate", "--only", "sdk")

    assert 0 == result.code, result.out + result.err
    assert (folder / "generated" / "pet_shop" / "pet_shop" / "client.py").is_file()


def test_every_setting_there_is_stands_in_the_file(written: str) -> None:
    known = {*project.SETTINGS, *metadata.SETTINGS, *choices.RENAMES}

    for name in known:
        assert re.search(rf"^(# )?({name} =|\[tool\.generator\.(\w+\.)?{name}\b)", written, re.MULTILINE), name


@pytest.mark.parametrize("place", ["", "spec/", "api/", "docs/"])
@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml"])
def test_only_document_is_found_in_the_usual_places(run: Run, folder: Path, place: str, name: str) -> None:
    (folder / place).mkdir(exist_ok=True)
    (folder / "shop.yaml").rename(folder / place / name)
    if name.endswith(".json"):
        (folder / place / name).write_text('{"openapi": "3.1.1", "info": {"title": "A", "version": "1"}, "paths": {}}')

    assert 0 == run("init").code
    written = tomllib.loads((folder / "pyproject.toml").read_text())
    assert f"{place}{name}" == written["tool"]["generator"]["document"]


def test_settings_go_below_those_of_other_tools(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.ruff]\nline-length = 100")

    assert 0 == run("init", "shop.yaml").code
    tools = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]
    assert (100, "shop.yaml") == (tools["ruff"]["line-length"], tools["generator"]["document"])


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [
        ({"pyproject.toml": "[tool.generator]\n"}, ("shop.yaml",), "there is a [tool.generator] table already"),
        ({"pyproject.toml": "[tool.generator\n"}, ("shop.yaml",), "not valid TOML"),
        ({}, (), "no openapi.yaml or openapi.json is here; name the document"),
        ({"openapi.yaml": DOCUMENT, "spec/openapi.json": "{}"}, (), "several documents are here"),
        ({}, ("missing.yaml",), "missing.yaml"),
        ({}, ("-",), "cannot name standard input"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    run: Run, folder: Path, files: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)

    result = run("init", *words)

    assert 2 == result.code
    assert said in result.err
    assert files.get("pyproject.toml") == (
        (folder / "pyproject.toml").read_text() if (folder / "pyproject.toml").exists() else None
    )


def test_names_that_a_comment_cannot_hold_are_not_among_the_examples(run: Run, folder: Path) -> None:
    odd = DOCUMENT.replace("tags: [Pets]", 'tags: ["a\\u007f\\nb"]').replace("name: petId", 'name: "\\u2028id"')
    (folder / "shop.yaml").write_text(odd.replace("{petId}", "{\u2028id}"))

    assert 0 == run("init", "shop.yaml").code
    assert "rename.tags" not in (folder / "pyproject.toml").read_text()
    assert tomllib.loads((folder / "pyproject.toml").read_text())
