"""Settings of clients of the Model Context Protocol: where they are, and what an entry looks like in each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from ...failures import AgentError
from ...names import COMMAND, PACKAGE


class AgentClient(msgspec.Struct, frozen=True, kw_only=True):
    """One client. file: gives its settings. member: the object in it that holds servers. type: said of each, or ""."""

    file: Callable[[], Path]
    member: str = "mcpServers"
    type: str = ""


def entry_of(client: str, words: Sequence[str]) -> dict[str, Any]:
    """Give the entry that starts the server with these words, by the Python that runs now."""
    kind = CLIENTS[client].type
    return {**({"type": kind} if kind else {}), "command": sys.executable, "args": ["-m", PACKAGE, *words]}


def write_entry(client: str, entry: Mapping[str, Any]) -> Path:
    """Put the entry into the settings of a client, and leave all else as it is. Raises AgentError."""
    found = CLIENTS[client]
    file = found.file()
    settings = _read(file)
    servers = settings.get(found.member, {})
    if not isinstance(servers, dict):
        raise AgentError(f"{file}: {found.member!r} is no object", next_step="correct the file")
    settings[found.member] = {**servers, COMMAND: dict(entry)}
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    new.write_text(json.dumps(settings, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(file)
    return file


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        found = json.loads(text or "{}")
    except ValueError as error:
        raise AgentError(f"{file} is no JSON: {error}", next_step="correct the file, then install again") from error
    if not isinstance(found, dict):
        raise AgentError(f"{file} holds no object", next_step="correct the file, then install again")
    return found


def _claude_desktop() -> Path:
    if sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    elif sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA", Path.home()))
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    return folder / "Claude" / "claude_desktop_config.json"


CLIENTS: Final[Mapping[str, AgentClient]] = {
    "claude-desktop": AgentClient(file=_claude_desktop),
    "cursor": AgentClient(file=lambda: Path.home() / ".cursor" / "mcp.json"),
    "vscode": AgentClient(file=lambda: Path.cwd() / ".vscode" / "mcp.json", member="servers", type="stdio"),
}
"""The clients that are known, by the name that `mcp install` takes."""
