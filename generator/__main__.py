"""`python -m generator`."""

from __future__ import annotations

import gc
import sys

from generator.cli import main

gc.disable()  # a process does one thing, and ends before there is garbage worth looking for

status = main()
gc.freeze()  # the interpreter looks through all objects once more when it ends
sys.exit(status)
