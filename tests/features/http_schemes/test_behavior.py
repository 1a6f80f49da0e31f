from __future__ import annotations

from itertools import count
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Answer, Wire


@pytest.mark.parametrize(
    ("method", "given", "sent"),
    [
        ("signed", {"origin": 'HOBA result="a.b.c"'}, 'HOBA result="a.b.c"'),
        ("signed", {"origin": 'hoba  result="a.b.c"'}, 'hoba  result="a.b.c"'),
        ("signed", {"origin": 'result="a.b.c"'}, 'hoba result="a.b.c"'),
        ("vendor", {"vendor": "the-token"}, "PrivateToken the-token"),
        ("vendor", {"vendor": "PrivateToken the-token"}, "PrivateToken the-token"),
        ("vendor", {"vendor": "Token other"}, "Token other"),
        ("vendor", {"vendor": " padded== \n"}, "PrivateToken padded=="),
        ("cloud", {"cloud": "Credential=a/b, Signature=c"}, "SIGN4-HMAC-SHA256 Credential=a/b, Signature=c"),
        ("bearer", {"token": "the-token"}, "Bearer the-token"),
    ],
)
def test_a_text_is_sent_as_it_is_behind_the_name_of_its_scheme(
    sdk: ModuleType, wire: Wire, method: str, given: dict[str, Any], sent: str
) -> None:
    wire.call(sdk, lambda client: getattr(client.s, method)(), **given)

    assert [sent, sent] == [one.header("authorization") for one in wire.requests]


@pytest.mark.parametrize(
    ("method", "scheme", "header", "before"),
    [
        ("vendor", "vendor", "authorization", "PrivateToken "),
        ("bearer", "token", "authorization", "Bearer "),
        ("keyed", "key", "x-key", ""),
    ],
)
def test_a_function_is_asked_ahead_of_every_attempt(
    sdk: ModuleType, wire: Wire, method: str, scheme: str, header: str, before: str
) -> None:
    numbers = count(1)
    wire.response = lambda _: Answer(status=503 if len(wire.requests) == 1 else 204)

    wire.call(sdk, lambda client: getattr(client.s, method)(), retries=1, **{scheme: lambda: f"token-{next(numbers)}"})

    assert [f"{before}token-{number}" for number in (1, 2, 3)] == [one.header(header) for one in wire.requests]


def test_what_a_function_gave_is_not_shown(sdk: ModuleType, wire: Wire) -> None:
    wire.response = lambda _: Answer(status=403, content=b"token-of-mine is no good", content_type="text/plain")

    with pytest.raises(sdk.PermissionDeniedError) as caught:
        wire.call(sdk, lambda client: client.s.vendor(), vendor=lambda: "token-of-mine")

    assert "token-of-mine" not in str(caught.value)


@pytest.mark.parametrize("given", ["", "two\nlines", lambda: "", lambda: "ünï"])
def test_a_text_that_no_header_can_hold_is_refused_before_anything_is_sent(
    sdk: ModuleType, wire: Wire, given: Any
) -> None:
    with pytest.raises(sdk.ConfigurationError):
        wire.call(sdk, lambda client: client.s.vendor(), vendor=given)

    assert [] == wire.requests
