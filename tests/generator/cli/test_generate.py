from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generator.cli.conftest import DANGLING, DOCUMENT, Result, Run

GENERATE = ("generate", "--spec", "shop.yaml", "--output", "out")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def generate(run: Run, *words: str) -> Result:
    return run(*GENERATE, *words)


def test_package_is_named_after_the_title_and_imports(run: Run, folder: Path) -> None:
    result = generate(run)

    assert 0 == result.code, result.err
    code = "import pet_shop; print(pet_shop.PetShop, pet_shop.AsyncPetShop)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder / "out", capture_output=True, text=True, check=True)
    assert "pet_shop.client.AsyncPetShop" in done.stdout


def test_package_name_decides_the_other_names(run: Run, folder: Path) -> None:
    result = generate(run, "--package", "animals")

    assert 0 == result.code, result.err
    assert "class Animals" in (folder / "out" / "animals" / "client.py").read_text()


def test_without_output_the_package_goes_to_a_folder_of_its_name(run: Run, folder: Path) -> None:
    result = run("generate", "--spec", "shop.yaml")

    assert 0 == result.code, result.err
    assert (folder / "generated" / "pet_shop" / "pet_shop" / "__init__.py").is_file()


def test_second_run_does_nothing(run: Run, folder: Path) -> None:
    generate(run)
    before = {file: file.stat().st_mtime_ns for file in (folder / "out").rglob("*")}

    result = generate(run)

    assert "up to date" in result.out
    assert before == {file: file.stat().st_mtime_ns for file in (folder / "out").rglob("*")}


def test_changed_document_touches_only_what_differs(run: Run, folder: Path) -> None:
    generate(run)
    (folder / "shop.yaml").write_text(DOCUMENT.replace("How it is called", "Its name"))

    result = generate(run)

    assert " 1 written" in result.out


def test_edited_file_is_made_anew_and_told(run: Run, folder: Path) -> None:
    generate(run)
    before = files_of(folder / "out")
    (folder / "out" / "pet_shop" / "client.py").write_text("")

    result = generate(run)

    assert "client.py: was edited by hand; overwritten" in result.out
    assert before == files_of(folder / "out")


def test_check_shows_the_difference_and_writes_nothing(run: Run, folder: Path) -> None:
    generate(run)
    client = folder / "out" / "pet_shop" / "client.py"
    client.write_text(f"{client.read_text()}# mine\n")
    before = files_of(folder / "out")

    result = generate(run, "--check")

    assert 1 == result.code
    assert "-# mine\n" in result.out
    assert before == files_of(folder / "out")


def test_check_of_what_was_just_made_gives_zero(run: Run) -> None:
    generate(run)

    assert 0 == generate(run, "--check").code


def test_lists_are_explained_though_nothing_changed(run: Run, folder: Path) -> None:
    pages = "parameters: [{name: cursor, in: query, schema: {type: string}}]"
    schema = "{properties: {data: {type: array, items: {}}, next_cursor: {type: string}}}"
    (folder / "shop.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Pet Shop, version: '1'}\npaths: {/pets: {get: {"
        + pages
        + ", responses: {'200': {description: Some., content: {application/json: {schema: "
        + schema
        + "}}}}}}}\n"
    )
    generate(run)

    result = generate(run, "--explain")

    way = "items in 'data'; parameter 'cursor' takes 'next_cursor' of the response (convention)"
    assert f"GET /pets: a list in pages: {way}\n" in result.out


def test_document_with_losses_is_not_made(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("in: path", "in: body"))

    result = generate(run)

    assert 1 == result.code
    assert "shop.yaml:14" in result.out
    assert "--keep-going" in result.out
    assert not (folder / "out").exists()


def test_warnings_are_counted_by_their_kind(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("in: path, required: true", "in: path, required: 1"))

    result = generate(run)

    assert 0 == result.code
    assert 1 == result.out.count("[path-parameter-required]")
    assert "shop.yaml:14" in result.out
    assert (folder / "out").exists()


