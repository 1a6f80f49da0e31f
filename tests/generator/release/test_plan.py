from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.generator.release.conftest import git

DOCUMENT = """\
openapi: 3.1.1
info: {title: Pet Shop, version: 1.0.0, description: Sells pets.}
servers: [{url: "https://shop.test"}]
security: []
tags: [{name: Pets, description: The pets.}]
paths:
  /pets:
    get:
      operationId: listPets
      x-client-action: list
      tags: [Pets]
      summary: List pets
      description: Gives pets.
      parameters:
      - {name: kind, in: query, description: Which kind., schema: {$ref: "#/components/schemas/Kind"}}
      - {name: limit, in: query, description: How many., schema: {type: integer, maximum: 100}}
      responses:
        "200":
          description: The pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Kind: {type: string, description: A kind., enum: [cat, dog]}
    Pet:
      type: object
      description: A pet.
      required: [name]
      properties:
        name: {type: string, description: How it is called.}
        weight: {type: number, description: What it weighs.}
"""

PROJECT = """\
[tool.generator]
document = "spec.yaml"
output = "out"

[tool.generator.names]
package = "pet_shop"

[tool.other]
version = "7"
"""

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.0.0] - 2026-01-02

### Added

- All.
"""

Plan = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project whose version 1.0.0 was released."""
    folder = tmp_path_factory.mktemp("shop")
    git(folder, "init", "--quiet")
    for name, text in {"spec.yaml": DOCUMENT, "pyproject.toml": PROJECT, "CHANGELOG.md": CHANGELOG}.items():
        (folder / name).write_text(text)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "tag", "v1.0.0")
    return folder


@pytest.fixture
def plan(shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Plan]:
    monkeypatch.chdir(shop)

    def run(*words: str, spec: str = DOCUMENT, changelog: str = CHANGELOG) -> tuple[int, str]:
        (shop / "spec.yaml").write_text(spec)
        (shop / "CHANGELOG.md").write_text(changelog)
        code = main(["release", "plan", "--date", "2026-11-28", *words])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    yield run
    (shop / "pyproject.toml").write_text(PROJECT)


BREAKING = {
    "field removed": (
        ("        weight: {type: number, description: What it weighs.}\n", ""),
        "- **Breaking:** `Pet.weight` was removed.",
    ),
    "action renamed": (
        ("x-client-action: list", "x-client-action: search"),
        "- **Breaking:** `client.pets.list()` became `client.pets.search()`.",
    ),
    "enum narrowed": (("enum: [cat, dog]", "enum: [cat]"), "- **Breaking:** `Kind.DOG` was removed."),
    "parameter demanded": (
        (
            "      - {name: limit",
            "      - {name: age, in: query, required: true, schema: {type: integer}}\n      - {name: limit",
        ),
        "- **Breaking:** `client.pets.list()` now demands `age=`.",
    ),
    "limit lowered": (
        ("maximum: 100", "maximum: 50"),
        "- **Breaking:** `limit=` of `client.pets.list()` changed its maximum from 100 to 50.",
    ),
}


@pytest.mark.parametrize("name", BREAKING)
def test_breaking_edit_is_a_major_version_that_says_what_to_change(name: str, plan: Plan) -> None:
    edit, line = BREAKING[name]

    code, out = plan(spec=DOCUMENT.replace(*edit))

    assert 0 == code, out
    assert "version   2.0.0 (major)" in out
    assert line in out
    assert 1 == out.count("\n- ")


def test_addition_is_a_minor_version(plan: Plan) -> None:
    spec = DOCUMENT.replace(
        "      - {name: limit", "      - {name: age, in: query, schema: {type: integer}}\n      - {name: limit"
    )

    code, out = plan(spec=spec)

    assert 0 == code, out
    assert "version   1.1.0 (minor)" in out
    assert "### Added\n\n- `client.pets.list()` learned `age=`." in out


def test_nothing_changed_is_nothing_to_release(plan: Plan) -> None:
    code, out = plan()

    assert 3 == code
    assert "nothing changed since v1.0.0" in out


def test_written_lines_come_first_and_count(plan: Plan) -> None:
    written = "### Fixed\n\n- Retries wait.\n\n### Added\n\n- `client.pets.list()` learned patience."
    spec = DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]")

    code, out = plan(spec=spec, changelog=CHANGELOG.replace("## [1", f"{written}\n\n## [1"))

    assert 0 == code, out
    added = "### Added\n\n- `client.pets.list()` learned patience.\n- `Kind` gained `ANT`."
    assert f"## [1.1.0] - 2026-11-28\n\n{added}\n\n### Fixed\n\n- Retries wait.\n" in out


