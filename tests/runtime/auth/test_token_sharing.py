"""One renewal at a time: by threads over a transport that blocks them until all have come, and by tasks."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from doubles import Play, some_settings
from package.client import AsyncSample, Sample
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.errors import AuthenticationError
from package.runtime.transport.protocol import RawResponse, Request
from package.things import GET

THING = RawResponse(status=200, content=b'{"thingId": "1"}')


class Api:
    """Gives a new token per exchange or refresh, and refuses all but the latest."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.exchanges: list[str] = []
        self.calls = 0
        self.valid = ""
        self.is_key_good = True

    def response(self, request: Request) -> RawResponse:
        path = request.url.removeprefix("https://api.test")
        with self.lock:
            if path.startswith("/auth"):
                return self._issue(path)
            self.calls += 1
            return THING if request.headers.get("authorization") == self.valid else RawResponse(status=401)

    def _issue(self, path: str) -> RawResponse:
        self.exchanges.append(path)
        if not self.is_key_good:
            return RawResponse(status=400)
        number = len(self.exchanges)
        self.valid = f"Bearer token-{number}"
        members = {"access_token": f"token-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600}
        return RawResponse(status=200, content=json.dumps(members).encode())


class Blocking:
    def __init__(self, api: Api) -> None:
        self.api = api

    def send(self, request: Request) -> RawResponse:
        return self.api.response(request)

    def close(self) -> None:
        pass


class Awaiting:
    def __init__(self, api: Api) -> None:
        self.api = api
        self.gate: asyncio.Event | None = None

    async def send(self, request: Request) -> RawResponse:
        if self.gate is not None and "/auth" in request.url:
            await self.gate.wait()
        await asyncio.sleep(0)
        return self.api.response(request)

    async def close(self) -> None:
        pass


def in_threads(work: Any, count: int = 16) -> list[Any]:
    barrier = threading.Barrier(count)

    def begin_together() -> Any:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(begin_together) for _ in range(count)]]


def test_sixteen_threads_exchange_the_key_once() -> None:
    api = Api()
    client = Sample("key", transport=Blocking(api))

    in_threads(lambda: [client.things.get("1") for _ in range(50)])

    assert (["/auth/api-key"], 800) == (api.exchanges, api.calls)


def test_threads_whose_token_was_revoked_renew_it_once() -> None:
    api = Api()
    client = Sample("key", transport=Blocking(api))
    client.things.get("1")
    api.valid = "none"

    in_threads(lambda: client.things.get("1"))

    assert ["/auth/api-key", "/auth/refresh"] == api.exchanges


def test_threads_that_wait_for_a_bad_key_all_hear_of_it() -> None:
    api = Api()
    api.is_key_good = False
    client = Sample("key", transport=Blocking(api))

    def refused() -> bool:
        with pytest.raises(AuthenticationError):
            client.things.get("1")
        return True

    assert [True] * 16 == in_threads(refused)


def test_tasks_exchange_the_key_once() -> None:
    api = Api()

    async def run() -> None:
        async with AsyncSample("key", transport=Awaiting(api)) as client:
            await asyncio.gather(*(client.things.get("1") for _ in range(50)))

    asyncio.run(run())

    assert (["/auth/api-key"], 50) == (api.exchanges, api.calls)


def test_tasks_that_wait_for_a_bad_key_share_one_refusal() -> None:
    api = Api()
    api.is_key_good = False

    async def run() -> list[Any]:
        async with AsyncSample("key", transport=Awaiting(api)) as client:
            return await asyncio.gather(*(client.things.get("1") for _ in range(9)), return_exceptions=True)

    errors = asyncio.run(run())

    assert [AuthenticationError] * 9 == [type(error) for error in errors]
    assert ["/auth/api-key"] == api.exchanges


def test_canceled_renewal_is_taken_over_by_one_that_waits() -> None:
    api = Api()

    async def run() -> Any:
        transport = Awaiting(api)
        transport.gate = asyncio.Event()
        client = AsyncSample("key", transport=transport)
        leader = asyncio.ensure_future(client.things.get("1"))
        follower = asyncio.ensure_future(client.things.get("2"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        leader.cancel()
        await asyncio.gather(leader, return_exceptions=True)
        transport.gate.set()
        return await asyncio.wait_for(follower, 5)

    assert "1" == asyncio.run(run()).thing_id
    assert ["/auth/api-key"] == api.exchanges


def test_canceled_task_leaves_the_client_usable() -> None:
    api = Api()

    async def run() -> Any:
        transport = Awaiting(api)
        transport.gate = asyncio.Event()
        client = AsyncSample("key", transport=transport)
        task = asyncio.ensure_future(client.things.get("1"))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        transport.gate.set()
        return await client.things.get("1")

    assert "1" == asyncio.run(run()).thing_id


def test_one_asynchronous_client_keeps_its_token_from_loop_to_loop() -> None:
    api = Api()
    client = AsyncSample("key", transport=Awaiting(api))

    for _ in range(3):
        asyncio.run(client.things.get("1"))

    assert ["/auth/api-key"] == api.exchanges


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_child_of_a_fork_does_not_wait_for_a_token_that_its_parent_is_getting() -> None:
    token = RawResponse(status=200, content=b'{"access_token": "a", "expires_in": 3600}')
    play = Play(token, THING)
    auth = TokenExchange(EXCHANGE, "the-key", clock=play.clock)
    under_way = call(play.session(auth), some_settings(), GET, Arguments(path={"thingId": "1"}))
    next(under_way)

    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = 0 if play.call(GET, path={"thingId": "1"}, auth=auth).data.thing_id == "1" else 1
        finally:
            os._exit(code)

    assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    under_way.close()
