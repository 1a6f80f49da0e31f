"""What a layer adds to the testing kit: its own file of this path stands in the place of this one."""

from __future__ import annotations

__all__: list[str] = []
