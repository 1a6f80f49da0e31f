"""What a scenario runs in: its clients, its clock, and the local server if there is one.

The clock is simulated: when the SDK sleeps or a scenario lets time pass, the clocks of environment and server move on
and nobody waits. Only against a real API does sleeping take time.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from generator.recordings.package_loader import LoadedPackage

if TYPE_CHECKING:
    from package.runtime.auth.schemes import Auth
    from package.runtime.call.session import Session
    from package.runtime.transport.flow import Driver, Effect, Flow, Gather
    from package.runtime.transport.protocol import AsyncTransport, Transport


class LocalServer(Protocol):
    """An API on this machine, as the project's contract folder starts it."""

    @property
    def base_url(self) -> str:
        """Where it is called."""
        ...

    def advance(self, seconds: float) -> None:
        """Move its clock on."""
        ...

    def post(self, path: str, body: Mapping[str, Any]) -> None:
        """POST what only a local server takes: `post("/_emulator/plays", {...})`."""
        ...


@dataclass(kw_only=True)
class Environment:
    """What a scenario finds. server: None where a recording answers, or a real API. is_real: whether time is.

    is_in_order: whether what could be sent side by side is sent one after the other, so that a recording is the same
    whenever it is made.
    """

    server: LocalServer | None = None
    is_real: bool = False
    is_in_order: bool = False
    now: float = 1_000.0

    def clock(self) -> float:
        """Give the time in seconds, as the clients of the environment see it."""
        return time.monotonic() if self.is_real else self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass as the SDK asks for it."""
        if self.is_real:
            time.sleep(seconds)
        else:
            self.pass_time(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Do the same for the asynchronous client, whose tasks need not go on meanwhile."""
        self.sleep(seconds)

    def pass_time(self, seconds: float) -> None:
        """Move the clocks of clients and server on; a real API is not waited for."""
        self.now += seconds
        if self.server is not None:
            self.server.advance(seconds)

    def post(self, path: str, body: Mapping[str, Any]) -> None:
        """POST to a control path of the local server. Does nothing with a recording or a real API."""
        if self.server is not None:
            self.server.post(path, body)


def make_client(
    package: LoadedPackage, environment: Environment, transport: Transport, options: Mapping[str, Any]
) -> Any:  # noqa: ANN401 # the package's client
    """Make a client that sends by a transport, on the clock of an environment."""
    client = package.client_class(is_async=False)(transport=transport, **options)
    _set_clock(package, client.caller.session, environment)
    driver = package.module("runtime.transport.flow").BlockingDriver(transport, environment.sleep)
    return _driven(client, _OneByOne(package, driver) if environment.is_in_order else driver)


def make_async_client(
    package: LoadedPackage, environment: Environment, transport: AsyncTransport, options: Mapping[str, Any]
) -> Any:  # noqa: ANN401 # the package's client
    """Make an asynchronous one."""
    client = package.client_class(is_async=True)(transport=transport, **options)
    _set_clock(package, client.caller.session, environment)
    driver = package.module("runtime.transport.task_driver").TaskDriver(transport, environment.sleep_async)
    return _driven(client, driver)


class _OneByOne:
    """Runs flows like another driver, but none beside another one."""

    def __init__(self, package: LoadedPackage, driver: Driver) -> None:
        self._driver = driver
        self._gather: type[Gather] = package.module("runtime.transport.flow").Gather

    def run(self, flow: Flow[Any]) -> Any:  # noqa: ANN401 # each flow has its own result
        """Run a flow to its result."""
        return self._driver.run(self._in_order(flow))

    def _in_order(self, flow: Flow[Any]) -> Generator[Effect, Any, Any]:
        try:
            effect = next(flow)
            while True:
                try:
                    response = yield self._narrowed(effect)
                except BaseException as error:  # noqa: BLE001 # the flow decides, an interrupt included
                    effect = flow.throw(error)
                else:
                    effect = flow.send(response)
        except StopIteration as stop:
            return stop.value

    def _narrowed(self, effect: Effect) -> Effect:
        if not isinstance(effect, self._gather):
            return effect
        return self._gather(tuple(self._in_order(flow) for flow in effect.flows), 1, effect.stop)


def _driven(client: Any, driver: object) -> Any:  # noqa: ANN401 # the package's client
    client.caller = type(client.caller)(client.caller.session, client.caller.settings, driver)
    return client


def _set_clock(package: LoadedPackage, session: Session, environment: Environment) -> None:
    """Let a client live by the clock of its environment, and wait exactly as long as its policies say."""
    session.clock = environment.clock
    session.random = _always_half
    session.gate = type(session.gate)(clock=environment.clock, is_paced=session.is_paced)
    session.auth = _on_clock(package, session.auth, environment)


def _on_clock(package: LoadedPackage, auth: Any, environment: Environment) -> Auth:  # noqa: ANN401 # of one kind it is made anew
    exchange = package.module("runtime.auth.tokens").TokenExchange
    timed: Auth = auth
    if isinstance(auth, exchange):
        timed = exchange(auth._scheme, auth._key, clock=environment.clock)  # noqa: SLF001 # a client gives its own no clock
    return timed


def _always_half() -> float:
    return 0.5
