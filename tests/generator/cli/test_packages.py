"""A project that makes two packages of one document: a client, and files that carry the document."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from generator.output.lock import LOCK_NAME
from generator.project.project import PackagePlan, read_project
from generator.targets.target import TARGETS
from tests.generator.cli.conftest import DOCUMENT, Run

PROJECT = """\
[tool.generator]
document = "shop.yaml"
version = "1.4.0"

[tool.generator.packages.client]
layers = ["python", "./shop"]
output = "made/client"
package = "pet_shop"

[tool.generator.packages.kennel]
layers = ["./kennel"]
output = "made/kennel"
target = "files"
package = "pet_kennel"
distribution = "kennel-of-pets"
"""
LAYERS = {
    "shop/layer.toml": '[extras]\nkennel = ["kennel-of-pets[all]=={version}", "rich"]\n',
    "kennel/layer.toml": '[document]\nfile = "shop.json"\n',
    "kennel/pyproject.toml.j2": '[project]\nname = "{{ package.distribution }}"\nversion = "{{ package.version }}"\n',
    "kennel/package/__init__.py.j2": '"""{{ package.title }}"""\nimport   os\n',
    "kennel/package/dogs.py": "DOGS   = 1\n",
}


@pytest.fixture
def shop(folder: Path) -> Path:
    """Give a folder with the project and its layers."""
    for name, text in {"pyproject.toml": PROJECT, **LAYERS}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def made(folder: Path) -> list[str]:
    return sorted(lock.parent.name for lock in folder.rglob(LOCK_NAME))


def test_each_package_is_made_by_its_own_layers(run: Run, shop: Path) -> None:
    result = run("generate")

    assert 0 == result.code, result.err
    assert (shop / "made" / "client" / "pet_shop" / "client.py").is_file()
    kennel = shop / "made" / "kennel"
    assert '"""Pet Shop"""\nimport   os\n' == (kennel / "pet_kennel" / "__init__.py").read_text()
    assert "DOGS   = 1\n" == (kennel / "pet_kennel" / "dogs.py").read_text()
    assert "Pet Shop" == json.loads((kennel / "pet_kennel" / "shop.json").read_bytes())["info"]["title"]
    assert not (kennel / "pet_kennel" / "client.py").exists()


def test_packages_share_a_version_and_one_may_ask_for_the_other(run: Run, shop: Path) -> None:
    run("generate")

    client, kennel = (
        tomllib.loads((shop / "made" / name / "pyproject.toml").read_text()) for name in ("client", "kennel")
    )
    assert "1.4.0" == client["project"]["version"] == kennel["project"]["version"]
    assert ["kennel-of-pets[all]==1.4.0", "rich"] == client["project"]["optional-dependencies"]["kennel"]


def test_only_what_changed_is_made_again(run: Run, shop: Path) -> None:
    run("generate")
    (shop / "kennel" / "package" / "dogs.py").write_text("DOGS = 2\n")

    result = run("generate")

    assert ["made/client: up to date", "made/kennel: 4 files: 1 written"] == [
        line.partition(",")[0] for line in result.out.splitlines()
    ]


def test_changed_document_is_in_both(run: Run, shop: Path) -> None:
    run("generate")
    (shop / "shop.yaml").write_text(DOCUMENT.replace("How it is called", "Its name"))

    result = run("generate")

    assert 0 == result.code, result.err
    assert "Its name" in (shop / "made" / "kennel" / "pet_kennel" / "shop.json").read_text()
    assert "up to date" not in result.out


def test_check_compares_all_and_fails_for_any(run: Run, shop: Path) -> None:
    run("generate")
    assert 0 == run("generate", "--check").code

    (shop / "made" / "kennel" / "pet_kennel" / "dogs.py").write_text("")
    result = run("generate", "--check")

    assert 1 == result.code
    assert "made/client: up to date\n" in result.out
    assert "made/kennel: 1 file differs; run generate\n" in result.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--only", "kennel"), ["kennel"]),
        (("--only", "client"), ["client"]),
        (("--output", "other"), ["other"]),
        (("--only", "kennel", "--output", "other"), ["other"]),
        (("--spec", "shop.yaml", "--output", "other"), ["other"]),
        (("--package", "animals"), ["client"]),
    ],
)
def test_one_package_alone(run: Run, shop: Path, words: tuple[str, ...], expected: list[str]) -> None:
    result = run("generate", *words)

    assert 0 == result.code, result.err
    assert expected == made(shop)


def test_document_of_another_project_makes_one_package(run: Run, shop: Path) -> None:
    (shop / "other.yaml").write_text(DOCUMENT)

    result = run("generate", "--spec", "other.yaml", "--output", "other")

    assert 0 == result.code, result.err
    assert ["other"] == made(shop)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('output = "made/kennel"', 'output = "made/client"', "the packages 'client' and 'kennel' share a folder"),
        (
            'output = "made/kennel"',
            'output = "made/client/kennel"',
            "the packages 'client' and 'kennel' share a folder",
        ),
        ('output = "made/client"', 'output = "made/../made/kennel"', "share a folder"),
        ('target = "files"', 'target = "ruby"', "no target 'ruby'; use one of python, files"),
        ('target = "files"', 'names = "files"', "[tool.generator.packages.kennel] has no setting 'names'"),
        ('output = "made/kennel"', "", "[tool.generator.packages.kennel] needs 'output'"),
        ('version = "1.4.0"', 'output = "made"', "[tool.generator] has no setting 'output'"),
        (PROJECT[PROJECT.index("[tool.generator.packages.client]") :], "packages = {}", "packages] is empty"),
        (PROJECT[PROJECT.index("[tool.generator.packages.client]") :], "packages = 1", "packages] must be a table"),
    ],
)
def test_project_that_makes_no_sense_is_one_line(run: Run, shop: Path, before: str, after: str, message: str) -> None:
    (shop / "pyproject.toml").write_text(PROJECT.replace(before, after))

    result = run("generate")

    assert 2 == result.code
    assert message in result.err
    assert 1 == result.err.count("\n")
    assert [] == made(shop)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "dogs"), "there is no package 'dogs'; name one of client, kennel"),
        (("--only", "dogs", "--spec", "other.yaml"), "there is no package 'dogs'; leave out --only"),
    ],
)
def test_unknown_package_is_refused(run: Run, shop: Path, words: tuple[str, ...], message: str) -> None:
    (shop / "other.yaml").write_text(DOCUMENT)

    result = run("generate", *words)

    assert 2 == result.code
    assert message in result.err


def test_drift_names_the_files_of_every_package(run: Run, shop: Path) -> None:
    run("generate")
    for file in ("client/README.md", "kennel/pet_kennel/dogs.py"):
        (shop / "made" / file).write_text("")

    result = run("drift")

    assert 1 == result.code
    assert "made/client/README.md" in result.out
    assert "made/kennel/pet_kennel/dogs.py" in result.out


def test_every_target_can_be_named(shop: Path) -> None:
    for target in TARGETS:
        (shop / "pyproject.toml").write_text(PROJECT.replace('target = "files"', f'target = "{target}"'))

        assert target == read_project(shop).packages[1].target
    assert PackagePlan().target in TARGETS


@pytest.mark.parametrize(("before", "expected"), [("", 0), ("agent = false\n", 0), ("agent = true\n", 1)])
def test_only_a_package_that_asks_for_it_has_what_agents_use(run: Run, shop: Path, before: str, expected: int) -> None:
    text = PROJECT.replace('output = "made/client"\n', f'output = "made/client"\n{before}')
    (shop / "pyproject.toml").write_text(text, encoding="utf-8")
    (shop / "shop/layer.toml").write_text(
        '[agent_extras]\nbot = ["a-robot"]\n[agent_scripts]\nshop = "agent.x:main"\n', encoding="utf-8"
    )

    assert 0 == run("generate").code
    client = shop / "made" / "client"
    project = tomllib.loads((client / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert expected == (client / "pet_shop" / "agent" / "catalog.json").is_file()
    assert expected == ("bot" in project["optional-dependencies"])
    assert expected == ("scripts" in project)


def test_agent_is_true_or_false(run: Run, shop: Path) -> None:
    text = PROJECT.replace('output = "made/client"\n', 'output = "made/client"\nagent = "yes"\n')
    (shop / "pyproject.toml").write_text(text, encoding="utf-8")

    assert "'agent' must be true or false" in run("generate").err
