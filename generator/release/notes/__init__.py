"""What a user of the package is told of a list of changes: few lines, by resource and model, in Keep a Changelog form.

`write_notes` gives the lines; each module tells of one kind of thing and leaves the rest to the others.
"""

from __future__ import annotations

from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section
from generator.release.notes.write import write_notes

__all__ = ["Background", "Line", "Section", "write_notes"]
