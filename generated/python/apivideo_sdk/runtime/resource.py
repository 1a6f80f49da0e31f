"""What every generated resource is: a name space of methods that share a caller."""

from __future__ import annotations

from .caller import AsyncCaller, Caller


class Resource:
    """Methods that block."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._caller.settings.base_url}>"


class AsyncResource:
    """Methods to await."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._caller.settings.base_url}>"
