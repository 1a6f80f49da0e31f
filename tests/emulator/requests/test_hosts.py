"""By which names an emulator answers."""

from __future__ import annotations

import pytest
from package.base.settings import Settings
from package.control.origins import KnownHosts, known_hosts
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send


async def serve(scope: Scope, receive: Receive, send: Send) -> None:
    await Response(status_code=204)(scope, receive, send)


def ask(host: str, *, listens_on: str = "127.0.0.1", settings: Settings | None = None) -> int:
    """Give the status of the response to a request with a Host header."""
    names = known_hosts(listens_on, settings or Settings())
    return TestClient(KnownHosts(serve, names)).get("/videos", headers={"Host": host}).status_code


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8099", "LOCALHOST", "127.0.0.1", "127.0.0.1:8099", "[::1]", "[::1]:8099"]
)
def test_names_of_this_machine_are_known(host: str) -> None:
    assert 204 == ask(host)


@pytest.mark.parametrize(
    "host", ["attacker.example", "attacker.example:8099", "127.0.0.1.attacker.example", "[", "", "user@localhost.x"]
)
def test_other_names_are_refused(host: str) -> None:
    assert 421 == ask(host)


def test_refusal_says_what_to_do() -> None:
    client = TestClient(KnownHosts(serve, known_hosts("localhost", Settings())))

    problem = client.get("/videos", headers={"Host": "attacker.example"}).json()

    assert problem["type"].endswith("/emulator-unknown-host")
    assert "--allow-host" in problem["detail"]


def test_names_can_be_added() -> None:
    settings = Settings(hosts=("Host.Docker.Internal",), public_url="https://video.example:8443")

    assert [204, 204, 421] == [
        ask(host, settings=settings) for host in ("host.docker.internal:8099", "video.example", "attacker.example")
    ]


def test_every_name_can_be_allowed() -> None:
    assert 204 == ask("attacker.example", settings=Settings(hosts=("*",)))


@pytest.mark.parametrize(("listens_on", "status"), [("127.0.0.2", 421), ("localhost", 421), ("::1", 421)])
def test_all_that_only_this_machine_reaches_is_guarded(listens_on: str, status: int) -> None:
    assert status == ask("attacker.example", listens_on=listens_on)


@pytest.mark.parametrize("listens_on", ["0.0.0.0", "::", "192.0.2.1", "build-server"])  # noqa: S104 # is what is asked
def test_what_other_machines_reach_is_called_by_any_name(listens_on: str) -> None:
    assert 204 == ask("build-server:8099", listens_on=listens_on)
