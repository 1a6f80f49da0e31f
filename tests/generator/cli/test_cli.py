from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.commands import validate
from tests.generator.cli.conftest import DOCUMENT, Run


def test_help_lists_every_verb(run: Run) -> None:
    result = run("--help")

    assert 0 == result.code
    assert all(verb in result.out for verb in cli.COMMANDS)


@pytest.mark.parametrize("verb", sorted(cli.COMMANDS))
def test_every_verb_explains_itself(run: Run, verb: str) -> None:
    result = run(verb, "--help")

    assert 0 == result.code
    assert "usage: python -m generator" in result.out


@pytest.mark.parametrize("words", [(), ("nothing",), ("generate", "--nothing"), ("--nothing", "generate")])
def test_slip_in_the_arguments_is_told_with_code_two(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)

    assert 2 == result.code
    assert "error:" in result.err


@pytest.mark.parametrize("verb", ["validate", "bundle", "generate --spec", "survey"])
def test_missing_file_is_one_line_with_code_two(run: Run, verb: str) -> None:
    result = run(*verb.split(), "nothing.yaml")

    assert 2 == result.code
    assert 1 == result.err.count("\n")
    assert "nothing.yaml" in result.err


def test_mistake_of_the_program_is_one_line_that_says_how_to_see_more(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise ValueError("oh\nno")

    monkeypatch.setattr(validate, "run", fail)

    result = run("validate", "shop.yaml")

    assert 2 == result.code
    assert "internal error: ValueError: oh no (report this; --traceback shows where)\n" == result.err


def test_traceback_is_shown_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise ValueError("oh no")

    monkeypatch.setattr(validate, "run", fail)

    assert "Traceback" in run("validate", "shop.yaml", "--traceback").err


def test_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(validate, "run", interrupt)

    result = run("validate", "shop.yaml")

    assert (130, "interrupted\n") == (result.code, result.err)


def test_reader_that_leaves_early_sees_no_traceback(folder: Path) -> None:
    schemas = "".join(f"    S{number}: {{type: string}}\n" for number in range(20_000))
    (folder / "large.yaml").write_text(DOCUMENT + schemas)
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "bundle", str(folder / "large.yaml")],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )

    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read()
    process.wait()
    process.stderr.close()

    assert b"" == errors


def test_validate_of_a_clean_document_gives_zero(run: Run) -> None:
    assert 0 == run("validate", "shop.yaml").code


def test_validate_of_a_document_with_a_loss_gives_one(run: Run, folder: Path) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("in: path", "in: body"))

    result = run("validate", "shop.yaml")

    assert 1 == result.code
    assert "shop.yaml:14" in result.out


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1)])
def test_validate_fails_on_warnings_only_when_strict(run: Run, folder: Path, flags: list[str], code: int) -> None:
    (folder / "shop.yaml").write_text(DOCUMENT.replace("operationId: getPet", "operationId: 1"))

    result = run("validate", "shop.yaml", *flags)

    assert code == result.code
    assert "shop.yaml:9" in result.out


def test_bundle_is_written_as_json_by_its_ending(run: Run, folder: Path) -> None:
    result = run("bundle", "shop.yaml", "-o", "shop.json")

    assert 0 == result.code
    assert (folder / "shop.json").read_text().startswith("{")
