"""The command `apivideo-emulator`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from .options import command

_NAME: Final = "apivideo-emulator"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. `arguments` are those of the process by default."""
    try:
        return int(command.main(arguments, _NAME, standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return error.exit_code
