"""The API and the servers of its tokens, as the strategies of `auth` see them: without credentials."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urljoin

import msgspec

from ..operation import Body, Operation, ResponseSpec, RetryClass
from ..options import NOTHING, ClientSettings
from ..request.bodies import EncodedBody, encode_body
from ..transport.flow import Flow
from ..transport.protocol import RawResponse, Request
from .arguments import Arguments, build_request, is_own

OF_ONE_REQUEST: Final = frozenset(
    {
        "idempotency-key",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "range",
    }
)
"""Headers that say something of one request, and would be wrong with another."""
_SHARED_HEADERS: Final = ("user-agent", "accept-encoding")
_FORM_BODY: Final = Body(kind="form", content_type="application/x-www-form-urlencoded")
_JSON_BODY: Final = Body(kind="json", content_type="application/json")


class CallChannel:
    """The API without credentials, for the strategies of `auth`.

    Its calls say nothing of what the call they are for says of itself, by a query or a header such as a key that tells
    repetitions. They count against none of the limits of others, and have what is left of the time of that call.
    """

    def __init__(
        self,
        settings: ClientSettings,
        time_left: Callable[[], float | None],
        asked: Callable[[Operation[None], Request], Flow[RawResponse]],
    ) -> None:
        headers = {name: value for name, value in settings.headers.items() if name not in OF_ONE_REQUEST}
        self._settings = msgspec.structs.replace(settings, query=NOTHING, headers=headers)
        self._time_left = time_left
        self._asked = asked

    def time_left(self) -> float | None:
        """Seconds until the deadline of the call that needs credentials."""
        return self._time_left()

    def post_json(self, path: str, members: dict[str, str], *, retry: RetryClass) -> Flow[RawResponse]:
        """Send an object and give the response, whatever it says."""
        operation = Operation[None](
            id=f"POST {path}",
            method="POST",
            path=path,
            responses={"200": ResponseSpec(kind="json")},
            body=_JSON_BODY,
            retry=retry,
            is_authenticated=False,
        )
        return (yield from self._asked(operation, build_request(self._settings, operation, Arguments(body=members))))

    def post_form(self, url: str, members: Mapping[str, str], headers: Mapping[str, str]) -> Flow[RawResponse]:
        """Send a form to an address and give the response, whatever it says."""
        body = encode_body(_FORM_BODY, members)
        stated = {**headers, "content-type": _FORM_BODY.content_type}
        return (yield from self._asked(*self._elsewhere("POST", url, stated, body)))

    def get(self, url: str) -> Flow[RawResponse]:
        """Get a document from an address and give the response, whatever it says."""
        return (yield from self._asked(*self._elsewhere("GET", url, {}, None)))

    def _elsewhere(
        self, method: str, url: str, headers: Mapping[str, str], body: EncodedBody | None
    ) -> tuple[Operation[None], Request]:
        """Make a request to an address that may be another host: it gets none of the client's own headers."""
        address = urljoin(f"{self._settings.base_url}/", url)
        operation = Operation[None](
            id=f"{method} {address.partition('?')[0]}",
            method=method,
            path="",
            responses={"200": ResponseSpec(kind="json")},
            retry="safe" if method == "GET" else "unsafe",
            is_authenticated=False,
        )
        agent = {name: self._settings.headers[name] for name in _SHARED_HEADERS if name in self._settings.headers}
        request = Request(
            method=method,
            url=address,
            headers={**agent, "accept": "application/json", **headers},
            timeout=self._settings.timeout,
            body=body,
            secret_names=self._settings.secret_names,
            max_response_size=self._settings.max_response_size,
            is_anonymous=not is_own(self._settings, address),
        )
        return operation, request
