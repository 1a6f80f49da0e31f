"""What is said of documents that were tried: in a line, in the counts, on the page; and how one is tried."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.survey import trial, verify
from generator.survey.outcome import TrialOutcome, TrialVerdict
from generator.survey.table import summary, survey_page, table, warnings_by_rule
from generator.survey.trial import try_document

REFUSED, CRASHED, BROKEN, LOSSY, WHOLE = (
    *(TrialVerdict.REFUSED, TrialVerdict.CRASHED, TrialVerdict.BROKEN, TrialVerdict.LOSSY, TrialVerdict.WHOLE),
)


def outcome(name: str = "a.yaml", verdict: TrialVerdict = WHOLE, **facts: Any) -> TrialOutcome:
    return TrialOutcome(document=name, key="", verdict=verdict, **facts)


OUTCOMES = [
    outcome("a.yaml", operations=12, warnings={"x": 2, "y": 1}, test_failures="", type_errors="", seconds=1.25),
    outcome("longer.yaml", LOSSY, operations=3, warnings={"y": 4}, losses={"no": 2, "nor": 1}, seconds=0.5),
    outcome("c.yaml", BROKEN, test_failures="", type_errors="x.py:1: wrong"),
    outcome("d.yaml", REFUSED, reason="d.yaml:1: bad"),
]


@pytest.mark.parametrize(
    ("facts", "remark"),
    [
        ({}, "its own tests were not run: pytest is not installed"),
        ({"test_failures": ""}, ""),
        ({"test_failures": "", "import_error": "a.py:1: no", "differences": ("one",)}, "does not import: a.py:1: no"),
        ({"differences": ("one", "two"), "test_failures": "three"}, "2 differences: one"),
        ({"test_failures": "FAILED it", "type_errors": "four"}, "its tests fail: FAILED it"),
        ({"test_failures": "", "type_errors": "a.py:1: bad", "losses": {"no": 1}}, "type errors: a.py:1: bad"),
        ({"test_failures": "", "losses": {"no": 2, "nor": 1}, "reason": "five"}, "3 lost, mostly: no"),
        ({"test_failures": "", "reason": "five"}, "five"),
    ],
)
def test_remark_is_the_first_thing_that_is_wrong(facts: dict[str, Any], remark: str) -> None:
    assert remark == outcome(**facts).remark


def test_documents_have_a_line_each() -> None:
    assert [
        "a.yaml       whole      12 operations      3 warnings    1.25 s",
        "longer.yaml  lossy       3 operations      4 warnings    0.50 s  3 lost, mostly: no",
        "c.yaml       broken      0 operations      0 warnings    0.00 s  type errors: x.py:1: wrong",
        "d.yaml       refused     0 operations      0 warnings    0.00 s  d.yaml:1: bad",
    ] == table(OUTCOMES).splitlines()


def test_counts_end_with_the_warnings_that_come_most() -> None:
    assert [
        "4 documents: 1 whole, 1 lossy, 1 refused, 1 broken, 0 crashed; 15 operations, 1.8 s of generation",
        "mypy --strict: 1 of 2 packages without errors",
        "warnings: 5 y, 2 x",
    ] == summary(OUTCOMES).splitlines()
    assert [("y", 5), ("x", 2)] == warnings_by_rule(OUTCOMES)
    assert "mypy" not in summary(OUTCOMES[3:])


def test_page_counts_as_the_text_does() -> None:
    text = " ".join(survey_page(OUTCOMES).split())

    assert "4 documents" in text
    for words in ("longer.yaml", "3 lost, mostly: no", "d.yaml:1: bad"):
        assert words in text


DOCUMENT = (
    "openapi: 3.1.1\ninfo: {title: Tried, version: '1'}\npaths: {/a: {get: {responses: {204: {description: .}}}}}\n"
)
LOSS = DOCUMENT.replace("get: {", "get: {x-client-retry: often, ")


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """Leave path, modules and garbage collection as they were, and run no tests of packages."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(trial, "_test_failures", lambda _: "")
    monkeypatch.chdir(tmp_path)
    yield monkeypatch
    gc.enable()
    for name in [name for name in sys.modules if name not in before and name.split(".")[0] == "tried"]:
        del sys.modules[name]


def tried(text: str) -> TrialOutcome:
    file = Path("tried.yaml")
    file.write_text(text)
    return try_document(file, "its name", "its key", Path("out").absolute())


@pytest.mark.usefixtures("fast")
def test_whole_package_is_counted_imported_and_has_passed_its_tests() -> None:
    found = tried(DOCUMENT)

    assert ("its name", "its key", WHOLE, 1) == (found.document, found.key, found.verdict, found.operations)
    assert ("", "", (), {}) == (found.import_error, found.test_failures, found.differences, found.losses)
    assert 0 < found.seconds < 60
    assert not gc.isenabled()


