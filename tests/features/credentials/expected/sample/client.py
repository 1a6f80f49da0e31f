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
    """A client of Credentials. Close it, or use it in a `with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        bearer: _Credential | None = None,
        app_id: _Credential | None = None,
        app_key: _Credential | None = None,
        user: _Credential | None = None,
        query: _Credential | None = None,
        hoba: _Credential | None = None,
        session: _Credential | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        """Make a client.

        Credentials, of which each call sends those that its operation needs:

        bearer: a token. app_id: the key of the header 'X-App-Id'. app_key: the key of the header
        'X-App-Key'. user: (user, password). query: the key of the query 'api key'. hoba: the
        value of `Authorization`, or what follows 'hoba' in it. session: the key of the cookie
        'SESSION'.
        """
        variables: dict[str, str | None] = {}
        given: dict[str, _Credential | None] = {
            "bearer": bearer,
            "appId": app_id,
            "app-key": app_key,
            "user": user,
            "query": query,
            "hoba": hoba,
            "session": session,
        }
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> S:
        """s."""
        from .resources.s import S

        return S(self.caller)


class AsyncSample(AsyncClient):
    """An asynchronous client of Credentials. Close it, or use it in an `async with` block."""

    definition = API

    def __init__(
        self,
        api_key: str | None = None,
        *,
        bearer: _Credential | None = None,
        app_id: _Credential | None = None,
        app_key: _Credential | None = None,
        user: _Credential | None = None,
        query: _Credential | None = None,
        hoba: _Credential | None = None,
        session: _Credential | None = None,
        credentials: Mapping[str, _Credential | None] | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        """Make a client.

        Credentials, of which each call sends those that its operation needs:

        bearer: a token. app_id: the key of the header 'X-App-Id'. app_key: the key of the header
        'X-App-Key'. user: (user, password). query: the key of the query 'api key'. hoba: the
        value of `Authorization`, or what follows 'hoba' in it. session: the key of the cookie
        'SESSION'.
        """
        variables: dict[str, str | None] = {}
        given: dict[str, _Credential | None] = {
            "bearer": bearer,
            "appId": app_id,
            "app-key": app_key,
            "user": user,
            "query": query,
            "hoba": hoba,
            "session": session,
        }
        super().__init__(api_key, variables=variables, credentials=given | dict(credentials or {}), **options)

    @cached_property
    def s(self) -> AsyncS:
        """s."""
        from .resources.s import AsyncS

        return AsyncS(self.caller)
