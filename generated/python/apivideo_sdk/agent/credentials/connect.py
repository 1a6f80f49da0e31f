"""Makes clients: with the key of a profile for a person, through a gate for an agent."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import httpx2
import msgspec

from ...runtime.client import SyncClient
from ..catalog.entries import load_catalog
from ..failures import LOGIN, AgentError
from ..gate.audit import AuditLog
from ..gate.confirmation import Confirmations
from ..gate.gate import GATE_URL, Gatekeeper
from ..gate.handles import SecretHandles
from ..gate.policy import Policy
from ..names import COMMAND, ENVIRONMENTS, HAS_KEY, PREFIX
from ..own import API, OwnClient
from .folders import runtime_folder, settings_folder, state_folder
from .profiles import DEFAULT, ProfileSettings, read_settings
from .stores import KeyStoreError, open_store
from .vault import FileVault

KEY: Final = f"{PREFIX}_API_KEY"
BROKER: Final = f"{PREFIX}_BROKER"
PACKAGE_POLICY: Final = Path(__file__).parents[1] / "policy.yaml"
"""What counts unless the user has a policy; a layer brings it."""
AMBIENT_KEY: Final = (
    f"warning: the key is in the environment ({KEY}), where an agent with a shell can read it; "
    f"`{COMMAND} login` keeps it in the keyring"
)


class FoundKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key, and where it came from: "environment", "keyring", "file", or "none" for an API without."""

    value: str
    source: str


class ConnectionChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Which API a command talks to. profile: by name; the rest counts before what it says."""

    profile: str = ""
    environment: str = ""
    base_url: str = ""
    read_only: bool = False
    policy: Path | None = None

    def chosen(self) -> tuple[str, ProfileSettings]:
        """Give the profile: the one named, else that of `<PREFIX>_PROFILE`, else "default"."""
        name = self.profile or os.environ.get(f"{PREFIX}_PROFILE") or DEFAULT
        profiles = read_settings().profile
        if self.profile and self.profile not in profiles:
            known = ", ".join(profiles) or "none"
            raise AgentError(
                f"there is no profile {name!r}", kind="credentials", why=f"there are: {known}", next_step=LOGIN
            )
        return name, profiles.get(name, ProfileSettings())

    def address(self) -> dict[str, Any]:
        """Give the options of a client that say where the API is. What is in the environment wins over a profile."""
        _, profile = self.chosen()
        if base_url := self.base_url or os.environ.get(f"{PREFIX}_BASE_URL", ""):
            return {"base_url": base_url}
        if self.environment:
            return {"environment": self.environment}
        if profile.base_url:
            return {"base_url": profile.base_url}
        return {"environment": profile.environment} if profile.environment in ENVIRONMENTS else {}

    def check_address(self) -> None:
        """Raise AgentError for an address that the key of the profile was not kept for: it would be sent there."""
        name, profile = self.chosen()
        wanted = self.base_url or os.environ.get(f"{PREFIX}_BASE_URL", "")
        if wanted and wanted.rstrip("/") != profile.base_url.rstrip("/"):
            raise AgentError(
                f"the key of profile {name!r} is not for {wanted}",
                kind="credentials",
                next_step=f"ask the user for `{COMMAND} login --profile NAME --base-url {wanted}`, then use --profile",
            )


def find_key(choice: ConnectionChoice) -> FoundKey:
    """Find the key: in the environment, else where the profile says. Raises AgentError when there is none."""
    if value := os.environ.get(KEY, ""):
        return FoundKey(value=value, source="environment")
    name, profile = choice.chosen()
    try:
        stored = open_store(profile.keys, profile.passphrase).get(name)
    except KeyStoreError as error:
        raise AgentError("no credentials", kind="credentials", why=str(error), next_step=LOGIN) from error
    except ImportError:
        stored = None
    if stored:
        return FoundKey(value=stored, source=profile.keys)
    if not HAS_KEY:
        return FoundKey(value="", source="none")
    raise AgentError("no credentials", kind="credentials", why=f"no key in {KEY}, and none stored", next_step=LOGIN)


def personal_client(choice: ConnectionChoice, **options: Any) -> SyncClient:  # noqa: ANN401 - options of the client
    """Make a client with the key, for a person at a command line."""
    key = find_key(choice)
    client: SyncClient = OwnClient(key.value or None, **choice.address(), **options)
    return client


def agent_client(choice: ConnectionChoice, warn: Callable[[str], object] = lambda _: None) -> SyncClient:
    """Make a client without the key: behind the broker if there is one, else behind a gate in this process."""
    if address := broker_socket():
        _check_broker(address)
        return brokered_client(address)
    key = find_key(choice)
    if key.source == "environment":
        warn(AMBIENT_KEY)
    elif key.source != "none":
        choice.check_address()
    return gated_client(key.value, choice)


def gated_client(key: str, choice: ConnectionChoice) -> SyncClient:
    """Make a client behind a gate in this process."""
    gate = make_gate(key, choice)
    client: SyncClient = OwnClient(transport=gate, auth="none", base_url=GATE_URL)
    return client


def make_gate(key: str, choice: ConnectionChoice) -> Gatekeeper:
    """Make the gate that holds a key."""
    catalog = load_catalog()
    vault = FileVault(state_folder() / "handles", key)
    return Gatekeeper(
        OwnClient(key or None, **choice.address()),
        catalog,
        policy=make_policy(choice),
        handles=SecretHandles(catalog.secret_text, names=catalog.secrets, vault=vault, key=vault.handle_key),
        audit=AuditLog(state_folder() / "audit.jsonl"),
        confirmations=Confirmations(key=vault.confirmation_key, file=state_folder() / "confirmed"),
    )


def brokered_client(address: str) -> SyncClient:
    """Make a client whose requests a broker sends: a path of a Unix socket, or a loopback address with a token."""
    if address.startswith("http://"):
        base_url, _, token = address.partition("#")
        options: dict[str, Any] = {"base_url": base_url, "headers": {"x-broker-token": token} if token else None}
    else:
        http_client = httpx2.Client(transport=httpx2.HTTPTransport(uds=address))
        options = {"base_url": "http://broker.invalid", "http_client": http_client}
    client: SyncClient = OwnClient(auth="none", **options)
    return client


def _check_broker(address: str) -> None:
    """Raise AgentError for the socket of a broker that has ended: nothing else has the key then."""
    if address.startswith("http://"):
        return
    try:
        with socket.socket(socket.AF_UNIX) as tried:
            tried.connect(address)
    except OSError as error:
        why = f"{address}: {error.strerror}"
        raise AgentError(
            "the broker does not run", kind="network", why=why, next_step=f"ask the user to start `{COMMAND} broker`"
        ) from error


def broker_socket() -> str:
    """Give the address of the broker: that of `<PREFIX>_BROKER`, else the usual socket if it is there; "" for none."""
    if given := os.environ.get(BROKER, ""):
        return "" if given == "none" else given
    usual = usual_socket()
    return str(usual) if usual.exists() else ""


def usual_socket() -> Path:
    """Give the path of the broker's socket unless another is named."""
    return runtime_folder() / "broker.sock"


def make_policy(choice: ConnectionChoice) -> Policy:
    """Give the policy that counts. Raises PolicyError for a file that cannot be read, or names what there is not."""
    return Policy(choice.policy or usual_policy(), read_only=choice.read_only, names=load_catalog().by_id.keys())


def usual_policy() -> Path | None:
    """Give the policy of the settings folder, else the one that comes with the package, if there is one."""
    return next((file for file in (own_policy(), PACKAGE_POLICY) if file.exists()), None)


def own_policy() -> Path:
    """Give the path of the user's policy."""
    return settings_folder() / PACKAGE_POLICY.name


def base_url_of(choice: ConnectionChoice) -> str:
    """Say where calls would go, without a key."""
    client = OwnClient("unused", **choice.address()) if API.schemes else OwnClient(**choice.address())
    try:
        return str(client.base_url)
    finally:
        client.close()
