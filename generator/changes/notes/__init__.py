"""What users of the package read of a list of changes: few lines, by resource and model, in Keep a Changelog form.

`write_notes` gives the lines; each module reports one kind of thing and leaves the rest to the others.
"""

from __future__ import annotations

from generator.changes.notes.background import Background, read_background
from generator.changes.notes.line import Line, Section
from generator.changes.notes.write import write_notes

__all__ = ["Background", "Line", "Section", "read_background", "write_notes"]
