"""What a browser says of itself: kind of device, operating system, browser, in the words of analytics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

UNKNOWN: Final = "unknown"

_Table: TypeAlias = Sequence[tuple[str, str]]
"""What is looked for, and what it means; the first that is found counts."""

_DEVICES: Final[_Table] = (
    (r"smart-?tv|appletv|googletv|android tv|hbbtv", "tv"),
    (r"playstation|xbox|nintendo", "console"),
    (r"ipad|tablet", "tablet"),
    (r"iphone|mobile", "phone"),
    (r"windows nt|macintosh|linux|cros", "computer"),
)
_SYSTEMS: Final[_Table] = (
    (r"iphone|ipad", "ios"),
    (r"android", "android"),
    (r"windows", "windows"),
    (r"mac os x|macintosh", "mac osx"),
    (r"linux", "linux"),
)
_BROWSERS: Final[_Table] = (
    (r"edg\w*/([\d.]+)", "edge"),
    (r"opr/([\d.]+)", "opera"),
    (r"firefox/([\d.]+)|fxios/([\d.]+)", "firefox"),
    (r"chrome/([\d.]+)|crios/([\d.]+)", "chrome"),
    (r"version/([\d.]+).*safari", "safari"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Device:
    """What was recognized; `unknown` where nothing was. browser_version: "" when it is unknown."""

    device_type: str = UNKNOWN
    operating_system: str = UNKNOWN
    browser: str = UNKNOWN
    browser_version: str = ""


def read_user_agent(text: str) -> Device:
    """Read the header `User-Agent`."""
    return Device(
        device_type=_find(_DEVICES, text)[0],
        operating_system=_find(_SYSTEMS, text)[0],
        browser=_find(_BROWSERS, text)[0],
        browser_version=_find(_BROWSERS, text)[1],
    )


def _find(table: _Table, text: str) -> tuple[str, str]:
    """Give the first meaning that is found, and the version beside it."""
    for pattern, meaning in table:
        if found := re.search(pattern, text, re.IGNORECASE):
            return meaning, next((group for group in found.groups() if group), "")
    return UNKNOWN, ""
