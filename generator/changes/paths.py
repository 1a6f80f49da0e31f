"""Variables in paths: their names do not tell two paths apart, their places do."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.operations import Operation, Parameter

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def path_key(path: str) -> str:
    """Return a path without the names of its variables: "/videos/{}"."""
    return _VARIABLE.sub("{}", path)


def parameter_key(operation: Operation, parameter: Parameter) -> tuple[str, str]:
    """Tell parameters of an operation apart: one in the path by its place, headers in any case."""
    match parameter.location:
        case "path":
            names = [name.strip("+*") for name in _VARIABLE.findall(operation.path)]
            name = parameter.name
            return "path", str(names.index(name)) if name in names else name
        case "header":
            return "header", parameter.name.lower()
        case location:
            return location, parameter.name
