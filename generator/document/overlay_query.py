"""JSONPath of any form, by a library: https://www.rfc-editor.org/rfc/rfc9535."""

from __future__ import annotations

from typing import Final

import jsonpath_rfc9535

from generator.document.tree import Json

_SHOWN: Final = 40


def query(path: str, root: Json) -> tuple[tuple[str | int, ...], ...]:
    """Give the places a JSONPath selects. Raises ValueError for what is no JSONPath, and for one without end."""
    try:
        return tuple(node.location for node in jsonpath_rfc9535.find(path, root))
    except jsonpath_rfc9535.JSONPathError as error:
        raise ValueError(f"'{path}' is not a JSONPath: {error.args[0]}") from error
    except RecursionError:
        raise ValueError(f"'{path[:_SHOWN]}...' is nested too deeply; write a shorter path") from None
