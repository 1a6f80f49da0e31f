"""Lets the runtime be imported where it lies, as `package.runtime`, also when these tests run by themselves."""

from __future__ import annotations

import sys
from pathlib import Path

_TEMPLATES = str(Path(__file__).resolve().parents[3] / "templates" / "python")

if _TEMPLATES not in sys.path:
    sys.path.insert(0, _TEMPLATES)
