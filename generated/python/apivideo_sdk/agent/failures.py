"""Errors that teach: what went wrong, why, and what to do next."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

LOGIN: Final = "ask the user to run the `login` command in a terminal; never ask for the key"

ErrorKind: TypeAlias = Literal[
    "usage", "refused", "credentials", "not found", "rate limit", "network", "confirmation", "denied", "interrupted"
]


class AgentError(Exception):
    """What could not be done. why: the reason, "" when it is said already. next: what to do now."""

    def __init__(
        self,
        what: str,
        *,
        kind: ErrorKind = "usage",
        why: str = "",
        next_step: str = "",
        status: int = 0,
        problems: tuple[str, ...] = (),
    ) -> None:
        super().__init__(what)
        self.what = what
        self.kind: ErrorKind = kind
        self.why = why
        self.next_step = next_step
        self.status = status
        self.problems = problems

    def __str__(self) -> str:
        lines = [self.what, *self.problems, self.why, f"next: {self.next_step}" if self.next_step else ""]
        return "\n".join(line for line in lines if line)


class ConfirmationNeededError(AgentError):
    """A call that somebody has to confirm. plan: what it would do. token: what confirms it, for five minutes."""

    def __init__(self, plan: str, token: str, why: str = "") -> None:
        super().__init__(
            f"needs confirmation: {plan}",
            kind="confirmation",
            why=why,
            next_step=f'ask the user, then repeat the same call with confirm="{token}" (valid 5 minutes, once)',
        )
        self.plan = plan
        self.token = token
