"""Notes, read aloud."""

from __future__ import annotations

from typing import Any


def shout(text: str) -> str:
    """Give a text as it is shouted."""
    return f"{text.upper()}!"


class NotesExtension:
    """What is added to the notes."""

    def first(self: Any) -> str:
        """Give the first note, loud."""
        return shout(self.list()[0])
