"""The command `apivideo-emulator`, which tells what to install where its libraries are missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

_NAME: Final = "apivideo-emulator"
_MISSING: Final = "apivideo-emulator needs {name}; run: pip install 'apivideo-sdk[emulator]'\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. `arguments` are those of the process by default."""
    try:
        return _run(arguments)
    except ModuleNotFoundError as error:
        sys.stderr.write(_MISSING.format(name=error.name))
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    import click  # noqa: PLC0415 # comes with the extra, and may be missing

    from .options import command  # noqa: PLC0415 # needs click

    try:
        return int(command.main(arguments, _NAME, standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
