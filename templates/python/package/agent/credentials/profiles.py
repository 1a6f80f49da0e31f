"""Profiles: for each an address or environment, and where its key is. `config.toml` holds no key.

[profile.default]
environment = "sandbox"
keys = "keyring"

[alias]
recent = "videos list --limit 5"
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from .folders import settings_folder

DEFAULT = "default"


class ProfileSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One profile. keys: "keyring" or "file". passphrase: how the file is opened, "systemd-creds" or "passphrase"."""

    environment: str = ""
    base_url: str = ""
    keys: str = "keyring"
    passphrase: str = ""


class CommandSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    profile: Mapping[str, ProfileSettings] = {}
    alias: Mapping[str, str] = {}


class SettingsError(Exception):
    """A file of settings that cannot be read."""


def settings_file() -> Path:
    """Give the path of the file."""
    return settings_folder() / "config.toml"


def read_settings() -> CommandSettings:
    """Read the file; empty settings when there is none. Raises SettingsError."""
    file = settings_file()
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), CommandSettings)
    except FileNotFoundError:
        return CommandSettings()
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise SettingsError(f"{file}: {error}") from error


def write_settings(settings: CommandSettings) -> None:
    """Write the file whole, readable by its owner alone."""
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [line for name, profile in settings.profile.items() for line in _table(f"profile.{_quoted(name)}", profile)]
    lines += ["[alias]", *(f"{_quoted(name)} = {_quoted(text)}" for name, text in settings.alias.items())]
    new = file.with_suffix(".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as output:  # noqa: PTH123 - it is open already
        output.write("\n".join(lines) + "\n")
    new.replace(file)


def with_profile(settings: CommandSettings, name: str, profile: ProfileSettings | None) -> CommandSettings:
    """Give the settings with another profile of this name; None takes it away."""
    others = {key: one for key, one in settings.profile.items() if key != name}
    return msgspec.structs.replace(settings, profile=others if profile is None else {**others, name: profile})


def _table(name: str, profile: ProfileSettings) -> list[str]:
    members: dict[str, str] = msgspec.to_builtins(profile)
    return [f"[{name}]", *(f"{key} = {_quoted(value)}" for key, value in members.items()), ""]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
