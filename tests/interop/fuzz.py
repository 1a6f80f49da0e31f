"""Schemathesis against the emulator: whatever is sent, no answer is a 5xx or out of the document."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Final

from rich.console import Console

from tests.interop.emulator import DOCUMENT, emulator
from tests.interop.environment import CACHE, SCHEMATHESIS, python_with

FEWEST: Final = 5000
"""How many requests are sent at least."""

_CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance"
)
_PHASES: Final = "examples,coverage,fuzzing"
_EXAMPLES: Final = 45
_TIMEOUT: Final = 3600
_COUNT: Final = re.compile(r"(\d[\d,]*) generated")


def check_answers() -> bool:
    """Send requests that are valid, and others that are not; print what was found, and tell whether all is well."""
    log, report = CACHE / "emulator.log", CACHE / "fuzz.txt"
    CACHE.mkdir(parents=True, exist_ok=True)
    with emulator(log=log) as running:
        code = _fuzz(running.base_url, report)
    found = report.read_text(encoding="utf-8")
    failures = log.read_text(encoding="utf-8").count("the emulator failed at")
    sent = _sent(found)
    console = Console(width=160)
    console.print(found, markup=False, highlight=False)
    console.print(f"{sent} requests, exit code {code}, {failures} errors in {log}; the report is in {report}")
    return code == 0 and failures == 0 and sent > FEWEST


def _fuzz(base_url: str, report: Path) -> int:
    """Run Schemathesis, writing its report to a file; give its exit code."""
    schemathesis = python_with(SCHEMATHESIS).with_name("st")
    options = ["--url", base_url, "--auth", "fuzz-key:", "--checks", _CHECKS, "--max-examples", str(_EXAMPLES)]
    with report.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            [
                *(str(schemathesis), "run", str(DOCUMENT), *options),
                *("--phases", _PHASES, "--suppress-health-check", "all", "--no-shrink"),
                *("--continue-on-failure", "--request-timeout", "20", "--seed", "1"),
            ],
            cwd=report.parent,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "160"},
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=_TIMEOUT,
            check=False,
        )
    return done.returncode


def _sent(report: str) -> int:
    """Read how many requests a report counts."""
    found = _COUNT.search(report)
    return int(found.group(1).replace(",", "")) if found else 0
