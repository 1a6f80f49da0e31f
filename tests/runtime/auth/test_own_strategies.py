"""Strategies of a caller's own."""

from __future__ import annotations

import pytest
from doubles import Play, reply
from package.runtime.auth.schemes import Auth
from package.runtime.transport.protocol import Request
from package.things import GET


def test_strategy_that_signs_is_enough() -> None:
    class Own(Auth):
        def sign(self, request: Request) -> Request:
            return request.with_headers({"x-own": "1"})

    play = Play(reply(200, b'{"thingId": "1"}'))

    play.call(GET, path={"thingId": "1"}, auth=Own())

    assert "1" == play.requests[0].headers["x-own"]


def test_strategy_that_would_send_nothing_is_refused_where_it_is_defined() -> None:
    with pytest.raises(TypeError, match="Misspelt would send no credentials: define `sign`"):

        class Misspelt(Auth):
            def sing(self, request: Request) -> Request:
                return request
