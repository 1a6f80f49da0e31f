"""What of a package its users hold on to: read from an `Api` as the target names it, and two of them compared.

Knows what `compare_apis` cannot: names. A renamed method breaks every caller though the API is what it was.
"""

from __future__ import annotations

from generator.changes.package.compare import compare_surfaces
from generator.changes.package.read import read_surface
from generator.changes.package.surface import Surface

__all__ = ["Surface", "compare_surfaces", "read_surface"]
