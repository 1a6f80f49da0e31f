"""The generator as an installed distribution: its wheel has `generator/` and `templates/` in this folder.

site-packages gets no module called `generator`, a name that others may have. The folder joins the import path of a
process that runs the command, and of no other.
"""

from __future__ import annotations

import sys
from pathlib import Path


def program() -> int:
    """Run `apivideo-generator` with the arguments of this process, and return its exit code."""
    sys.path.insert(0, str(Path(__file__).parent))
    from generator.cli import program as run  # noqa: PLC0415 # found in the folder that was added

    return run()
