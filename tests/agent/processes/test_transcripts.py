"""The transcripts in examples/agents are what the tools give today."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.agents.conversations import CONVERSATIONS, run

_FOLDER = Path(__file__).resolve().parents[3] / "examples" / "agents"

_AGAIN = "examples/agents/conversations.py writes them anew"


@pytest.mark.slow
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_its_transcript_says(name: str) -> None:
    transcript = run(name)

    assert (_FOLDER / "transcripts" / f"{name}.md").read_text(encoding="utf-8") == transcript, _AGAIN
    assert "the-key-of-the-owner" not in transcript
    assert "sig_sec_" not in transcript


def test_there_is_no_transcript_besides() -> None:
    assert set(CONVERSATIONS) == {file.stem for file in (_FOLDER / "transcripts").iterdir()}
