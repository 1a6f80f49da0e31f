"""Lines of notes as Markdown: wrapped, but for what stands in a code span."""

from __future__ import annotations

from generator.changes.notes.line import added
from generator.changes.notes.write import to_markdown


def test_code_span_is_not_wrapped_and_has_plain_spaces() -> None:
    span = "`" + "a " * 30 + "b`"

    (text,) = to_markdown([added(f"{'Word ' * 15}{span} ends.")]).values()

    assert span in text
    assert "\N{NO-BREAK SPACE}" not in text
    assert text.startswith("- Word ")
    assert all(line.startswith("  ") for line in text.splitlines()[1:])
    assert len(text.splitlines()) > 1
