"""The two clients that a generated package's clients extend.

One client serves any number of threads, or tasks, and survives a fork. It holds connections, credentials and the last
rate limit; `with_options` gives a clone that shares them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, Self, TypeVar, Unpack

from .auth.credentials import client_certificate
from .call.arguments import Arguments
from .call.session import Session
from .call.setup import ClientOptions, HttpLibrary, declared_secrets, make_session, make_settings
from .call.sign_in import Credential
from .call.undocumented import undocumented_operation
from .call.waiting import DEFAULT_BACKOFF, DEFAULT_WAIT, Backoff, Wait, as_backoff, ask_until
from .caller import AsyncCaller, Caller
from .errors import ArgumentError, ConfigurationError, SdkError
from .operation import ApiDefinition
from .options import NOTHING, ClientSettings, Options
from .rate_limit import RateLimit
from .response.response import Response
from .transport.flow import AsyncDriver, BlockingDriver, shortened
from .transport.protocol import AsyncTransport, CertificateFiles, Transport
from .values.models import UNSET

if TYPE_CHECKING:
    import httpx2

    from .streams.streamed_response import AsyncOpening, StreamedResponse

P = ParamSpec("P")
T = TypeVar("T")


class SyncClientOptions(ClientOptions, total=False):
    """What a blocking client may be made with besides: one of http_client, transport, and proxy or http2.

    http_client: an httpx2.Client of your own, which is not closed with this one. transport: anything with
    `send` and `close`. proxy: an address; by default the usual environment variables count. http2: speak HTTP/2 with
    servers that can, which needs the package `h2`; each thread then has a connection of its own.
    """

    http_client: httpx2.Client | None
    transport: Transport | None
    proxy: str | None
    http2: bool


class AsyncClientOptions(ClientOptions, total=False):
    """What an asynchronous client may be made with besides: one of http_client, transport, and proxy or http2.

    http_client: an httpx2.AsyncClient of your own, which is not closed with this one. transport: anything with
    `send` and `close` to await. proxy: an address; by default the usual environment variables count. http2: speak
    HTTP/2 with servers that can, which needs the package `h2`.
    """

    http_client: httpx2.AsyncClient | None
    transport: AsyncTransport | None
    proxy: str | None
    http2: bool


class _Client:
    """What both clients have in common."""

    definition: ClassVar[ApiDefinition]
    _session: Session
    _settings: ClientSettings

    def __repr__(self) -> str:
        settings = getattr(self, "_settings", None)  # not there after a constructor that failed
        return f"<{type(self).__name__}{'' if settings is None else f' of {settings.base_url}'}>"

    @property
    def base_url(self) -> str:
        """Where calls go."""
        return self._settings.base_url

    @property
    def rate_limit(self) -> RateLimit:
        """What the latest response said of the rate limit."""
        return self._session.rate_limit


class SyncClient(_Client):
    """Makes calls in the calling thread. Close it, or use it in a `with` block.

    api_key: the key; by default that of the environment variable `<PREFIX>_API_KEY`, read here. variables: values for
    variables of the address, by name. credentials: of further schemes of the document, by their names there; each call
    sends those that its operation needs.
    Raises ConfigurationError for options that cannot be.
    """

    caller: Caller

    def __init__(
        self,
        api_key: str | None = None,
        *,
        variables: Mapping[str, str | None] = NOTHING,
        credentials: Mapping[str, Credential | None] = NOTHING,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        try:
            self._session = make_session(self.definition, api_key, options, credentials)
            transport, library = _blocking_transport(options, self.definition, self._session)
            self._settings = make_settings(self.definition, options, library, variables)
        except SdkError as error:
            raise shortened(error) from None
        self._transport: Transport | None = transport
        self.caller = Caller(self._session, self._settings, BlockingDriver(transport))

    def with_options(self, **options: Unpack[Options]) -> Self:
        """Give a clone that shares connections, credentials and rate limit; closing the clone does nothing."""
        clone = object.__new__(type(self))
        clone._session = self._session
        clone._settings = self.caller.changed(options)
        clone._transport = None
        clone.caller = Caller(clone._session, clone._settings, self.caller.driver)
        return clone

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        json: object = UNSET,
        content: object = UNSET,
        content_type: str = "application/octet-stream",
        options: Options | None = None,
    ) -> Response[Any]:
        """Make a call the document does not know, as if it did: credentials, retries, errors.

        path: sent as it is, so encode what stands in it. json or content: the body. `data` of the response is the
        parsed JSON, or bytes.
        """
        operation = undocumented_operation(method, path, json=json, content=content, content_type=content_type)
        body = content if json is UNSET else json
        return self.caller.respond(operation, Arguments(query=query, headers=headers, body=body), options)

    def open_response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> StreamedResponse[T]:
        """Call a method and give its response before its body has come: status, headers, then blocks, lines or a file.

        method: of this client, such as `client.things.get`; its arguments follow. Use the response in `with`.
        Raises what the method raises.
        """
        from .open_caller import opened  # noqa: PLC0415 - loaded when something is streamed

        return opened(method, *args, **kwargs)

    def wait_for(
        self,
        call: Callable[[], T],
        *,
        until: Callable[[T], object],
        timeout: float | None = DEFAULT_WAIT,
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: Callable[[T], object] | None = None,
    ) -> T:
        """Ask again and again until a response is the one that is waited for, and give it.

        call: asks, for example `lambda: client.things.get("1")`. until: says whether its result is the one. timeout:
        seconds, 900 by default; None waits without end. interval: seconds of the first pause, or a `Backoff`; pauses
        grow from 1 to 30 seconds by default. on_progress: called with each result that `until` declines.
        Rate limits, errors of the server and lost connections are waited out as long as there is time.
        Raises WaitTimeoutError, with the latest response as `last`, and whatever else `call` or `until` raises.
        """
        backoff = as_backoff(interval)
        wait = Wait(call=call, until=until, timeout=timeout, backoff=backoff, on_progress=on_progress)
        return self.caller.driver.run(ask_until(self.caller.session, wait))

    def close(self) -> None:
        """Close connections. Later calls raise ConfigurationError."""
        if self._transport is not None:
            self._session.is_closed = True
            self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(_Client):
    """Makes calls in the calling task, on any asyncio event loop. Close it, or use it in an `async with` block.

    Connections belong to the loop they were made on, and are closed with it at the latest.
    api_key: the key; by default that of the environment variable `<PREFIX>_API_KEY`, read here. variables: values for
    variables of the address, by name. credentials: of further schemes of the document, by their names there; each call
    sends those that its operation needs.
    Raises ConfigurationError for options that cannot be.
    """

    caller: AsyncCaller

    def __init__(
        self,
        api_key: str | None = None,
        *,
        variables: Mapping[str, str | None] = NOTHING,
        credentials: Mapping[str, Credential | None] = NOTHING,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        try:
            self._session = make_session(self.definition, api_key, options, credentials)
            transport, driver, library = _awaiting_transport(options, self.definition, self._session)
            self._settings = make_settings(self.definition, options, library, variables)
        except SdkError as error:
            raise shortened(error) from None
        self._transport: AsyncTransport | None = transport
        self.caller = AsyncCaller(self._session, self._settings, driver)

    def with_options(self, **options: Unpack[Options]) -> Self:
        """Give a clone that shares connections, credentials and rate limit; closing the clone does nothing."""
        clone = object.__new__(type(self))
        clone._session = self._session
        clone._settings = self.caller.changed(options)
        clone._transport = None
        clone.caller = AsyncCaller(clone._session, clone._settings, self.caller.driver)
        return clone

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        json: object = UNSET,
        content: object = UNSET,
        content_type: str = "application/octet-stream",
        options: Options | None = None,
    ) -> Response[Any]:
        """Make a call the document does not know, as if it did: credentials, retries, errors.

        path: sent as it is, so encode what stands in it. json or content: the body. `data` of the response is the
        parsed JSON, or bytes.
        """
        operation = undocumented_operation(method, path, json=json, content=content, content_type=content_type)
        body = content if json is UNSET else json
        return await self.caller.respond(operation, Arguments(query=query, headers=headers, body=body), options)

    def open_response(self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs) -> AsyncOpening[T]:
        """Call a method and give its response before its body has come: status, headers, then blocks, lines or a file.

        method: of this client, such as `client.things.get`; its arguments follow. Use the response in `async with`.
        Raises what the method raises.
        """
        from .open_caller import awaited  # noqa: PLC0415 - loaded when something is streamed

        return awaited(method, *args, **kwargs)

    async def wait_for(
        self,
        call: Callable[[], Awaitable[T]],
        *,
        until: Callable[[T], object],
        timeout: float | None = DEFAULT_WAIT,  # noqa: ASYNC109 - the last question is asked when it is over
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: Callable[[T], object] | None = None,
    ) -> T:
        """Ask again and again until a response is the one that is waited for, and give it.

        call: asks, for example `lambda: client.things.get("1")`; its result is awaited. The rest as in
        `SyncClient.wait_for`: `until` and `on_progress` are plain functions.
        Raises WaitTimeoutError, with the latest response as `last`, and whatever else `call` or `until` raises.
        """
        backoff = as_backoff(interval)
        wait = Wait(call=call, until=until, timeout=timeout, backoff=backoff, on_progress=on_progress)
        return await self.caller.driver.run(ask_until(self.caller.session, wait))

    async def close(self) -> None:
        """Close connections of the running loop. Later calls raise ConfigurationError."""
        if self._transport is not None:
            self._session.is_closed = True
            await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


# Importing a package loads neither an HTTP client nor asyncio: what needs them is imported when a client is made.


def _blocking_transport(
    options: SyncClientOptions, definition: ApiDefinition, session: Session
) -> tuple[Transport, HttpLibrary]:
    """Give the transport and the library it uses."""
    certificate = _certificate(options, session)
    if transport := options.get("transport"):
        return transport, HttpLibrary()
    from .transport.http_logs import mask_logs  # noqa: PLC0415 - see above

    mask_logs(declared_secrets(definition))
    if client := options.get("http_client"):
        from .transport.httpx2 import blocking, messages  # noqa: PLC0415 - see above

        return blocking.Httpx2Transport(client), HttpLibrary(messages.USER_AGENT)
    from .transport.httpcore2.blocking import Httpcore2Transport  # noqa: PLC0415 - see above

    proxy, http2 = options.get("proxy"), options.get("http2", False)
    return Httpcore2Transport(proxy=proxy, certificate=certificate, http2=http2), _own_library()


def _awaiting_transport(
    options: AsyncClientOptions, definition: ApiDefinition, session: Session
) -> tuple[AsyncTransport, AsyncDriver, HttpLibrary]:
    """Give the transport, what runs flows on it, and the library it uses."""
    from .transport.task_driver import TaskDriver  # noqa: PLC0415 - see above

    certificate = _certificate(options, session)
    if transport := options.get("transport"):
        return transport, TaskDriver(transport), HttpLibrary()
    from .transport.http_logs import mask_logs  # noqa: PLC0415 - see above

    mask_logs(declared_secrets(definition))
    if client := options.get("http_client"):
        from .transport.httpx2 import asynchronous, messages  # noqa: PLC0415 - see above

        given = asynchronous.AsyncHttpx2Transport(client)
        return given, TaskDriver(given), HttpLibrary(messages.USER_AGENT)
    from .transport.httpcore2.asynchronous import AsyncHttpcore2Transport  # noqa: PLC0415 - see above

    proxy, http2 = options.get("proxy"), options.get("http2", False)
    made = AsyncHttpcore2Transport(proxy=proxy, certificate=certificate, http2=http2)
    return made, TaskDriver(made), _own_library()


def _own_library() -> HttpLibrary:
    """Say what the transports of this package use."""
    from .transport.httpcore2.messages import USER_AGENT  # noqa: PLC0415 - see above
    from .transport.response_body import ACCEPT_ENCODING  # noqa: PLC0415 - see above

    return HttpLibrary(USER_AGENT, ACCEPT_ENCODING)


def _certificate(options: SyncClientOptions | AsyncClientOptions, session: Session) -> CertificateFiles | None:
    """Give the files of the client's certificate, after a look at what else the connection is made with."""
    _check_connection(options)
    found = client_certificate(session.auth)
    own = next((name for name in ("http_client", "transport") if options.get(name)), None)
    if found is not None and own is not None:
        raise ConfigurationError(f"a client certificate has no effect beside {own}; set it up there")
    return None if found is None else (found.certificate, found.key, found.password)


def _check_connection(options: SyncClientOptions | AsyncClientOptions) -> None:
    known = ClientOptions.__annotations__ | SyncClientOptions.__annotations__
    if unknown := options.keys() - known.keys():
        raise ArgumentError(f"unknown option {min(unknown)!r}; there are {', '.join(known)}")
    given = [name for name in ("http_client", "transport", "proxy", "http2") if options.get(name)]
    if given == ["proxy", "http2"]:
        return
    if len(given) > 1:
        raise ConfigurationError(f"{given[0]} and {given[1]} cannot be given together; choose one")
