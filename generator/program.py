"""The name, version and folders of this program, in a checkout and where its distribution is installed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

DISTRIBUTION: Final = "apivideo-generator"

VERSION: Final = "0.1.0"
"""That of the distribution, in pyproject.toml."""

HOME: Final = Path(__file__).resolve().parent.parent
"""Folder of `generator/` and `templates/`: the checkout, or the installed package `apivideo_generator`."""

IS_CHECKOUT: Final = (HOME / "pyproject.toml").is_file()

PROGRAM: Final = "python -m generator" if IS_CHECKOUT else DISTRIBUTION
"""The command that users type."""

COMPLETION_VARIABLE: Final = "_APIVIDEO_GENERATOR_COMPLETE"
"""Environment variable by which a shell asks for completions."""


def cache_folder() -> Path:
    """Return the folder for what can be made again: in a checkout its own, else that of the user."""
    if IS_CHECKOUT:
        return HOME / ".cache"
    users = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    return Path(users).expanduser() / DISTRIBUTION
