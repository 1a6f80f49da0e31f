from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.root import COMMANDS
from generator.commands import validate
from generator.program import VERSION
from generator.reach import Reach
from tests.generator.cli.conftest import DOCUMENT, Run


def test_help_of_the_group_lists_every_command(run: Run) -> None:
    result = run("--help")

    assert 0 == result.code
    assert all(f"  {name}  " in result.out for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_begins_its_help_with_its_line_in_the_table(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert 0 == result.code
    assert result.out.startswith(f"Usage: python -m generator {name} ")
    assert f"{COMMANDS[name]}." in " ".join(result.out.split())


@pytest.mark.parametrize(("name", "step"), [("release", "build"), ("recording", "import")])
def test_group_in_the_group_lists_its_commands(run: Run, name: str, step: str) -> None:
    assert f"  {step}  " in run(name, "--help").out
    assert "--traceback" in run(name, step, "--help").out


def test_version_is_that_of_the_distribution(run: Run) -> None:
    assert f"apivideo-generator, version {VERSION}\n" == run("--version").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("generatr",), "Did you mean 'generate'?"),
        (("generate", "--speck"), "'--spec'"),
        (("--nothing", "generate"), "No such option '--nothing'"),
        (("validate", "--format", "xml"), "'xml' is not one of 'text', 'json', 'github', 'sarif'"),
        (("contract", "--today", "yesterday"), "'yesterday' is not a date; write it as 2026-11-28"),
        (("survey", "a", "--processes", "0"), "0 is not in the range x>=1"),
        (("diff", "shop.yaml"), "Missing argument 'REVISION'"),
    ],
)
def test_wrong_usage_is_reported_with_code_two(run: Run, words: tuple[str, ...], message: str) -> None:
    result = run(*words)

    assert 2 == result.code
    assert message in result.err


def test_without_a_command_the_help_goes_to_standard_error_with_code_two(run: Run) -> None:
    result = run()

    assert (2, "") == (result.code, result.out)
    assert "Commands:" in result.err


@pytest.mark.parametrize("verb", ["validate", "bundle", "generate --spec", "survey"])
def test_missing_file_is_one_line_with_code_two(run: Run, verb: str) -> None:
    result = run(*verb.split(), "nothing.yaml")

    assert 2 == result.code
    assert 1 == result.err.count("\n")
    assert "nothing.yaml" in result.err


def test_mistake_of_the_program_is_one_line_that_says_how_to_see_more(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ValueError("oh\nno")

    monkeypatch.setattr(validate, "run", fail)

    result = run("validate", "shop.yaml")

    assert 2 == result.code
    assert "internal error: ValueError: oh no (report this; --traceback shows where)\n" == result.err


def test_traceback_is_shown_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ValueError("oh no")

    monkeypatch.setattr(validate, "run", fail)

    assert "Traceback" in run("validate", "shop.yaml", "--traceback").err


def test_library_that_is_missing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openapi_spec_validator", None)
    monkeypatch.delitem(sys.modules, "generator.document.validate", raising=False)
    monkeypatch.delitem(sys.modules, "generator.commands.validate", raising=False)

    result = run("validate", "shop.yaml")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "the Python module openapi_spec_validator is not installed; install " in result.err


@pytest.mark.parametrize(
    ("words", "reach"),
    [
        ((), Reach()),
        (("--allow-remote-refs",), Reach(allow_remote_refs=True)),
        (("--allow-private-addresses",), Reach(allow_private_addresses=True)),
        (("--root", "."), Reach(root=Path())),
    ],
)
def test_what_references_may_reach_is_what_is_allowed(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], reach: Reach
) -> None:
    seen: list[object] = []

    def note(*given: object, **_: object) -> int:
        seen.append(given[3])
        return 0

    monkeypatch.setattr(validate, "run", note)

    assert 0 == run("validate", *words, "shop.yaml").code
    assert [reach] == seen


def test_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> int:
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


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("apivideo-generator re", {"release", "record", "recording", "replay"}),
        ("apivideo-generator validate --f", {"--format"}),
        ("apivideo-generator release bu", {"build"}),
        ("apivideo-generator diff --fail-on ", {"breaking", "warning", "never"}),
    ],
)
def test_shell_is_told_what_completes(run: Run, monkeypatch: pytest.MonkeyPatch, words: str, found: set[str]) -> None:
    monkeypatch.setenv("_APIVIDEO_GENERATOR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))

    result = run()

    assert found == {line.partition(",")[2] for line in result.out.splitlines() if line}


@pytest.mark.parametrize(("shell", "line"), [("bash", "complete -o"), ("zsh", "compdef "), ("fish", "complete ")])
def test_script_of_a_shell_is_printed(run: Run, shell: str, line: str) -> None:
    result = run("completion", shell)

    assert 0 == result.code
    assert line in result.out
    assert f"_APIVIDEO_GENERATOR_COMPLETE={shell}_complete" in result.out


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


def test_module_is_the_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["generator", "--help"])

    with pytest.raises(SystemExit) as caught:
        runpy.run_module("generator", run_name="__main__")

    assert 0 == caught.value.code
    assert "validate" in capsys.readouterr().out
