"""Do the recordings agree with the document? Every recording is held against it, and the gaps file against both."""

from __future__ import annotations

from datetime import date

from generator.comparison import Side
from generator.drift.answer import Answer, Topic, unasked
from generator.project import Project


def ask_recordings(project: Project, ours: Side, today: date) -> Answer:
    """Hold every recording against the document."""
    del project, ours, today
    return unasked(Topic.RECORDINGS, "there are no recordings")
