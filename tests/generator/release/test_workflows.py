from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]


def jobs_of(name: str) -> dict[str, Any]:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text())
    jobs: dict[str, Any] = workflow["jobs"]
    return jobs


def test_only_the_job_that_uploads_may_ask_for_trust_and_it_runs_nothing_of_ours() -> None:
    jobs = jobs_of("release.yml")

    trusted = {name for name, job in jobs.items() if "id-token" in job["permissions"]}
    actions = [step["uses"].partition("@")[0] for step in jobs["upload"]["steps"] if "uses" in step]

    assert {"upload"} == trusted
    assert {"id-token": "write"} == jobs["upload"]["permissions"]
    assert ["actions/download-artifact", "astral-sh/setup-uv"] == actions


def test_no_secret_is_named_but_the_key_of_the_sandbox() -> None:
    texts = {file.name: file.read_text() for file in (ROOT / ".github" / "workflows").glob("*.yml")}

    secrets = {(name, secret) for name, text in texts.items() for secret in re.findall(r"secrets\.(\w+)", text)}

    assert {("drift.yml", "APIVIDEO_API_KEY"), ("live.yml", "APIVIDEO_API_KEY")} == secrets


def test_job_that_proposes_recordings_has_no_key_and_runs_no_code_of_the_repository() -> None:
    jobs = jobs_of("live.yml")
    texts = str([step.get("run", "") for step in jobs["propose"]["steps"]])

    assert {"contents": "read"} == jobs["record"]["permissions"]
    assert {"contents": "write", "pull-requests": "write"} == jobs["propose"]["permissions"]
    assert "environment" not in jobs["propose"]
    assert [] == re.findall(r"\bmake\b|python|pip ", texts)


def test_release_is_sent_by_the_uv_of_the_lock() -> None:
    (setup,) = [step for step in jobs_of("release.yml")["upload"]["steps"] if "setup-uv" in step.get("uses", "")]

    locked = re.search(r"^uv==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)

    assert locked is not None
    assert locked[1] == setup["with"]["version"]


def test_every_supported_python_is_checked() -> None:
    pyproject = (ROOT / "generated" / "python" / "pyproject.toml").read_text()

    promised = re.findall(r"Programming Language :: Python :: (3\.\d+)", pyproject)

    assert len(promised) > 1
    assert set(promised) <= set(jobs_of("ci.yml")["check"]["strategy"]["matrix"]["python"])


def test_daily_check_keeps_its_responses_as_markdown_and_as_a_page() -> None:
    (ask,) = [step for step in jobs_of("drift.yml")["compare"]["steps"] if step.get("id") == "drift"]

    assert ["report/drift.md", "report/drift.html"] == re.findall(r"--also (\S+)", ask["run"])


def test_whatever_is_installed_to_work_here_comes_with_its_hash() -> None:
    makefile = (ROOT / "Makefile").read_text()
    workflows = [file.read_text() for file in (ROOT / ".github" / "workflows").glob("*.yml")]

    installs = re.findall(r".*\bpip (?:install|sync)\b.*", "\n".join([makefile, *workflows]))

    assert 4 == len(installs)
    assert [] == [line for line in installs if "--require-hashes" not in line]
