"""Paths inside the output folder: none may lead out of it, and no two may be one file on any system."""

from __future__ import annotations

import re
from typing import Final

from generator.devices import is_device

_PART: Final = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\/]{1,200}")
_ONLY_DOTS: Final = re.compile(r"\.+ *")


class PathError(Exception):
    """A generated path that cannot be written: a mistake of the generator or of a layer, not of a document."""


def check_path(path: str, seen: dict[str, str]) -> None:
    """Raise PathError when `path` is no plain relative path, or when `seen` has it already. Adds it to `seen`.

    `seen` maps what file systems without case would call a path to the path itself.
    """
    for part in path.split("/"):
        if not _PART.fullmatch(part) or _ONLY_DOTS.fullmatch(part) or part[-1] in ". " or is_device(part):
            raise PathError(f"{path!r} is not a plain path inside the output folder; change {part!r}")
    twin = seen.get(path.casefold())
    if twin is not None:
        raise PathError(f"{path!r} and {twin!r} are one file where case does not count: rename one of them")
    seen[path.casefold()] = path
