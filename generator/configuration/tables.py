"""Tables of a configuration file, whose values must have the right type. Standard library only."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from generator.problems import Location, Problem, UnusableInputError

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_tools(file: Path) -> dict[str, Any]:
    """Return the `[tool]` table of a TOML file, {} if it has none. Raises UnusableInputError if it cannot be read."""
    tools = read_toml(file).get("tool", {})
    return tools if isinstance(tools, dict) else {}


def read_toml(file: Path) -> dict[str, Any]:
    """Return what a TOML file holds. Raises UnusableInputError if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise unusable(file, f"not valid TOML: {error}") from error
    except OSError as error:
        raise unusable(file, f"cannot be read: {error.strerror}") from error


class Table:
    """One table of the configuration, whose values must have the right type."""

    def __init__(self, file: Path, name: str, values: object) -> None:
        if not isinstance(values, dict):
            raise unusable(file, f"[{name}] must be a table")
        self.file, self.name = file, name
        self.values: Mapping[str, Any] = values

    def allow(self, *keys: str) -> None:
        """Refuse any other key: a typing mistake would have no effect."""
        for key in self.values:
            if key not in keys:
                raise unusable(self.file, f"[{self.name}] has no setting {key!r}; use one of {', '.join(keys)}")

    def text(self, key: str) -> str:
        """Return a required string."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise unusable(self.file, f"[{self.name}] needs {key!r}, a string")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return an optional boolean."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise unusable(self.file, f"[{self.name}] {key!r} must be true or false")
        return value

    def choice(self, key: str, values: type[_Choice]) -> _Choice:
        """Return a string that must be one of an enum."""
        text = self.text(key)
        try:
            return values(text)
        except ValueError:
            allowed = ", ".join(values)
            raise unusable(self.file, f"[{self.name}] {key!r} is {text!r}; write one of {allowed}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an optional list of strings; empty by default."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise unusable(self.file, f"[{self.name}] {key!r} must be a list of strings")
        return tuple(value)

    def pairs(self, key: str) -> dict[str, str]:
        """Return an optional table of strings; empty by default."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise unusable(self.file, f"[{self.name}] {key!r} must be a table of strings")
        return value


def unusable(file: Path, message: str) -> UnusableInputError:
    """Return the error for a setting that makes no sense."""
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="project", message=message))
