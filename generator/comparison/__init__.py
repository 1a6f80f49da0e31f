"""Two documents compared as a maintainer asks for it: files, addresses or git revisions, with every change's place.

`read_side` reads one, `compare_sides` gives the changes of API and package, `render` writes them.
"""

from __future__ import annotations

from generator.comparison.compare import compare_sides, surface_of
from generator.comparison.found import Found
from generator.comparison.render import Form, render
from generator.comparison.side import Side, read_side

__all__ = ["Form", "Found", "Side", "compare_sides", "read_side", "render", "surface_of"]
