"""What a layer adds to the tools for tests: its own file of this path stands in the place of this one."""

from __future__ import annotations

__all__: list[str] = []
