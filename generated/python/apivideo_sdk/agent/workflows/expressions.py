"""Runtime expressions of Arazzo, the few that are used: `$inputs.x`, `$steps.a.outputs.b`, `$response.body#/x/0/y`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

_EMBEDDED: Final = re.compile(r"\{(\$[^{}]+)\}")
ABSENT: Final = object()
"""What an expression gives for an input that was left out."""


class WorkflowValues(msgspec.Struct, kw_only=True):
    """What expressions can name: inputs, outputs of the steps so far, and the response of the present one."""

    inputs: Mapping[str, Any]
    steps: dict[str, dict[str, Any]]
    body: Any = None
    status: int = 0

    def resolve(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """Give a JSON value with expressions evaluated; members and items that are absent are left out."""
        match value:
            case str() if value.startswith("$"):
                return self.evaluate(value)
            case str():
                return _EMBEDDED.sub(lambda found: _text(self.evaluate(found[1])), value)
            case dict():
                resolved = {key: self.resolve(one) for key, one in value.items()}
                return {key: one for key, one in resolved.items() if one is not ABSENT}
            case list():
                return [one for one in map(self.resolve, value) if one is not ABSENT]
            case _:
                return value

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        """Give the value of an expression; ABSENT for an input that was left out, None for a missing member."""
        if expression == "$statusCode":
            return self.status
        if expression.startswith("$response.body"):
            return _at(self.body, expression.partition("#")[2])
        kind, _, rest = expression.removeprefix("$").partition(".")
        if kind == "inputs":
            return self.inputs.get(rest, ABSENT)
        step, _, name = rest.partition(".outputs.")
        return self.steps.get(step, {}).get(name)


def _at(value: Any, pointer: str) -> Any:  # noqa: ANN401 - any JSON
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        match value:
            case dict():
                value = value.get(key)
            case list() if key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            case _:
                return None
    return value


def _text(value: object) -> str:
    return "" if value is ABSENT or value is None else str(value)
