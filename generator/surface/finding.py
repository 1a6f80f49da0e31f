"""A change of the surface, as every rule here makes it: SDK names do not travel, so they have no direction."""

from __future__ import annotations

from generator.diff.change import Change, Direction, Level


def breaking(
    rule: str, subject: str, message: str, *, base: str = "", revision: str = "", migration: str = ""
) -> Change:
    """Give a change that breaks code which was right before. migration: what its author writes instead."""
    return _change(rule, Level.BREAKING, subject, message, (base, revision), migration)


def harmless(rule: str, subject: str, message: str, *, base: str = "", revision: str = "") -> Change:
    """Give a change that no working code notices."""
    return _change(rule, Level.INFO, subject, message, (base, revision), "")


def _change(rule: str, level: Level, subject: str, message: str, pointers: tuple[str, str], migration: str) -> Change:
    return Change(
        rule=f"sdk-{rule}",
        level=level,
        direction=Direction.NONE,
        subject=subject,
        message=message,
        base=pointers[0],
        revision=pointers[1],
        migration=migration,
    )