def test_every_warning_is_shown_when_asked_for(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("tags: [{", "tags: [{name: Pets}, {name: Pets}, {", 1))

    few, all_of_them = generate(run).out, generate(run, "--check", "-v").out

    assert (1, 2) == (few.count("[unique-tags]"), all_of_them.count("[unique-tags]"))
    assert "(and 1 more)" in few


def test_unvalidated_output_is_checked_when_validation_is_asked_for(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("tags: [{", "tags: [{name: Pets}, {name: Pets}, {", 1))
    generate(run, "--no-validate")

    assert "[unique-tags]" in generate(run).out


def test_dangling_reference_is_refused(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DANGLING)

    result = generate(run)

    assert 2 == result.code
    assert 1 == result.err.count("\n")
    assert not (folder / "out").exists()


def test_keep_going_makes_the_rest_and_lists_the_losses(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DANGLING)

    result = generate(run, "--keep-going")

    assert 0 == result.code, result.err
    assert "1 loss" in result.out
    (loss,) = json.loads((folder / "out" / "losses.json").read_text())["losses"]
    assert "Missing" in loss["reason"]
    assert "def get(" in (folder / "out" / "pet_shop" / "resources" / "pets.py").read_text()


def test_output_with_losses_is_not_good_without_keep_going(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DANGLING)
    generate(run, "--keep-going")

    assert 0 != generate(run).code
    assert "up to date" in generate(run, "--keep-going").out


def test_losses_file_goes_when_nothing_is_lost_any_more(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DANGLING)
    generate(run, "--keep-going")
    (folder / "shop.yaml").write_text(DOCUMENT)

    generate(run)

    assert not (folder / "out" / "losses.json").exists()


@pytest.mark.parametrize("name", ["class", "json", "a-b", "1a", "../up", "msgspec"])
def test_package_name_that_cannot_be_is_refused(run: Run, name: str) -> None:
    result = generate(run, "--package", name)

    assert 2 == result.code
    assert "cannot be the name" in result.err


def test_overlay_is_applied(run: Run, folder: Path) -> None:
    overlay = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions: [{target: $.info, update: {title: Zoo}}]\n"
    (folder / "zoo.yaml").write_text(overlay)

    generate(run, "--overlay", "zoo.yaml")

    assert (folder / "out" / "zoo").is_dir()


def test_project_is_found_from_a_folder_below(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text('[tool.generator]\ndocument = "shop.yaml"\noutput = "made"\n')
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")

    result = run("generate")

    assert 0 == result.code, result.err
    assert (folder / "made" / "pet_shop").is_dir()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.generator", "not valid TOML"),
        ("[tool.generator]", "needs 'document'"),
        ("[tool.generator]\ndocument = 1\noutput = 'x'", "needs 'document'"),
        ("[tool.generator]\ndocument = 'd'\noutput = 'o'\noverlay = []", "has no setting 'overlay'"),
        (
            "[tool.generator]\ndocument = 'd'\noutput = 'o'\nrelease = {smoke = 'demo.py'}",
            "'smoke' must be a list of strings",
        ),
        ("[tool.generator]\ndocument = 'd'\noutput = 'o'\nrelease = {smok = []}", "has no setting 'smok'"),
        ("[tool.generator]\ndocument = 'd'\noutput = 'o'\noverlays = 'x'", "list of strings"),
        ("[tool.generator]\ndocument = 'd'\noutput = 'o'\nnames = 1", "must be a table"),
    ],
)
def test_slip_in_the_project_is_one_line(run: Run, folder: Path, text: str, told: str) -> None:
    (folder / "pyproject.toml").write_text(text)

    result = run("generate")

    assert 2 == result.code
    assert told in result.err
    assert 1 == result.err.count("\n")


def test_same_input_gives_the_same_bytes_whatever_the_folder_and_the_hash_seed(folder: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        place = folder / f"place{seed}"
        place.mkdir()
        (place / "shop.yaml").write_text(DOCUMENT)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
        command = [sys.executable, "-m", *("generator", *GENERATE)]
        subprocess.run(command, cwd=place, env=environment, capture_output=True, check=True)
        trees.append(files_of(place / "out"))

    assert trees[0] == trees[1]
    assert not [path for path, content in trees[0].items() if str(folder).encode() in content]
