"""How the emulator knows what it does: one row for each behavior, one module of rows for each module of handlers.

Every module here has `ROWS`. The loudest rows are those of `Source.INFERRED`: nobody says that api.video does so.
"""

from __future__ import annotations

import importlib
import pkgutil

from .row import Evidence, Source

__all__ = ["Evidence", "Source", "all_evidence"]

_MACHINERY = "row"


def all_evidence() -> list[Evidence]:
    """Give the rows of all modules here, in alphabetical order of the modules."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name != _MACHINERY)
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [row for module in modules for row in module.ROWS]
