"""The clients: one attribute per part of the API, loaded when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Unpack

from .definition import API
from .runtime.call.sign_in import Credential as _Credential
from .runtime.client import AsyncClient, AsyncClientOptions, SyncClient, SyncClientOptions

if TYPE_CHECKING:
    from .resources.s import AsyncS, S


class Sample(SyncClient):
    """A client of Servers. Close it, or use it in a `with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        region: Literal["eu", "us", "jp"] | None = None,
        port: str | None = None,
        base_path: str | None = None,
        tenant: str | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        """Make a client.

        Variables of the address:

        region: Where the data is. Default: `eu`. port: Default: `8443`. base_path: Default:
        `v2`. tenant: Default: none, so it must be given.
        """
        variables: dict[str, str | None] = {
            "region": region,
            "port": port,
            "base_path": base_path,
            "tenant": tenant,
        }
        given: dict[str, _Credential | None] = {}
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> S:
        """s."""
        from .resources.s import S

        return S(self.caller)


class AsyncSample(AsyncClient):
    """An asynchronous client of Servers. Close it, or use it in an `async with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        region: Literal["eu", "us", "jp"] | None = None,
        port: str | None = None,
        base_path: str | None = None,
        tenant: str | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        """Make a client.

        Variables of the address:

        region: Where the data is. Default: `eu`. port: Default: `8443`. base_path: Default:
        `v2`. tenant: Default: none, so it must be given.
        """
        variables: dict[str, str | None] = {
            "region": region,
            "port": port,
            "base_path": base_path,
            "tenant": tenant,
        }
        given: dict[str, _Credential | None] = {}
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> AsyncS:
        """s."""
        from .resources.s import AsyncS

        return AsyncS(self.caller)
