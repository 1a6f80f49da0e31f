"""Reads the names of api.video's own client where it is installed: `python official.py > official.json`.

Names alone: classes, methods, arguments, members. What they are for is not read.
"""

from __future__ import annotations

import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

_OF_EVERY_METHOD = {"_return_http_data_only", "_preload_content", "_request_timeout", "async_req"}


def official_names() -> dict[str, Any]:
    """Give the names of the client that is installed."""
    package = import_module("apivideo")
    return {
        "version": package.__version__,
        "methods": dict(_methods(import_module("apivideo.apis"))),
        "models": dict(sorted(_models(import_module("apivideo.model")))),
        "errors": sorted(_errors(import_module("apivideo.exceptions"))),
    }


def written(names: dict[str, Any]) -> str:
    """Give the names as JSON, one line for each method and model."""
    text = json.dumps(names, indent=1)
    return re.sub(r"\n {3,}(?=\S)|\n {2}(?=[}\]])", " ", text) + "\n"


def _methods(apis: ModuleType) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Give each method with its arguments: by position, and by keyword alone."""
    for name, found in sorted(vars(apis).items()):
        if not inspect.isclass(found):
            continue
        for method, function in vars(found).items():
            if not method.startswith("_") and callable(function):
                parameters = inspect.signature(function).parameters.values()
                positional = [one.name for one in parameters if one.name not in {"self", "kwargs"}]
                documented = set(re.findall(r"^\s+(\w+) \(.*\): ", function.__doc__ or "", re.MULTILINE))
                keywords = sorted(documented - set(positional) - _OF_EVERY_METHOD)
                yield f"{name}.{method}", {"positional": positional, "keywords": keywords}


def _models(models: ModuleType) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Give each model with its members, and those that it takes by position."""
    for module in pkgutil.iter_modules(models.__path__):
        loaded = import_module(f"{models.__name__}.{module.name}")
        for name, found in list(vars(loaded).items()):
            if inspect.isclass(found) and found.__module__ == loaded.__name__ and hasattr(found, "openapi_types"):
                parameters = inspect.signature(found.__init__).parameters
                positional = [one for one in parameters if one not in {"self", "args", "kwargs"}]
                yield name, {"positional": positional, "members": sorted(found.openapi_types)}


def _errors(exceptions: ModuleType) -> Iterator[str]:
    for name, found in vars(exceptions).items():
        if inspect.isclass(found) and issubclass(found, Exception):
            yield name


if __name__ == "__main__":
    sys.stdout.write(written(official_names()))
