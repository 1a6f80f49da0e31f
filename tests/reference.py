"""Optional reference material that may lie beside the checkout; what needs it skips with a reason when it is absent."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def reference(name: str) -> Path:
    """Give the path of a piece of reference material; it may not exist."""
    return Path(os.environ.get("REFERENCE_DIR", ROOT.parent / "shared")) / name
