"""The command line: one module per command declares its arguments, options and help with click, and nothing else.

Given the words of the command line, returns the exit code. A module imports click and the standard library alone, and
`generator.commands` inside the function that runs, so that the help of a command costs no more than click.
"""

from __future__ import annotations

from generator.cli.main import main, program

__all__ = ["main", "program"]
