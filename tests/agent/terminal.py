"""The command in this process, before an API that has something of everything."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest
from apivideo_sdk.agent.catalog.entries import AgentOperation, load_catalog
from apivideo_sdk.agent.cli.main import main
from apivideo_sdk.agent.gate.routes import RouteTable
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request

KEY = "canary-key-0123456789"


class Anything:
    """Answers each operation with its members, all of them texts. requests: what arrived."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._routes = RouteTable(load_catalog())

    def send(self, request: Request) -> RawResponse:
        self.requests.append(request)
        operation = self._routes.find(request.method, urlsplit(request.url).path)
        if operation is None or operation.response == "none":
            return RawResponse(status=204)
        content = json.dumps(_answer(operation)).encode()
        return RawResponse(status=200, headers=Headers([("content-type", "application/json")]), content=content)

    def close(self) -> None:
        pass


class Terminal:
    """Runs commands; gives exit code, output and errors."""

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        command: Callable[[Sequence[str]], int] = main,
    ) -> None:
        self._command = command
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, stdin: str = "") -> tuple[int, str, str]:
        self._capsys.readouterr()
        self._monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = self._command(words)
        done = self._capsys.readouterr()
        return code, done.out, done.err


def _answer(operation: AgentOperation) -> Any:
    one: dict[str, Any] = {
        member.split("{")[0].removesuffix("[]"): f"some {member[:5]}" for member in operation.members
    }
    one |= {"access_token": "t" * 20, "expires_in": 3600} if operation.hidden else {}
    answer: Any = one
    for name in reversed(operation.items.split(".") if operation.items else []):
        answer = {name: [one, one]} if answer is one else {name: answer}
    return answer
