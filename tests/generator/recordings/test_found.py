"""Responses that were found in public become recordings of the kind "example", with their evidence and no secrets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.reference import ROOT

FOUND = """
- recording: found_video
  evidence: a page of the documentation
  moment: "2024-07-14T00:00:00Z"
  responses:
    - request: GET /live-streams/liX
      status: 200
      body: {liveStreamId: liX, streamKey: 5e0f1b2a-1c2d-4e3f-8a9b-0c1d2e3f4a5b}
    - request: POST /summaries
      sent: {videoId: viX}
      status: 409
      body: {title: "There is one.", status: 409}
"""


def run(folder: Path, text: str, *words: str) -> int:
    (folder / "found.yaml").write_text(text, encoding="utf-8")
    contract = ["--contract-dir", str(folder)]
    package = ["--package-dir", str(ROOT / "generated" / "python")]
    return main(["recording", "import", str(folder / "found.yaml"), *contract, *package, *words])


def test_each_group_becomes_a_recording_with_its_evidence(tmp_path: Path) -> None:
    assert 0 == run(tmp_path, FOUND)

    recording = json.loads((tmp_path / "recordings" / "found_video.json").read_bytes())
    provenance = recording["provenance"]
    assert ("example", "a page of the documentation") == (provenance["kind"], provenance["source"])
    assert "2024-07-14T00:00:00Z" == provenance["recorded_at"]
    assert ["getLiveStream", "createSummary"] == [one["operation"] for one in recording["interactions"]]
    assert {"videoId": "viX"} == recording["interactions"][1]["request"]["body"]["data"]
    assert "5e0f1b2a" not in json.dumps(recording)


def test_recording_is_not_replaced_unless_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, FOUND)

    assert 2 == run(tmp_path, FOUND)
    assert "add --force" in capsys.readouterr().err
    assert 0 == run(tmp_path, FOUND, "--force", "--as", "found_video")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "this is no list"),
        ("- {recording: a, evidence: b, moment: c}", "a group has evidence, moment, recording, responses"),
        (
            "- {recording: a, evidence: b, moment: c, responses: [{request: GET /a, status: 200}]}",
            "a response has body, request, status",
        ),
    ],
)
def test_other_file_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    assert 2 == run(tmp_path, text)

    told = capsys.readouterr().err
    assert message in told
    assert 1 == told.count("\n")
