"""Names for commands that are used often, kept with the profiles: `alias set recent "videos list --limit 5"`."""

from __future__ import annotations

import shlex
from collections.abc import Collection

import click

from ...failures import AgentError


def expanded(given: list[str], known: Collection[str]) -> list[str]:
    """Put the words of an alias in its place, where the first word that is no option names one."""
    at = _first_word(given)
    if at is None or given[at] in known:
        return given
    from ...credentials.profiles import SettingsError, read_settings  # noqa: PLC0415 - read only for a word that is unknown

    try:
        text = read_settings().alias.get(given[at])
    except SettingsError:
        return given  # the command that needs the settings reports it
    return given if text is None else [*given[:at], *shlex.split(text), *given[at + 1 :]]


def _first_word(given: list[str]) -> int | None:
    takes_value = {"--profile", "--environment", "--base-url", "-o", "--output"}
    skip = False
    for at, word in enumerate(given):
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = word in takes_value
        else:
            return at
    return None


@click.group("alias")
def alias() -> None:
    """Names for commands that are used often."""


@alias.command("set")
@click.argument("name")
@click.argument("text")
def set_alias(name: str, text: str) -> None:
    """Let NAME stand for the words of TEXT."""
    import msgspec  # noqa: PLC0415 - as above

    from ...credentials.profiles import read_settings, write_settings  # noqa: PLC0415 - help reads no settings

    if not name.replace("-", "").isalnum():
        raise AgentError(f"{name!r} cannot be an alias", next_step="use letters, digits and dashes")
    settings = read_settings()
    write_settings(msgspec.structs.replace(settings, alias={**settings.alias, name: text}))


@alias.command("list")
def list_aliases() -> None:
    """Print all aliases."""
    from ...credentials.profiles import read_settings  # noqa: PLC0415 - help reads no settings

    for name, text in sorted(read_settings().alias.items()):
        click.echo(f"{name}\t{text}")


@alias.command("delete")
@click.argument("name")
def delete_alias(name: str) -> None:
    """Forget an alias."""
    import msgspec  # noqa: PLC0415 - as above

    from ...credentials.profiles import read_settings, write_settings  # noqa: PLC0415 - help reads no settings

    settings = read_settings()
    kept = {key: text for key, text in settings.alias.items() if key != name}
    if len(kept) == len(settings.alias):
        raise AgentError(f"there is no alias {name!r}", kind="not found", next_step="alias list")
    write_settings(msgspec.structs.replace(settings, alias=kept))
