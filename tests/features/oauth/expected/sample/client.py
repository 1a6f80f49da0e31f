"""The clients: one attribute per part of the API, loaded when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from .definition import API
from .runtime.call.sign_in import Credential as _Credential
from .runtime.client import AsyncClient, AsyncClientOptions, SyncClient, SyncClientOptions

if TYPE_CHECKING:
    from .resources.s import AsyncS, S


class Sample(SyncClient):
    """A client of OAuth. Close it, or use it in a `with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        oauth: _Credential | None = None,
        openid: _Credential | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        """Make a client.

        Credentials, of which each call sends those that its operation needs:

        oauth: a token, or a grant that gets one, such as ClientCredentials. openid: a token, or
        a grant that gets one, such as ClientCredentials.
        """
        variables: dict[str, str | None] = {}
        given: dict[str, _Credential | None] = {
            "oauth": oauth,
            "openid": openid,
        }
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> S:
        """s."""
        from .resources.s import S

        return S(self.caller)


class AsyncSample(AsyncClient):
    """An asynchronous client of OAuth. Close it, or use it in an `async with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        oauth: _Credential | None = None,
        openid: _Credential | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        """Make a client.

        Credentials, of which each call sends those that its operation needs:

        oauth: a token, or a grant that gets one, such as ClientCredentials. openid: a token, or
        a grant that gets one, such as ClientCredentials.
        """
        variables: dict[str, str | None] = {}
        given: dict[str, _Credential | None] = {
            "oauth": oauth,
            "openid": openid,
        }
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> AsyncS:
        """s."""
        from .resources.s import AsyncS

        return AsyncS(self.caller)
