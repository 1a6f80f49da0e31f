"""`action.yml` in a second repository: each step's shell, with the files that a runner gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.processes.actions import Action
from tests.processes.shop import DOCUMENT, WITHOUT_NICK, git

pytestmark = pytest.mark.slow

GH = """\
#!/usr/bin/env bash
# Stands in for GitHub's command: keeps the words it is given, and knows one pull request once it was created.
here=$(dirname "$0")
printf '%s\\n' "$*" >> "$here/calls"
case "$1 $2" in
  "pr list") if [ -f "$here/created" ]; then echo https://github.test/pull/1; fi ;;
  "pr create") touch "$here/created"; cat "${@: -1}" > "$here/body"; echo https://github.test/pull/1 ;;
  "pr edit") cat "${@: -1}" > "$here/body" ;;
esac
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    return folder


@pytest.fixture
def action(shop: Path, command: str, programs: Path, tmp_path: Path) -> Action:
    temporary = tmp_path / "runner"
    temporary.mkdir()
    return Action(repository=shop, temporary=temporary, command=command, programs=programs)


def pushed(shop: Path, file: str) -> str:
    return git(shop.parent / "origin.git", "show", f"apivideo-generator/update:{file}")


def test_whole_document_and_package_pass(action: Action) -> None:
    outcome = action.run()

    assert (0, "clean") == (outcome.code, outcome.outputs["drift"]["verdict"]), outcome.printed
    assert outcome.summary.startswith("## Drift: none")
    assert "<html" in Path(outcome.outputs["drift"]["report"]).read_text()


def test_broken_document_is_an_annotation(action: Action, shop: Path) -> None:
    (shop / "openapi.yaml").write_text(DOCUMENT.replace("in: query", "in: nowhere"))

    outcome = action.run(tasks="validate")

    assert 1 == outcome.code
    assert "::error file=openapi.yaml,line=" in outcome.printed


def test_document_of_a_repository_without_configuration_is_validated(action: Action, shop: Path) -> None:
    (shop / "pyproject.toml").unlink()

    assert 0 == action.run(tasks="validate", document="openapi.yaml").code


@pytest.mark.parametrize(("fails", "code"), [("true", 1), ("false", 0)])
def test_drift_is_reported_and_fails_the_job_unless_told_otherwise(
    fails: str, code: int, action: Action, shop: Path
) -> None:
    (shop / "sdk" / "README.md").write_text("edited by hand")

    outcome = action.run(tasks="drift", fail_on_drift=fails)

    assert (code, "drift") == (outcome.code, outcome.outputs["drift"]["verdict"]), outcome.printed
    assert "sdk/README.md" in outcome.summary
    assert "::error file=sdk/README.md" in outcome.printed


def test_public_document_is_compared_as_well(action: Action, shop: Path) -> None:
    (shop / "public one.yaml").write_text(DOCUMENT)
    (shop / "public.yaml").write_text(
        DOCUMENT.replace("name: nick", "name: nick").replace("        nick:", "        age:")
    )

    outcome = action.run(tasks="drift", upstream="public.yaml")

    assert "drift" == outcome.outputs["drift"]["verdict"], outcome.printed
    assert "age" in outcome.summary


def test_check_that_cannot_be_run_fails_the_job(action: Action) -> None:
    outcome = action.run(tasks="drift", upstream="missing.yaml", fail_on_drift="false")

    assert 2 == outcome.code


def test_nothing_changed_is_no_pull_request(action: Action, programs: Path) -> None:
    outcome = action.run(tasks="update")

    assert (0, "") == (outcome.code, outcome.outputs["update"]["version"]), outcome.printed
    assert "Nothing changed." in outcome.summary
    assert not (programs / "calls").exists()


def test_changed_document_becomes_a_pull_request_with_version_and_changelog(
    action: Action, shop: Path, programs: Path
) -> None:
    (shop / "openapi.yaml").write_text(WITHOUT_NICK)

    outcome = action.run(tasks="update")

    assert 0 == outcome.code, outcome.printed
    assert "2.0.0" == outcome.outputs["update"]["version"]
    assert "https://github.test/pull/1" == outcome.outputs["request"]["url"]
    assert 'version = "2.0.0"' in pushed(shop, "pyproject.toml")
    assert "- **Breaking:** `Pet.nick` was removed." in pushed(shop, "CHANGELOG.md")
    assert "nick" not in pushed(shop, "sdk/pet_shop/models/pets.py")
    body = (programs / "body").read_text()
    assert body.startswith("## [2.0.0] - ")
    assert "`Pet.nick` was removed." in body
    assert (
        "pr create --head apivideo-generator/update --base main --title Regenerate the SDK (2.0.0)"
        in (programs / "calls").read_text()
    )


def test_open_pull_request_is_brought_up_to_date(action: Action, shop: Path, programs: Path) -> None:
    (shop / "openapi.yaml").write_text(WITHOUT_NICK)
    action.run(tasks="update")
    git(shop, "reset", "--quiet", "--hard", "HEAD^")
    (shop / "openapi.yaml").write_text(DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, ant]"))

    outcome = action.run(tasks="update", title="Update")

    assert 0 == outcome.code, outcome.printed
    assert "pr edit https://github.test/pull/1 --title Update (1.1.0)" in (programs / "calls").read_text()
    assert 'version = "1.1.0"' in pushed(shop, "pyproject.toml")


def test_package_alone_is_regenerated_where_no_release_is_wanted(action: Action, shop: Path, programs: Path) -> None:
    (shop / "openapi.yaml").write_text(WITHOUT_NICK)

    outcome = action.run(tasks="update", release="false")

    assert 0 == outcome.code, outcome.printed
    assert 'version = "1.0.0"' in pushed(shop, "pyproject.toml")
    assert "nick" not in pushed(shop, "sdk/pet_shop/models/pets.py")
    assert "The package as the document describes it now.\n" == (programs / "body").read_text()


def test_base_is_never_overwritten(action: Action, shop: Path) -> None:
    (shop / "openapi.yaml").write_text(WITHOUT_NICK)

    outcome = action.run(tasks="update", branch="main")

    assert 2 == outcome.code
    assert "name another branch" in outcome.printed
    assert "" == git(shop.parent / "origin.git", "branch", "--list")
