"""Folders of the command: settings, state and cache, where the system has them."""

from __future__ import annotations

import os
from pathlib import Path

from ..names import COMMAND, PREFIX


def settings_folder() -> Path:
    """Give the folder of profiles and policy; `<PREFIX>_HOME` counts before the system's."""
    return _folder("XDG_CONFIG_HOME", ".config", "settings")


def state_folder() -> Path:
    """Give the folder of interrupted uploads, handles and the audit."""
    return _folder("XDG_STATE_HOME", ".local/state", "state")


def cache_folder() -> Path:
    """Give the folder of what may be lost."""
    return _folder("XDG_CACHE_HOME", ".cache", "cache")


def runtime_folder() -> Path:
    """Give the folder of sockets: the user's own, 0700."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    return Path(base) / COMMAND if base and f"{PREFIX}_HOME" not in os.environ else state_folder() / "run"


def _folder(variable: str, usual: str, own: str) -> Path:
    if home := os.environ.get(f"{PREFIX}_HOME"):
        return Path(home) / own
    base = os.environ.get(variable)
    parent = Path(base) if base else Path.home() / usual
    return parent.joinpath(COMMAND)
