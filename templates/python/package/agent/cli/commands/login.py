"""`login`, `logout`, `whoami` and `secret`: the key goes in by a hidden prompt or a pipe, and never comes out."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

import click

from ...failures import AgentError
from ...names import COMMAND, ENVIRONMENTS, PREFIX
from ..state import CallOptions, CommandState, pass_state, say

_SHOWN: Final = 4
"""Characters at the end of a key by which its owner knows it."""


@click.command("login")
@click.option("--profile", default="", help="Name of the profile; default: default.")
@click.option("--environment", type=click.Choice(ENVIRONMENTS) if ENVIRONMENTS else str)
@click.option("--base-url", default="", help="Address of the API, where it is not the usual one.")
@click.option(
    "--store",
    type=click.Choice(["keyring", "file"]),
    help="Default: the keyring if there is one, else an encrypted file.",
)
@click.option("--verify/--no-verify", default=True, help="Try the key with one call.")
@pass_state
def login(state: CommandState, /, **given: Any) -> None:
    """Keep an API key. It is read from standard input, or typed unseen; never from the command line."""
    from ...credentials.profiles import DEFAULT, ProfileSettings, read_settings, with_profile, write_settings  # noqa: PLC0415 - help reads no settings
    from ...credentials.stores import KeyStoreError, open_store  # noqa: PLC0415 - as above

    name = given["profile"] or state.profile or DEFAULT
    keys, passphrase = _store(given["store"])
    profile = ProfileSettings(
        environment=given["environment"] or state.environment,
        base_url=given["base_url"] or state.base_url or os.environ.get(f"{PREFIX}_BASE_URL", ""),
        keys=keys,
        passphrase=passphrase,
    )
    key = _read_key()
    if given["verify"]:
        _verify(state, profile, key)
    try:
        open_store(keys, passphrase).put(name, key)
    except KeyStoreError as error:
        raise AgentError(str(error), kind="credentials", next_step="login --store file") from error
    write_settings(with_profile(read_settings(), name, profile))
    say(f"the key of profile {name!r} is kept in the {keys if keys == 'keyring' else 'encrypted file'}")


@click.command("logout")
@click.option("--profile", default="", help="Name of the profile; default: default.")
@pass_state
def logout(state: CommandState, /, profile: str) -> None:
    """Forget the API key of a profile, and the profile."""
    from ...credentials.profiles import DEFAULT, ProfileSettings, read_settings, with_profile, write_settings  # noqa: PLC0415 - help reads no settings
    from ...credentials.stores import KeyStoreError, open_store  # noqa: PLC0415 - as above

    name = profile or state.profile or DEFAULT
    settings = read_settings()
    found = settings.profile.get(name, ProfileSettings())
    try:
        open_store(found.keys, found.passphrase).remove(name)
    except KeyStoreError as error:
        raise AgentError(str(error), kind="credentials") from error
    write_settings(with_profile(settings, name, None))
    say(f"the key of profile {name!r} is forgotten")


@click.command("whoami")
@pass_state
def whoami(state: CommandState) -> None:
    """Say which profile, key and address are used; of the key only the end."""
    from ...credentials.connect import base_url_of, broker_socket, find_key  # noqa: PLC0415 - help loads no client
    from ..calling import write_value  # noqa: PLC0415 - as above

    name, _ = state.choice.chosen()
    socket = broker_socket()
    found: dict[str, Any] = {"profile": name, "address": base_url_of(state.choice)}
    if state.is_guarded and socket:
        found["key"] = "held by the broker"
    else:
        key = find_key(state.choice)
        shown = f"...{key.value[-_SHOWN:]}" if len(key.value) > 3 * _SHOWN and not state.is_guarded else "set"
        found |= {"key": shown, "from": key.source}
    write_value(state, found, CallOptions())


@click.group("secret")
def secret() -> None:
    """Secrets that agents have handles of."""


@secret.command("show")
@click.argument("text")
@pass_state
def show_secret(state: CommandState, text: str) -> None:
    """Print TEXT with secrets in the place of handles, for a person at a terminal: a handle, or an address with one."""
    from ...credentials.connect import find_key  # noqa: PLC0415 - help loads no client
    from ...credentials.folders import state_folder  # noqa: PLC0415 - as above
    from ...credentials.vault import FileVault  # noqa: PLC0415 - as above
    from ...gate.handles import SecretHandles, UnknownHandleError  # noqa: PLC0415 - as above

    if state.is_guarded or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AgentError("secrets are shown in a terminal alone", kind="denied", next_step="ask the user to run it")
    vault = FileVault(state_folder() / "handles", find_key(state.choice).value)
    try:
        click.echo(SecretHandles(vault=vault).reveal(text))
    except UnknownHandleError as error:
        raise AgentError(str(error), kind="not found") from error


def _store(wanted: str) -> tuple[str, str]:
    """Choose where keys are kept: the keyring, else a file by `systemd-creds`, else one with a passphrase."""
    from ...credentials.stores import PASSPHRASE, has_keyring, has_systemd_creds  # noqa: PLC0415 - help loads no keyring

    if wanted != "file" and has_keyring():
        return "keyring", ""
    if wanted == "keyring":
        raise AgentError("this machine has no keyring", kind="credentials", next_step="login --store file")
    if os.environ.get(PASSPHRASE):
        return "file", "passphrase"
    if has_systemd_creds():
        return "file", "systemd-creds"
    raise AgentError(
        "there is neither a keyring nor systemd-creds here",
        kind="credentials",
        next_step=f"set {PASSPHRASE} for an encrypted file, or {PREFIX}_API_KEY, which agents with a shell can read",
    )


def _read_key() -> str:
    is_person = sys.stdin.isatty()
    text = str(click.prompt("API key", hide_input=True, err=True)) if is_person else sys.stdin.readline()
    if not text.strip():
        raise AgentError("no key was given", kind="credentials", next_step=f"{COMMAND} login < file-with-the-key")
    return text.strip()


def _verify(state: CommandState, profile: Any, key: str) -> None:
    """Make the cheapest reading call with the key. Raises AgentError for one that is refused."""
    from ...core.calls import OperationCaller  # noqa: PLC0415 - help loads no client
    from ...core.files import AllowedFolders  # noqa: PLC0415 - as above
    from ...credentials.connect import ConnectionChoice  # noqa: PLC0415 - as above
    from ...own import OwnClient  # noqa: PLC0415 - as above

    reading = (one for one in state.catalog.offered if one.reads and not any(arg.required for arg in one.arguments))
    operation = min(reading, key=lambda one: (not one.items, len(one.arguments)), default=None)
    if operation is None:
        return
    address = ConnectionChoice(environment=profile.environment, base_url=profile.base_url or state.base_url).address()
    client = OwnClient(key, **address)
    calls = OperationCaller(lambda: client, state.catalog, AllowedFolders(()))
    try:
        calls.respond(operation, {operation.page_size: 1} if operation.page_size else {})
    finally:
        calls.close()
