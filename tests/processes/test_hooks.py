"""`.pre-commit-hooks.yaml` in a second repository, as pre-commit installs and runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.processes.shop import DOCUMENT, WITHOUT_NICK, git, run
from tests.reference import ROOT

pytestmark = pytest.mark.slow

CONFIGURATION = """\
repos:
- repo: {repository}
  rev: {revision}
  hooks:
  - id: validate
  - id: generate
  - id: drift
"""


def test_hooks_pass_and_fail_as_their_commands(shop: Path, tmp_path: Path) -> None:
    revision = git(ROOT, "rev-parse", "HEAD").strip()
    text = CONFIGURATION.format(repository=ROOT, revision=revision)
    (shop / ".pre-commit-config.yaml").write_text(text)
    git(shop, "add", ".")

    def hook(name: str, stage: str = "pre-commit") -> tuple[int, str]:
        words = (sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--hook-stage", stage)
        done = run(shop, *words, environment={"PRE_COMMIT_HOME": str(tmp_path / "home")})
        return done.returncode, done.stdout + done.stderr

    for name, stage in (("validate", "pre-commit"), ("generate", "pre-commit"), ("drift", "pre-push")):
        code, printed = hook(name, stage)
        assert 0 == code, printed
        assert "Passed" in printed

    (shop / "openapi.yaml").write_text(WITHOUT_NICK)
    code, printed = hook("generate")
    assert 1 == code
    assert "run generate" in printed
    code, printed = hook("drift", "pre-push")
    assert 1 == code
    assert "version-too-low" in printed

    (shop / "openapi.yaml").write_text(DOCUMENT.replace("schemas/Pet", "schemas/Pest"))
    code, printed = hook("validate")
    assert 1 == code
    assert "openapi.yaml:" in printed
