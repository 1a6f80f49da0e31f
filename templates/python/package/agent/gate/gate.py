"""The gate: takes the requests of a client without credentials, and sends those that may be sent with them.

It is a transport (see `runtime.transport.protocol`): in the same process as the client, or behind a socket (`broker`).
For each request it finds the operation, asks the policy, puts secrets in the place of handles, sends, puts handles in
the place of secrets, and writes the audit.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec

from ...runtime.call.call import send
from ...runtime.call.undocumented import undocumented_operation
from ...runtime.errors import ApiError, ConfigurationError, SdkError
from ...runtime.headers import Headers
from ...runtime.operation import KeyExchange
from ...runtime.request.bodies import EncodedBody
from ...runtime.transport.protocol import RawResponse, Request
from ...runtime.values.models import UNSET
from ..catalog.entries import AgentCatalog, AgentOperation
from .audit import AuditEntry, AuditLog
from .confirmation import Confirmations
from .handles import MisplacedHandleError, SecretHandles, UnknownHandleError
from .policy import Policy
from .routes import RouteTable

if TYPE_CHECKING:
    from ...runtime.client import SyncClient

GATE_URL: Final = "http://gate.invalid"
"""Base URL of clients that send to a gate in their own process."""

CONFIRM_HEADER: Final = "x-agent-confirm"
CONFIRMATION: Final = "urn:agent:confirmation-required"
DENIED: Final = "urn:agent:denied"
BAD_HANDLE: Final = "urn:agent:bad-handle"
NO_CREDENTIALS: Final = "urn:agent:no-credentials"

_NOT_PASSED: Final = frozenset({"host", "authorization", "cookie", "content-length", "connection", CONFIRM_HEADER})
_SILENT: Final = logging.Logger("gate", level=logging.CRITICAL + 1)  # noqa: LOG001 - in no tree, where nobody turns it on
"""For what the gate sends, with secrets in it; what its client sends is logged with handles."""
_DISGUISED: Final = re.compile(r"(?i)//|/\.\.?(?:/|$)|%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)")
"""Segments that are resolved, and escapes of characters that need none: rules of the policy would not know the path."""
_LONGEST_NAME: Final = 80
_TIME_OF_DAY: Final = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*$")
_NOT_GIVEN: Final = frozenset({"content-length", "content-encoding", "transfer-encoding", "connection", "set-cookie"})


class Gatekeeper:
    """Sends what may be sent. upstream: a client with the credentials; it is closed with the gate."""

    def __init__(
        self,
        upstream: SyncClient,
        catalog: AgentCatalog,
        *,
        policy: Policy | None = None,
        handles: SecretHandles | None = None,
        audit: AuditLog | None = None,
        confirmations: Confirmations | None = None,
    ) -> None:
        upstream.caller.session.logger = _SILENT
        self._upstream = upstream.with_options(retries=0)
        self._owner = upstream
        self._routes = RouteTable(catalog)
        self._catalog = catalog
        self._policy = policy or Policy()
        self.handles = handles or SecretHandles(catalog.secret_text, names=catalog.secrets)
        self._audit = audit or AuditLog()
        self._confirmations = confirmations or Confirmations()
        self._exchange_paths = _exchange_paths(upstream)

    def send(self, request: Request) -> RawResponse:
        """Send one request, or answer for the API why it is not sent."""
        started = time.monotonic()
        parts = urlsplit(request.url)
        operation = self._routes.find(request.method, parts.path)
        raw, outcome = self._decided(request, operation, parts.path)
        self._audit.write(
            AuditEntry(
                time=self._audit.now(),
                operation=operation.id if operation else "",
                method=request.method,
                path=parts.path,
                outcome=outcome,
                status=raw.status,
                milliseconds=int((time.monotonic() - started) * 1000),
            )
        )
        return raw

    def close(self) -> None:
        """Close the client with the credentials."""
        self._owner.close()

    def _decided(self, request: Request, operation: AgentOperation | None, path: str) -> tuple[RawResponse, str]:
        if _DISGUISED.search(path):
            return _problem(403, DENIED, f"{path} is another spelling of a path; write it plainly"), "denied"
        if path in self._exchange_paths:
            return _problem(403, DENIED, "credentials are exchanged by the gate alone; no call needs to"), "denied"
        match self._policy.rules.decide(operation, request.method):
            case "deny":
                name = operation.id if operation else f"{request.method} {path}"
                why = f": {self._policy.problem}" if self._policy.problem else ""
                return _problem(403, DENIED, f"the policy does not allow {name}{why}"), "denied"
            case "ask":
                return self._confirmed(request, operation)
            case "allow":
                return self._passed(request, operation), "allowed"

    def _confirmed(self, request: Request, operation: AgentOperation | None) -> tuple[RawResponse, str]:
        call = _fingerprint(request)
        token = request.headers.get(CONFIRM_HEADER, "")
        if token and self._confirmations.is_good(token, call):
            raw = self._passed(request, operation)
            if raw.status < 500 and raw.status != 429:  # noqa: PLR2004 - else the call may be made again
                self._confirmations.use(token)
            return raw, "confirmed"
        detail = "the confirmation is for another call, used, or expired" if token else ""
        plan = f"{request.method} {urlsplit(request.url).path}"
        if operation is not None:
            plan += f" ({operation.id}: {operation.summary}){self._named(request, operation)}"
        members = {"plan": plan, "confirm": self._confirmations.token(call)}
        return _problem(428, CONFIRMATION, detail or f"needs confirmation: {plan}", **members), "asked"

    def _named(self, request: Request, operation: AgentOperation) -> str:
        """Say by its usual columns what a call is about: nobody knows a video by its identifier."""
        reader = self._catalog.reader_of(operation)
        if reader is None or self._policy.rules.decide(reader, reader.http) != "allow":
            return ""
        parts = urlsplit(request.url)
        path = "/".join(parts.path.split("/")[: reader.path.count("/") + 1])
        reading = msgspec.structs.replace(
            request, method=reader.http, url=parts._replace(path=path, query="").geturl(), body=None
        )
        with suppress(SdkError, msgspec.DecodeError):
            raw = self._passed(reading, reader)
            found = msgspec.json.decode(raw.content, type=dict[str, Any]) if raw.status < 300 else {}  # noqa: PLR2004 - a success
            values = [(name, str(found.get(name) or "")) for name in reader.columns]
            shown = [f"{name} {_quoted(value)}" for name, value in values if value and value not in path]
            return f": {', '.join(shown)}" if shown else ""
        return ""

    def _passed(self, request: Request, operation: AgentOperation | None) -> RawResponse:
        try:
            outgoing = self._outgoing(request, operation.path if operation else "")
        except (UnknownHandleError, MisplacedHandleError) as error:
            return _problem(400, BAD_HANDLE, str(error))
        names = self._catalog.secrets if operation is None else {*operation.secret, *self._catalog.secret}
        return self._hidden(self._without_base(self._sent(outgoing), request), names)

    def _outgoing(self, request: Request, template: str) -> Request:
        parts = urlsplit(request.url)
        headers = {name: value for name, value in request.headers.items() if name not in _NOT_PASSED}
        return msgspec.structs.replace(
            request,
            url=self._upstream.base_url + self.handles.reveal_address(parts.path, parts.query, template),
            headers={name: self.handles.reveal_member(name, value) for name, value in headers.items()},
            body=self._revealed_body(request.body),
            sink=None,
        )

    def _revealed_body(self, body: EncodedBody | None) -> EncodedBody | None:
        if body is None or not isinstance(body.content, bytes) or b"secret" not in body.content:
            return body
        if not body.content_type.startswith("application/json"):
            return body
        content = msgspec.json.encode(self.handles.reveal_member("", msgspec.json.decode(body.content)))
        return msgspec.structs.replace(body, content=content, content_length=len(content))

    def _sent(self, request: Request) -> RawResponse:
        parts = urlsplit(request.url)
        declared = undocumented_operation(request.method, parts.path or "/", json=UNSET, content=UNSET, content_type="")
        caller = self._upstream.caller
        try:
            response = caller.driver.run(send(caller.session, caller.settings, declared, request))
        except ApiError as error:
            return RawResponse(status=error.status, headers=error.headers, content=error.content)
        except ConfigurationError as error:
            return _problem(401, NO_CREDENTIALS, str(error))
        return RawResponse(status=response.status, headers=response.headers, content=response.content)

    def _without_base(self, raw: RawResponse, request: Request) -> RawResponse:
        """Make links to the list itself relative: the client follows no links to the address that the gate has."""
        path = urlsplit(request.url).path
        link = f"{self._upstream.base_url}{path}?"
        headers = Headers([(name, value.replace(f"<{link}", f"<{path}?")) for name, value in raw.headers.pairs])
        content = raw.content.replace(f'"{link}'.encode(), f'"{path}?'.encode())
        return RawResponse(status=raw.status, headers=headers, content=content)

    def _hidden(self, raw: RawResponse, names: frozenset[str] | set[str]) -> RawResponse:
        given = [(name, value) for name, value in raw.headers.pairs if name.lower() not in _NOT_GIVEN]
        headers = Headers([(name, self.handles.hide({name: value}, names)[name]) for name, value in given])
        return RawResponse(status=raw.status, headers=headers, content=self._hidden_content(raw, names))

    def _hidden_content(self, raw: RawResponse, names: frozenset[str] | set[str]) -> bytes:
        if raw.content and "json" in raw.headers.get("content-type", "json"):
            with suppress(msgspec.DecodeError):
                return msgspec.json.encode(self.handles.hide(msgspec.json.decode(raw.content), names))
        return self.handles.hide_known(raw.content.decode("latin-1")).encode("latin-1")


def _exchange_paths(upstream: SyncClient) -> frozenset[str]:
    exchanges = [one for one in upstream.definition.schemes if isinstance(one, KeyExchange)]
    return frozenset(path for one in exchanges for path in (one.exchange_path, one.refresh_path) if path)


def _quoted(text: str) -> str:
    """Write what users wrote so that it cannot be taken for words of the plan; of a moment its day."""
    short = text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 3]}..."
    return json.dumps(_TIME_OF_DAY.sub("", short), ensure_ascii=False)


def _fingerprint(request: Request) -> bytes:
    """Give all that a call is made of; of a body that is streamed its length and type."""
    parts = urlsplit(request.url)
    body = request.body
    content = b"" if body is None else body.content
    if not isinstance(content, bytes):
        content = f"{body.content_length if body else 0}".encode()
    digest = hashlib.sha256(content).digest()
    return f"{request.method} {parts.path}?{parts.query} ".encode() + digest


def _problem(status: int, kind: str, title: str, **members: Any) -> RawResponse:  # noqa: ANN401 - any JSON
    content = msgspec.json.encode({"type": kind, "title": title, "status": status, **members})
    return RawResponse(status=status, headers=Headers([("content-type", "application/problem+json")]), content=content)
