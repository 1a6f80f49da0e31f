"""Lets the generated package be imported where it lies."""

from __future__ import annotations

import sys
from pathlib import Path

_GENERATED = str(Path(__file__).resolve().parents[2] / "generated" / "python")

if _GENERATED not in sys.path:
    sys.path.insert(0, _GENERATED)
