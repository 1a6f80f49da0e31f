"""What holds for a whole command: where it sends, how it writes, and whether a person reads it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click
import msgspec

from ..catalog.entries import AgentCatalog, load_catalog
from ..names import COMMAND, PREFIX

if TYPE_CHECKING:
    from ...runtime.client import SyncClient
    from ..core.calls import OperationCaller
    from ..core.core import AgentCore
    from ..credentials.connect import ConnectionChoice

Format: TypeAlias = Literal["json", "jsonl", "table", "csv", "yaml"]
FORMATS: Final[tuple[Format, ...]] = ("json", "jsonl", "table", "csv", "yaml")


AGENTS: Final = ("AI_AGENT", "CLAUDECODE", "CODEX_SANDBOX", "CURSOR_AGENT", "GEMINI_CLI")
"""Variables by which agents say to what they start that it is they who read."""


class CommandState(msgspec.Struct, kw_only=True, dict=True):
    """Options of the command itself. agent: an agent reads: no color, no questions, few columns, secrets as handles."""

    profile: str = ""
    environment: str = ""
    base_url: str = ""
    format: str = ""
    agent: bool = False
    color: bool = True

    @cached_property
    def catalog(self) -> AgentCatalog:
        """The operations."""
        return load_catalog()

    @property
    def is_guarded(self) -> bool:
        """Whether secrets are handles and the policy counts: for an agent, also one that gave no option."""
        by_name = os.environ.get(f"{PREFIX}_AGENT")
        return self.agent or (by_name is None and any(os.environ.get(name) for name in AGENTS))

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the output."""
        return sys.stdout.isatty() and not self.agent

    @property
    def has_color(self) -> bool:
        """Whether the output may be colored: in a terminal, unless NO_COLOR says otherwise."""
        return self.color and self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def choice(self) -> ConnectionChoice:
        """Which API is called."""
        from ..credentials.connect import ConnectionChoice  # noqa: PLC0415 - help loads no client

        return ConnectionChoice(profile=self.profile, environment=self.environment, base_url=self.base_url)

    def connect(self) -> SyncClient:
        """Make the client: with the key for a person, behind a gate for an agent."""
        from ..credentials.connect import agent_client, personal_client  # noqa: PLC0415 - help loads no client

        return agent_client(self.choice, say) if self.is_guarded else personal_client(self.choice)

    def calls(self) -> OperationCaller:
        """Give what calls operations; any file may be read, for it is a person who names it."""
        from ..core.calls import OperationCaller  # noqa: PLC0415 - help loads no client
        from ..core.files import AllowedFolders  # noqa: PLC0415 - as above

        return OperationCaller(self.connect, self.catalog, AllowedFolders(None))

    def core(self) -> AgentCore:
        """Give what an agent has."""
        from ..core.core import AgentCore  # noqa: PLC0415 - help loads no client
        from ..credentials.folders import state_folder  # noqa: PLC0415 - as above

        return AgentCore(self.catalog, self.connect, folders=None, states=state_folder() / "uploads")


class CallOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a command takes besides the arguments of its operation."""

    output: str = ""
    query: str = ""
    fields: tuple[str, ...] = ()
    limit: int | None = None
    every: bool = False
    dry_run: bool = False
    curl: bool = False
    yes: bool = False
    confirm: str = ""
    agent: bool = False


pass_state: Callable[[Callable[..., object]], Callable[..., object]] = click.make_pass_decorator(
    CommandState, ensure=True
)


def say(text: str) -> None:
    """Write to standard error: a line for a person, a JSON object for a program."""
    is_person = sys.stderr.isatty()
    click.echo(text if is_person else json.dumps({"type": "note", "title": text}, ensure_ascii=False), err=True)


__all__ = ["COMMAND", "FORMATS", "PREFIX", "CallOptions", "CommandState", "Format", "pass_state", "say"]
