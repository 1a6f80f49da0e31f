"""`python -m` this package: its command line."""

from __future__ import annotations

import sys


def run() -> int:
    """Run the command, if what it needs is installed."""
    try:
        import click  # noqa: F401, PLC0415 - an extra
    except ImportError:
        sys.stderr.write("the command line is an extra of this package: install it with [cli]\n")
        return 2
    from .agent.cli.main import main  # noqa: PLC0415 - it needs click

    return main()


if __name__ == "__main__":
    raise SystemExit(run())
