"""Holds calls against exchanges: exactly the requests expected, and the response read without loss.

Each check makes a client of this package on a replay, without credentials and retries. The asynchronous checks run
their call to its end, so that a test need not be asynchronous itself.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from ..runtime.call.pages import AsyncPage, AsyncPages, Page
from ..runtime.errors import ApiError, UploadError
from ..runtime.response.response import Response
from .exchange import Exchange
from .likeness import assert_read
from .plain import empty_lists, plain
from .replay import AsyncReplayTransport, ReplayTransport, SentRequest

ErrorT = TypeVar("ErrorT", bound=ApiError)

BASE_URL: Final = "https://api.test"


def check_call(exchange: Exchange | Sequence[Exchange], call: Callable[[Any], object]) -> None:
    """Check that a call sends the request of an exchange and reads its response without loss.

    Of several exchanges, that it sends all requests in order, and reads the last response.
    """
    exchanges = _listed(exchange)
    _assert_read(exchanges[-1], _run(exchanges, call))


def check_async_call(exchange: Exchange | Sequence[Exchange], call: Callable[[Any], Awaitable[object]]) -> None:
    """Check the same of a call to await."""
    exchanges = _listed(exchange)
    _assert_read(exchanges[-1], _run_async(exchanges, call))


def check_drift(exchange: Exchange, call: Callable[[Any], object]) -> None:
    """Check that a call sends the request and reads a response that departs from the document without raising."""
    _run((exchange,), call)


def check_async_drift(exchange: Exchange, call: Callable[[Any], Awaitable[object]]) -> None:
    """Check the same of a call to await."""
    _run_async((exchange,), call)


def check_error(exchange: Exchange, kind: type[ErrorT], call: Callable[[Any], object]) -> None:
    """Check that a call sends the request and raises the error of its status, with title and body."""
    try:
        _run((exchange,), call)
    except (ApiError, UploadError) as error:
        _assert_error(exchange, kind, error)
    else:
        raise AssertionError(f"{kind.__name__} expected, but nothing was raised")


def check_async_error(exchange: Exchange, kind: type[ErrorT], call: Callable[[Any], Awaitable[object]]) -> None:
    """Check the same of a call to await."""
    try:
        _run_async((exchange,), call)
    except (ApiError, UploadError) as error:
        _assert_error(exchange, kind, error)
    else:
        raise AssertionError(f"{kind.__name__} expected, but nothing was raised")


def check_pages(exchanges: Sequence[Exchange], items: Sequence[object], call: Callable[[Any], Page[Any]]) -> None:
    """Check that iterating a list sends these requests, one per page, and gives these items, as JSON data."""
    found = _run(exchanges, lambda client: list(call(client)))
    assert_read(list(items), plain(found), "items", empty_lists(found))


def check_async_pages(
    exchanges: Sequence[Exchange], items: Sequence[object], call: Callable[[Any], AsyncPages[Any]]
) -> None:
    """Check the same of an asynchronous list."""

    async def read_all(client: Any) -> list[Any]:  # noqa: ANN401 - the package's client
        return [item async for item in call(client)]

    found = _run_async(exchanges, read_all)
    assert_read(list(items), plain(found), "items", empty_lists(found))


def check_stream(exchange: Exchange, call: Callable[[Any], Any]) -> None:
    """Check that a call sends the request of an exchange and gives its items, as JSON data."""
    expected = exchange.response_data()

    def read_all(client: Any) -> list[Any]:  # noqa: ANN401 - the package's client
        given = call(client)
        with given.data if isinstance(given, Response) else given as stream:
            return list(islice(stream, len(expected)))  # it may be one without end

    found = _run((exchange,), read_all)
    assert_read(expected, plain(found), "items", empty_lists(found))


def check_async_stream(exchange: Exchange, call: Callable[[Any], Any]) -> None:
    """Check the same of an asynchronous stream."""
    expected = exchange.response_data()

    async def read_all(client: Any) -> list[Any]:  # noqa: ANN401 - the package's client
        given = await call(client)
        async with given.data if isinstance(given, Response) else given as stream:
            return [await anext(stream) for _ in expected]

    found = _run_async((exchange,), read_all)
    assert_read(expected, plain(found), "items", empty_lists(found))


def _listed(exchange: Exchange | Sequence[Exchange]) -> Sequence[Exchange]:
    return (exchange,) if isinstance(exchange, Exchange) else exchange


def _run(exchanges: Sequence[Exchange], call: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - whatever the call gives
    transport = ReplayTransport(*(exchange.reply() for exchange in exchanges))
    with _client_class("")(transport=transport, base_url=BASE_URL, auth="none", retries=0) as client:
        try:
            return call(client)
        finally:
            _assert_sent(exchanges, transport.requests)


def _run_async(exchanges: Sequence[Exchange], call: Callable[[Any], Awaitable[Any]]) -> Any:  # noqa: ANN401 - as above
    transport = AsyncReplayTransport(*(exchange.reply() for exchange in exchanges))

    async def run() -> Any:  # noqa: ANN401 - as above
        make = _client_class("Async")
        async with make(transport=transport, base_url=BASE_URL, auth="none", retries=0) as client:
            return await call(client)

    try:
        return asyncio.run(run())
    finally:
        _assert_sent(exchanges, transport.requests)


def _client_class(prefix: str) -> Callable[..., Any]:
    """Find the package's client, whatever it is called."""
    package = __name__.rpartition(".testing.")[0]
    name = importlib.import_module(f"{package}.definition").API.client_name
    client: Callable[..., Any] = getattr(importlib.import_module(f"{package}.client"), f"{prefix}{name}")
    return client


def _assert_sent(exchanges: Iterable[Exchange], requests: list[SentRequest]) -> None:
    for exchange, request in zip(exchanges, requests, strict=False):
        exchange.assert_sent(request)
    expected = len(tuple(exchanges))
    if expected != len(requests):
        raise AssertionError(f"{expected} requests expected, {len(requests)} sent")


def _assert_read(exchange: Exchange, result: object) -> None:
    if isinstance(result, Response):
        result = result.data
    if isinstance(result, Page | AsyncPage):
        result = result.response.data
    if isinstance(result, bytes) and not exchange.has_json:
        _assert_same(exchange.response, result)
    elif result is None and not exchange.has_json:
        return
    elif exchange.has_json:
        assert_read(exchange.response_data(), plain(result), "response", empty_lists(result))
    else:
        _assert_same(exchange.response.decode("utf-8", "replace"), result)


def _assert_error(exchange: Exchange, kind: type[ApiError], raised: ApiError | UploadError) -> None:
    error = _refusal(raised)
    _assert_same(kind.__name__, type(error).__name__)
    _assert_same(exchange.status, error.status)
    _assert_same(exchange.response, error.content)
    if exchange.has_json and isinstance(body := exchange.response_data(), dict):
        assert_read(body, error.body, "error body")
        _assert_same(body.get("title") or None, error.title)
    if str(exchange.status) not in str(error):
        raise AssertionError(f"the text of the error does not name the status {exchange.status}: {error}")


def _refusal(raised: ApiError | UploadError) -> ApiError:
    """Give the error of the status; an upload raises it within the error that says how to go on."""
    error = raised.error if isinstance(raised, UploadError) else raised
    if isinstance(error, ApiError):
        return error
    raise AssertionError(f"no response ended the upload: {raised}")


def _assert_same(expected: object, actual: object) -> None:
    if expected != actual:
        raise AssertionError(f"expected {expected!r}, got {actual!r}")
