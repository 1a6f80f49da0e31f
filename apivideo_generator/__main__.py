"""`python -m apivideo_generator`."""

from __future__ import annotations

import sys

from apivideo_generator import program

sys.exit(program())
