"""Says where a call comes from: the `AV-Origin-*` headers that api.video's clients send with every call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Final, NamedTuple, TypeAlias, Unpack

from ..runtime.client import AsyncClient, AsyncClientOptions, SyncClient, SyncClientOptions
from ..runtime.errors import ConfigurationError
from ..runtime.operation import ApiDefinition

CLIENT_NAME: Final = "apivideo-sdk-python"

_NAME: Final = re.compile(r"[\w-]{1,50}", re.ASCII)
_VERSION: Final = re.compile(r"\d{1,3}(\.\d{1,3}(\.\d{1,3})?)?", re.ASCII)


class Origin(NamedTuple):
    """An application or an SDK built on this one: a name of letters, digits, _ and -, and a version like 1.2.3."""

    name: str
    version: str


OriginLike: TypeAlias = Origin | tuple[str, str]


class OriginClient(SyncClient):
    """A blocking client that says where its calls come from.

    application, sdk: who uses this client, sent as `AV-Origin-App` and `AV-Origin-Sdk`.
    Raises ConfigurationError for a name or a version that the API would not take.
    """

    definition: ClassVar[ApiDefinition]

    def __init__(
        self,
        api_key: str | None = None,
        *,
        application: OriginLike | None = None,
        sdk: OriginLike | None = None,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        origin = origin_headers(self.definition, application, sdk)
        options["headers"] = {**origin, **(options.get("headers") or {})}
        super().__init__(api_key, **options)


class AsyncOriginClient(AsyncClient):
    """An asynchronous client that says where its calls come from; see `OriginClient`."""

    definition: ClassVar[ApiDefinition]

    def __init__(
        self,
        api_key: str | None = None,
        *,
        application: OriginLike | None = None,
        sdk: OriginLike | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        origin = origin_headers(self.definition, application, sdk)
        options["headers"] = {**origin, **(options.get("headers") or {})}
        super().__init__(api_key, **options)


def origin_headers(
    definition: ApiDefinition, application: OriginLike | None, sdk: OriginLike | None
) -> Mapping[str, str]:
    """Give the headers of a client, in lower case as the caller's own are compared."""
    headers = {"av-origin-client": f"{CLIENT_NAME}:{_short_version(definition.version)}"}
    if application is not None:
        headers["av-origin-app"] = _written("application", application)
    if sdk is not None:
        headers["av-origin-sdk"] = _written("sdk", sdk)
    return headers


def _written(argument: str, origin: OriginLike) -> str:
    if len(origin) != len(Origin._fields) or not all(isinstance(part, str) for part in origin):
        raise ConfigurationError(f'{argument} is {origin!r}; give a name and a version: ("my-app", "1.2")')
    name, version = origin
    if not _NAME.fullmatch(name):
        raise ConfigurationError(f"{argument} is named {name!r}; a name is 1 to 50 letters, digits, _ and -")
    if not _VERSION.fullmatch(version):
        raise ConfigurationError(f"{argument} has version {version!r}; a version is up to three numbers: 1, 1.2, 1.2.3")
    return f"{name}:{version}"


def _short_version(version: str) -> str:
    """Give the numbers of a version: the API takes no suffix such as `.dev1`."""
    found = _VERSION.match(version)
    return found[0] if found else "0"
