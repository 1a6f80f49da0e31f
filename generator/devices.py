"""Names that Windows takes for devices: no file or folder of a package may be called so on any system."""

from __future__ import annotations

from typing import Final

_PORTS: Final = tuple(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789\u00b9\u00b2\u00b3")
_DEVICES: Final = frozenset({"aux", "con", "conin$", "conout$", "nul", "prn", *_PORTS})


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name for a device, whatever its ending: `con`, `NUL.py`, `aux.tar.gz`."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def file_stem(name: str) -> str:
    """Give a name that every system can hold: `con` as `con_`, any other as it is."""
    return f"{name}_" if is_device(name) else name
