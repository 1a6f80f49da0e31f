"""Waits until a member of a response has a value: asks in growing pauses, and gives up before a client would."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import msgspec

from ...runtime.values.members import member_at
from ..clock import WaitClock
from ..failures import AgentError

LONGEST: Final = 50.0
"""Seconds of one wait; then the agent is asked to wait again."""

_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 10.0


class Condition(msgspec.Struct, frozen=True):
    """A member, by its dotted path, and the value that is waited for."""

    path: str
    value: Any

    def holds(self, response: object) -> bool:
        """Whether the member has the value."""
        found = member_at(response, self.path)
        return bool(found == self.value or str(found) == str(self.value))

    def __str__(self) -> str:
        return f"{self.path}={json.dumps(self.value)}"


def read_condition(text: str) -> Condition:
    """Read `encoding.playable=true`. Raises AgentError for anything else."""
    path, mark, value = text.partition("=")
    if not (mark and path.strip()):
        raise AgentError(f"{text!r} is no condition", next_step='write member=value, as "encoding.playable=true"')
    try:
        return Condition(path.strip(), json.loads(value))
    except ValueError:
        return Condition(path.strip(), value.strip())


def wait_for(
    ask: Callable[[], Any], condition: Condition, clock: WaitClock, *, longest: float = LONGEST
) -> tuple[Any, bool]:
    """Ask until the condition holds; give the last response, and whether it does."""
    end, pause = clock.now() + longest, _FIRST_PAUSE
    while True:
        found = ask()
        if condition.holds(found):
            return found, True
        left = end - clock.now()
        if left <= 0:
            return found, False
        clock.pause(min(pause, left))
        pause = min(pause * 1.5, _LONGEST_PAUSE)
