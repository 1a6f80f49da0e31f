"""How a command fails: an exit code, and one line for a person or one JSON object for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Final

import click

from ..failures import AgentError, ConfirmationNeededError, ErrorKind

CODES: Final[Mapping[ErrorKind, int]] = {
    "refused": 1,
    "denied": 1,
    "usage": 2,
    "confirmation": 2,
    "credentials": 3,
    "not found": 4,
    "rate limit": 5,
    "network": 6,
    "interrupted": 130,
}
INTERRUPTED: Final = 130


def report(error: AgentError, *, is_agent: bool) -> int:
    """Write an error to standard error, and give the exit code."""
    if is_agent or not sys.stderr.isatty():
        click.echo(json.dumps(_members(error), ensure_ascii=False), err=True)
    else:
        lines = [error.what, *error.problems, error.why, f"next: {error.next_step}" if error.next_step else ""]
        click.echo("\n".join(line for line in lines if line), err=True)
    return CODES[error.kind]


def _members(error: AgentError) -> dict[str, object]:
    members: dict[str, object] = {
        "type": error.kind.replace(" ", "-"),
        "title": error.what,
        "status": error.status,
        "problems": list(error.problems),
        "hint": error.why,
        "next": error.next_step,
    }
    if isinstance(error, ConfirmationNeededError):
        members |= {"plan": error.plan, "confirm": error.token}
        if error.token:
            members["next"] = f"ask the user, then repeat the same command with --confirm {error.token}"
    return {key: value for key, value in members.items() if value}