def test_what_somebody_wrote_about_is_not_told_again(plan: Plan) -> None:
    written = "### Added\n\n- `Kind` gained `ANT`, at last."
    spec = DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]")

    _, out = plan(spec=spec, changelog=CHANGELOG.replace("## [1", f"{written}\n\n## [1"))

    assert 1 == out.count("`ANT`")


@pytest.mark.parametrize(
    ("written", "version"),
    [
        ("### Changed\n\n- **Breaking:** Retries are gone.", "2.0.0 (major)"),
        ("### Removed\n\n- Retries.", "2.0.0 (major)"),
        ("### Added\n\n- Retries.", "1.1.0 (minor)"),
        ("### Fixed\n\n- Retries.", "1.0.1 (patch)"),
    ],
)
def test_written_lines_alone_make_a_version(written: str, version: str, plan: Plan) -> None:
    code, out = plan(changelog=CHANGELOG.replace("## [1", f"{written}\n\n## [1"))

    assert 0 == code, out
    assert f"version   {version}" in out


def test_version_that_is_told_of_already_is_not_planned_again(plan: Plan) -> None:
    told = CHANGELOG.replace("## [1.0.0]", "## [1.1.0] - 2026-02-03\n\n### Added\n\n- More.\n\n## [1.0.0]")

    code, out = plan(spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]"), changelog=told)

    assert 1 == code
    assert "has 1.1.0 already" in out


def test_plan_of_another_document_is_never_written(plan: Plan, shop: Path) -> None:
    (shop / "other.yaml").write_text(DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]"))

    code, out = plan("--revision", "other.yaml", "--write")

    assert 1 == code
    assert "leave out --base and --revision" in out
    assert CHANGELOG == (shop / "CHANGELOG.md").read_text()


def test_package_that_is_not_generated_is_not_built(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    plan(spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]"))

    assert 1 == main(["release", "build"])
    assert "out is not up to date; run generate" in capsys.readouterr().err


def test_section_that_nobody_knows_is_refused(plan: Plan) -> None:
    code, out = plan(changelog=CHANGELOG.replace("## [1", "### News\n\n- All is well.\n\n## [1"))

    assert 1 == code
    assert "no section 'News'" in out


def test_version_that_says_too_little_is_refused(plan: Plan) -> None:
    for version in ("1.1.0", "1.0.0"):
        code, out = plan("--version", version, spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))

        assert 1 == code
        assert "says too little after 1.0.0; these changes need 2.0.0" in out


def test_version_that_says_more_is_taken(plan: Plan) -> None:
    code, out = plan("--version", "3.0.0", spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))

    assert 0 == code, out
    assert "## [3.0.0] - 2026-11-28" in out


def test_plan_is_written_to_changelog_version_and_package(plan: Plan, shop: Path) -> None:
    code, out = plan("--write", spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))

    assert 0 == code, out
    assert "tag v2.0.0" in out
    changelog = (shop / "CHANGELOG.md").read_text()
    assert changelog.startswith("# Changelog\n\n## [Unreleased]\n\n## [2.0.0] - 2026-11-28\n\n### Removed\n\n")
    assert changelog.endswith("\n\n## [1.0.0] - 2026-01-02\n\n### Added\n\n- All.\n")
    tools = tomllib.loads((shop / "pyproject.toml").read_text())["tool"]
    assert ("2.0.0", "7") == (tools["generator"]["version"], tools["other"]["version"])
    assert "2.0.0" == tomllib.loads((shop / "out" / "pyproject.toml").read_text())["project"]["version"]


def test_entry_goes_to_a_file_for_whoever_announces_it(plan: Plan, shop: Path, tmp_path: Path) -> None:
    plan("--notes", str(tmp_path / "notes.md"), spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))

    assert (
        "## [2.0.0] - 2026-11-28\n\n### Removed\n\n- **Breaking:** `Kind.DOG` was removed.\n"
        == (tmp_path / "notes.md").read_text()
    )
    assert CHANGELOG == (shop / "CHANGELOG.md").read_text()


def test_dry_plan_writes_nothing(plan: Plan, shop: Path) -> None:
    plan(spec=DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))

    assert CHANGELOG == (shop / "CHANGELOG.md").read_text()
    assert PROJECT == (shop / "pyproject.toml").read_text()
