from __future__ import annotations

import json
from pathlib import Path

import pytest
from apivideo_sdk.agent.catalog.entries import load_catalog
from apivideo_sdk.agent.credentials.connect import PACKAGE_POLICY
from apivideo_sdk.agent.gate.policy import Policy, PolicyError

from tests.agent.terminal import KEY, Terminal

CATALOG = load_catalog()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.setenv("APIVIDEO_HOME", str(tmp_path))
    monkeypatch.setenv("APIVIDEO_API_KEY", KEY)
    return Terminal(capsys, monkeypatch)


def decisions(run: Terminal, *words: str) -> dict[str, str]:
    code, out, err = run("policy", "show", *words)
    assert 0 == code, err
    return {row["operation"]: row["decision"] for row in json.loads(out)}


def test_webhooks_and_what_destroys_are_confirmed_by_default(run: Terminal) -> None:
    found = decisions(run)

    assert found.keys() == {one.id for one in CATALOG.offered}
    asked = {name for name, decision in found.items() if decision == "ask"}
    assert asked == {"createWebhook", *(one.id for one in CATALOG.offered if one.destructive)}
    assert "deny" not in found.values()


def test_the_file_of_the_user_counts_before_that_of_the_package(run: Terminal, tmp_path: Path) -> None:
    file = Path(run("policy", "init")[1].strip())

    assert PACKAGE_POLICY.read_text() == file.read_text()
    assert "is there already" in run("policy", "init")[2]
    file.write_text("read-only: true")
    assert {"allow", "deny"} == set(decisions(run).values())
    other = tmp_path / "other.yaml"
    other.write_text("deny: ['*Video']")
    assert "deny" == decisions(run, "--policy", str(other))["deleteVideo"]


def test_a_rule_that_names_no_operation_is_refused(run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("deny: [deleteVidoe]")

    with pytest.raises(PolicyError, match="did you mean deleteVideo"):
        Policy(file, names=CATALOG.by_id)
    code, _, err = run("policy", "show", "--policy", str(file))

    assert 2 == code
    assert "did you mean deleteVideo" in err