@pytest.mark.usefixtures("fast")
def test_what_a_package_lacks_is_counted_by_reason() -> None:
    found = tried(LOSS)

    assert LOSSY is found.verdict
    assert {"'often' is not one of safe, idempotent, unsafe": 1} == found.losses


def test_package_that_departs_from_its_document_is_broken(fast: pytest.MonkeyPatch) -> None:
    fast.setattr(trial, "differences", lambda *_: [f"difference {number}" for number in range(30)])

    found = tried(DOCUMENT)

    assert (BROKEN, 20, "difference 19") == (found.verdict, len(found.differences), found.differences[-1])


def test_package_whose_tests_fail_is_broken(fast: pytest.MonkeyPatch) -> None:
    fast.setattr(trial, "_test_failures", lambda _: "FAILED it")

    found = tried(DOCUMENT)

    assert (BROKEN, "FAILED it") == (found.verdict, found.test_failures)


@pytest.mark.usefixtures("fast")
def test_document_that_is_refused_says_where() -> None:
    found = tried("openapi: 9.0.0\n")

    assert REFUSED is found.verdict
    assert "tried.yaml:" in found.reason
    assert found.import_error is None


def test_crash_names_its_line(fast: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("one\n two")

    fast.setattr(trial, "write_tree", fail)

    found = tried(DOCUMENT)

    assert CRASHED is found.verdict
    assert found.reason.startswith("test_outcomes.py:")
    assert found.reason.endswith(": ValueError: one two")


@pytest.mark.parametrize(
    ("code", "output", "failures"),
    [
        (0, "1 passed", ""),
        (1, "E   a\nE   b\nnothing\nFAILED c\nERROR d\n", "E   b; FAILED c; ERROR d"),
        (1, f"FAILED {'x' * 300}", f"FAILED {'x' * 193}"),
        (5, "no tests ran", "exit code 5"),
    ],
)
def test_last_lines_say_which_tests_failed(
    monkeypatch: pytest.MonkeyPatch, code: int, output: str, failures: str
) -> None:
    programs = Programs(code, output)
    monkeypatch.setattr("generator.survey.trial.subprocess", programs)

    assert failures == trial._test_failures(Path("out"))
    assert (sys.executable, "tests") == (programs.command[0], programs.command[-1])
    assert Path("out") == programs.options["cwd"]
    assert "1" == programs.options["env"]["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]


class Programs:
    """Stands for `subprocess` in one module: how a command ends, or None for one that does not."""

    TimeoutExpired = subprocess.TimeoutExpired

    def __init__(self, code: int | None, output: str = "") -> None:
        self.code = code
        self.output = output
        self.command: list[str] = []
        self.options: dict[str, Any] = {}

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        if self.code is None:
            raise subprocess.TimeoutExpired(command, 1)
        self.command, self.options = command, options
        return subprocess.CompletedProcess(command, self.code, self.output, "")


def test_tests_that_do_not_end_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.survey.trial.subprocess", Programs(None))

    assert "not done after 900 seconds" == trial._test_failures(Path("out"))


@pytest.mark.parametrize(
    ("code", "output", "errors"),
    [
        (0, "", ""),
        (1, "a.py:1: x\na.py:2: y\na.py:3: z\na.py:4: no\n", "a.py:1: x; a.py:2: y; a.py:3: z"),
        (2, "", "exit code 2"),
    ],
)
def test_first_lines_say_which_types_are_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, output: str, errors: str
) -> None:
    programs = Programs(code, output)
    (tmp_path / "a.yaml").write_text(DOCUMENT)
    (tmp_path / "package" / "old").mkdir(parents=True)
    monkeypatch.setattr("generator.survey.verify.subprocess", programs)

    assert errors == verify.type_errors(tmp_path / "a.yaml", tmp_path)
    strict = {"--strict", "--config-file=", "--python-version=3.11", f"--cache-dir={tmp_path / 'mypy'}"}
    assert strict <= set(programs.command)
    assert ["sample", "tests"] == programs.command[-2:]
    assert (programs.options["cwd"] / "sample" / "client.py").exists()
    assert not (tmp_path / "package" / "old").exists()


def test_types_that_take_too_long_to_check_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DOCUMENT)
    monkeypatch.setattr("generator.survey.verify.subprocess", Programs(None))

    assert "not done after 900 seconds" == verify.type_errors(tmp_path / "a.yaml", tmp_path)
