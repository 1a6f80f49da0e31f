"""What this package and its command are called."""

from __future__ import annotations

from typing import Final

TITLE: Final = "api.video"
PACKAGE: Final = "apivideo_sdk"
DISTRIBUTION: Final = "apivideo-sdk"
VERSION: Final = "0.1.0"
PREFIX: Final = "APIVIDEO"
"""Begins its environment variables."""
COMMAND: Final = "apivideo"
"""Its command, and the name of its folders and entries in the keyring."""
ENVIRONMENTS: Final[tuple[str, ...]] = ("production", "sandbox")
HAS_KEY: Final = True
"""Whether its API takes a key."""
