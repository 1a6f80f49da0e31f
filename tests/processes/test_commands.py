"""Each command once in a process of its own, as it is installed, in a second repository."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.processes.shop import WITHOUT_NICK, run
from tests.reference import ROOT

pytestmark = pytest.mark.slow

COMMANDS = {
    "version": (("--version",), 0, r"apivideo-generator,? .*\d+\.\d+\.\d+"),
    "help": (("--help",), 0, r"(?s)Commands:.*validate.*drift.*completion"),
    "help of a command": (("release", "plan", "--help"), 0, "--notes FILE"),
    "validate": (("validate",), 0, "no problems|warning|note"),
    "bundle": (("bundle", "openapi.yaml"), 0, '"openapi": "3.1.1"|openapi: 3.1.1'),
    "generate": (("generate",), 0, r"^sdk: up to date, \d+ files"),
    "generate elsewhere": (
        ("generate", "--spec", "new.yaml", "--package", "my_api"),
        0,
        r"^generated/my_api: \d+ files",
    ),
    "check": (("generate", "--check"), 0, "sdk: up to date"),
    "diff": (("diff", "openapi.yaml", "new.yaml"), 1, "nick"),
    "diff of revisions": (("diff", "v1.0.0:openapi.yaml", "openapi.yaml"), 0, "no changes"),
    "drift": (("drift",), 0, "no drift"),
    "nothing to release": (("release", "plan"), 3, "nothing changed since v1.0.0"),
    "plan": (("release", "plan", "--revision", "new.yaml"), 0, r"version +2\.0\.0 \(major\)"),
    "build without its libraries": (("release", "build"), 2, r"apivideo-generator\[release\]"),
    "publish": (("release", "publish"), 1, "no index; give --index-url"),
    "survey": (("survey", "."), 0, r"\d+ documents: \d+ whole"),
    "completion": (("completion", "bash"), 0, "complete"),
    "unknown command": (("generat",), 2, "generate"),
    "unknown file": (("validate", "missing.yaml"), 2, "missing.yaml"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_installed_command_works_in_another_repository(name: str, shop: Path, command: str) -> None:
    words, code, text = COMMANDS[name]
    (shop / "new.yaml").write_text(WITHOUT_NICK)

    done = run(shop, command, *words)

    assert code == done.returncode, done.stdout + done.stderr
    assert re.search(text, done.stdout + done.stderr), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_contract_of_this_checkout_is_kept() -> None:
    done = run(ROOT, sys.executable, "-m", "generator", "contract")

    assert 0 == done.returncode, done.stdout + done.stderr
