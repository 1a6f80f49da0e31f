"""Turns what a client is made with, and its environment variables, into settings and a session."""

from __future__ import annotations

import logging
import os
import platform
import random
import time
from collections.abc import Mapping
from typing import NamedTuple, TypedDict

from ..auth.schemes import Auth
from ..operation import ApiDefinition, KeyScheme
from ..options import (
    MAX_RESPONSE_SIZE,
    NOTHING,
    ClientSettings,
    TimeoutValue,
    as_retry_policy,
    as_timeout,
    check_limits,
    lower_headers,
)
from ..redaction import plain_name
from ..retry import RetryPolicy
from ..transport.protocol import HasClock, HasKey, HasRandom
from .addresses import make_address
from .hooks import Hooks
from .reporting import configure_logging
from .session import Session
from .sign_in import Credential, SignIn


class ClientOptions(TypedDict, total=False):
    """What both clients may be made with, besides the key and the connection.

    environment: name of an environment of the API. base_url: another address, by default that of the variable
    `<PREFIX>_BASE_URL`. auth: a strategy, or the kind of one of the API's schemes ("bearer", "basic", ...), or "none".
    headers: sent with every call. hooks: functions that are called with requests, responses, retries, errors and
    issues. pace: True delays calls when a response says that no calls are left; by default they wait only after the API
    has refused one. The rest: see `Options`.
    """

    environment: str | None
    base_url: str | None
    auth: Auth | str | None
    timeout: TimeoutValue
    deadline: float | None
    max_response_size: int | None
    retries: int | RetryPolicy
    headers: Mapping[str, str] | None
    hooks: Hooks | None
    strict: bool
    pace: bool


class HttpLibrary(NamedTuple):
    """What sends requests: its name and version, "" where they are not known, and the encodings that it undoes."""

    agent: str = ""
    encodings: str = "gzip, deflate"


DEFAULT_TIMEOUT = (10.0, 60.0)
DEFAULT_RETRIES = 2


def make_settings(
    definition: ApiDefinition,
    options: ClientOptions,
    library: HttpLibrary,
    variables: Mapping[str, str | None] = NOTHING,
) -> ClientSettings:
    """Give the settings of a new client. library: what its transport uses.

    variables: values for variables of the address, by argument.
    """
    address = make_address(definition, options.get("environment"), options.get("base_url"), variables)
    headers = {"user-agent": _user_agent(definition, library.agent), "accept-encoding": library.encodings}
    deadline, size = options.get("deadline"), options.get("max_response_size", MAX_RESPONSE_SIZE)
    check_limits(deadline, size)
    return ClientSettings(
        base_url=address.base_url,
        environment=address.environment,
        variables=address.variables,
        timeout=as_timeout(options.get("timeout", DEFAULT_TIMEOUT)),
        retry=as_retry_policy(options.get("retries", DEFAULT_RETRIES)),
        headers={**headers, **lower_headers(options.get("headers") or {})},
        strict=options.get("strict", False),
        deadline=deadline,
        max_response_size=size,
        secret_names=declared_secrets(definition),
    )


def make_session(
    definition: ApiDefinition,
    api_key: str | None,
    options: ClientOptions,
    credentials: Mapping[str, Credential | None] = NOTHING,
) -> Session:
    """Give the session of a new client. The key is the one given, else that of `<PREFIX>_API_KEY`.

    credentials: of further schemes, by their ids.

    A transport that replays has a key that will do, and a clock and chance of its own: see `transport`.
    """
    logger = logging.getLogger(definition.package)
    variable = f"{definition.env_prefix}_LOG"
    configure_logging(logger, os.environ.get(variable, ""), variable)
    transport: object = options.get("transport")
    stand_in = transport.api_key if isinstance(transport, HasKey) else ""
    own_key = stand_in or os.environ.get(f"{definition.env_prefix}_API_KEY", "")
    own_clock = transport.clock if isinstance(transport, HasClock) else None
    sign_in = SignIn(
        definition,
        key=own_key if api_key is None else api_key,
        is_key_given=api_key is not None,
        credentials=credentials,
        stand_in=stand_in,
        has_own_transport=bool(transport or options.get("http_client")),
        clock=own_clock or time.monotonic,
    )
    return Session(
        definition=definition,
        auth=sign_in.auth(options.get("auth")),
        hooks=options.get("hooks") or Hooks(),
        logger=logger,
        is_paced=options.get("pace", False),
        clock=own_clock or time.perf_counter,
        random=transport.random if isinstance(transport, HasRandom) else random.random,
    )


def declared_secrets(definition: ApiDefinition) -> frozenset[str]:
    """Give the plain names of what the document declares as a credential."""
    names = (scheme.name for scheme in definition.schemes if isinstance(scheme, KeyScheme) and scheme.kind != "http")
    return frozenset(plain_name(name) for name in (*names, *definition.secrets) if name)


def _user_agent(definition: ApiDefinition, http_agent: str) -> str:
    return f"{definition.package}/{definition.version} python/{platform.python_version()} {http_agent}".rstrip()
