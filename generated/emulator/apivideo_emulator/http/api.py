"""The API as an ASGI application: credentials, rate limit, reading, validation, the operation, its response."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ..base.document import MatchedOperation
from ..base.files import is_disk_full
from ..base.problems import (
    ProblemError,
    disk_full,
    invalid_payload,
    method_not_allowed,
    not_modeled,
    server_error,
    suspended_account,
    too_many_requests,
    unknown_address,
)
from ..base.store import Thing
from ..world.world import World
from .auth import authenticate, check_token_is_sent
from .bodies import BodyError, read_body, read_json
from .exchange import ApiCall, ApiResponse
from .forms import FormReader, ReceivedForm
from .query import read_query, with_defaults
from .validation import validation_of

Handler: TypeAlias = Callable[[ApiCall], ApiResponse]

HANDLERS: Final[dict[str, Handler]] = {}
"""Handlers by the identifier of their operation."""


def operation(operation_id: str) -> Callable[[Handler], Handler]:
    """Make a function the handler of an operation. Raises ValueError when it has one already."""

    def register(handler: Handler) -> Handler:
        if operation_id in HANDLERS:
            raise ValueError(f"{operation_id} has two handlers; remove one")
        HANDLERS[operation_id] = handler
        return handler

    return register


def serve(call: ApiCall, handlers: Mapping[str, Handler]) -> ApiResponse:
    """Answer a call. Raises ProblemError for a refusal; 501 for an operation that nothing serves."""
    handler = handlers.get(call.operation.operation_id)
    if handler is None:
        raise not_modeled(call.operation.operation_id)
    with call.world.transaction():
        return handler(call)


LOG: Final = logging.getLogger(__name__)

_AUTHENTICATION: Final = "Advanced authentication"
"""Tag of the operations that have no rate limit."""


class ApiApplication:
    """Serves the operations of the document on one world."""

    def __init__(self, world: World, handlers: Mapping[str, Handler]) -> None:
        self._world, self._handlers = world, handlers
        self._validation = validation_of(world.document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except ClientDisconnect:
            return
        await _response(response)(scope, receive, send)

    async def _respond(self, request: Request) -> ApiResponse:
        try:
            match = self._match(request)
        except ProblemError as error:
            return _refusal(error, {})
        headers: dict[str, str] = {}
        try:
            await self._admit(request, match, headers)
            response = await self._serve(request, match)
        except ProblemError as error:
            return _refusal(error, headers)
        except ClientDisconnect:
            raise
        except Exception as error:
            if is_disk_full(error):
                LOG.error("the emulator has no space left: %s", error)  # noqa: TRY400 # where it was raised says nothing
                return _refusal(disk_full(), headers)
            LOG.exception("the emulator failed at %s", match.operation.operation_id)
            return _refusal(server_error(), headers)
        return ApiResponse(status=response.status, body=response.body, headers={**headers, **response.headers})

    def _match(self, request: Request) -> MatchedOperation:
        path = request.url.path
        match = self._world.document.match(request.method, path)
        if match is None:
            allowed = self._world.document.methods(path)
            raise method_not_allowed(allowed) if allowed else unknown_address()
        return match

    async def _admit(self, request: Request, match: MatchedOperation, headers: dict[str, str]) -> None:
        """Check credentials and rate limit; `headers` receives what every response carries."""
        if match.operation.tag == _AUTHENTICATION:
            return
        key, refusal = "", None
        try:
            key = await self._identify(request, match)
        except ProblemError as error:
            refusal = error
        allowance = self._world.limiter.take(key, match.operation, self._world.now())
        headers.update(allowance.headers())
        if refusal is not None:
            raise refusal
        if key in self._world.settings.suspended_keys:
            raise suspended_account()
        if allowance.is_exceeded:
            raise too_many_requests()

    async def _identify(self, request: Request, match: MatchedOperation) -> str:
        """Give the API key of a request, "" where none is asked for. Raises ProblemError 401."""
        if not match.operation.is_public:
            return await run_sync(authenticate, self._world, request.headers.get("authorization"))
        check_token_is_sent(match.operation, request.query_params)
        return ""

    async def _serve(self, request: Request, match: MatchedOperation) -> ApiResponse:
        pairs = parse_qsl(request.url.query, keep_blank_values=True)
        values = read_query(self._world.document, match.operation, pairs)
        self._validation.check_path(match.operation, dict(match.values))
        self._validation.check_query(match.operation, values)
        reader = FormReader(self._world.files, self._world.settings.max_file)
        try:
            form = await self._read_form(request, match, reader)
            call = ApiCall(
                world=self._world,
                operation=match.operation,
                path=match.values,
                query=with_defaults(self._world.document, match.operation, values),
                pairs=pairs,
                headers=request.headers,
                body=await self._read_body(request, match),
                form=form,
                base_url=self._world.settings.public_url or str(request.base_url).rstrip("/"),
                now=self._world.now(),
            )
            return await run_sync(_serve_now, call, self._handlers)
        finally:
            reader.discard()

    async def _read_form(self, request: Request, match: MatchedOperation, reader: FormReader) -> ReceivedForm:
        if not match.operation.is_upload:
            return ReceivedForm()
        return await reader.read(request.stream(), request.headers.get("content-type", ""))

    async def _read_body(self, request: Request, match: MatchedOperation) -> Thing:
        if "application/json" not in match.operation.bodies:
            return {}
        body = await _read_object(request, self._world.settings.max_json)
        self._validation.check_body(match.operation, body)
        return body


def _serve_now(call: ApiCall, handlers: Mapping[str, Handler]) -> ApiResponse:
    call.world.try_due()
    return serve(call, handlers)


async def _read_object(request: Request, most: int) -> Thing:
    try:
        return read_json(await read_body(request, most), Thing)
    except BodyError as error:
        raise invalid_payload(str(error)) from error


def _refusal(error: ProblemError, headers: Mapping[str, str]) -> ApiResponse:
    return ApiResponse(status=error.problem.status, body=error.problem.body(), headers={**headers, **error.headers})


def _response(response: ApiResponse) -> Response:
    if response.body is None:
        return Response(status_code=response.status, headers=dict(response.headers))
    content: Any = msgspec.json.encode(response.body)
    return Response(content, response.status, dict(response.headers), "application/json")
