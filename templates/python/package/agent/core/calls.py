"""Calls an operation by its id: the arguments to their places in the request, the response as plain JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

import msgspec

from ...runtime.call.arguments import Arguments, build_request
from ...runtime.call.next_page import next_url
from ...runtime.call.pages import Page
from ...runtime.errors import DecodeError, SdkError
from ...runtime.operation import Operation, PagedOperation, ResponseSpec
from ...runtime.options import Options
from ...runtime.request.progress import OnProgress
from ...runtime.response.response import Response
from ...runtime.transfer.upload.state import Resume
from ...runtime.transport.protocol import Request
from ..catalog.check import fitting_value, named_arguments, nearest, value_problems
from ..catalog.entries import AgentArgument, AgentCatalog, AgentOperation
from ..failures import AgentError, ConfirmationNeededError
from ..gate.gate import CONFIRM_HEADER
from .errors import explained
from .files import AllowedFolders

if TYPE_CHECKING:
    from ...runtime.client import SyncClient

Confirm = Callable[[str], bool]
"""Asks a person whether a plan may be carried out."""


class OperationCaller:
    """Makes the calls of one client. connect: gives the client when it is first needed."""

    def __init__(self, connect: Callable[[], SyncClient], catalog: AgentCatalog, files: AllowedFolders) -> None:
        self._connect = connect
        self._catalog = catalog
        self._files = files
        self._client: SyncClient | None = None

    @property
    def client(self) -> SyncClient:
        """The client, made now if it was not before."""
        if self._client is None:
            self._client = self._connect()
        return self._client

    def close(self) -> None:
        """Close the client, if there is one."""
        if self._client is not None:
            self._client.close()

    def find(self, name: str) -> AgentOperation:
        """Give the operation of an id. Raises AgentError that names the nearest one."""
        found = self._catalog.by_id.get(name)
        if found is not None and not found.hidden:
            return found
        near = nearest(name, (one.id for one in self._catalog.offered))
        hint = f"use {near}, if that is meant" if near else "search with what you want to do"
        raise AgentError(f"there is no operation {name!r}", next_step=hint)

    def checked(self, operation: AgentOperation, given: Mapping[str, Any]) -> dict[str, Any]:
        """Give the arguments by their names in the catalog. Raises AgentError with all that is wrong with them."""
        named, problems = named_arguments(operation, given)
        problems += value_problems(operation, named, self._catalog)
        if problems:
            raise AgentError(
                f"{operation.id}: wrong arguments",
                next_step=f"correct them; describe {operation.id} lists all",
                problems=tuple(problems),
            )
        return named

    def check_file(self, path: str) -> None:
        """Raise AgentError for a file that may not be read."""
        self._files.open(path).close()

    def respond(self, operation: AgentOperation, arguments: Mapping[str, Any], *, confirm: str = "") -> Response[Any]:
        """Make a call. arguments: as `checked` gives them. Raises AgentError."""
        with ExitStack() as files:
            built = self._arguments(operation, arguments, files)
            options: Options = {"headers": {CONFIRM_HEADER: confirm}} if confirm else {}
            try:
                return self.client.caller.respond(self._declared(operation), built, options)
            except SdkError as error:
                raise explained(error, operation, self._catalog) from error

    def respond_confirmed(
        self, operation: AgentOperation, arguments: Mapping[str, Any], *, confirm: str = "", ask: Confirm | None = None
    ) -> Response[Any]:
        """Make a call that may need confirmation. confirm: a token for it. ask: who is asked without one."""
        try:
            return self.respond(operation, arguments, confirm=confirm)
        except ConfirmationNeededError as needed:
            if ask is None:
                raise
            if not ask(needed.plan):
                raise AgentError(f"declined: {needed.plan}", kind="denied", next_step="do not repeat it") from needed
            return self.respond(operation, arguments, confirm=needed.token)

    def pages(self, operation: AgentOperation, arguments: Mapping[str, Any]) -> Iterator[list[Any]]:
        """Give the items of a list page by page, each asked for when it is needed. Raises AgentError."""
        declared = self._declared(operation)
        typed = msgspec.structs.replace(declared, responses={"2XX": ResponseSpec(kind="json", type=Any)})
        with ExitStack() as files:
            built = self._arguments(operation, arguments, files)
            try:
                page: Page[Any] | None = self.client.caller.pages(cast("PagedOperation[Any, Any]", typed), built)
                while page is not None:
                    yield list(page.items)
                    page = page.next_page()
            except SdkError as error:
                raise explained(error, operation, self._catalog) from error

    def next_arguments(
        self, operation: AgentOperation, given: Mapping[str, Any], response: Response[Any]
    ) -> dict[str, Any]:
        """Give the arguments that differ in the call for the page after a response; none after the last one."""
        declared, known = self._declared(operation), {one.wire_name: one for one in operation.arguments}
        if not isinstance(declared, PagedOperation):
            return {}
        with suppress(DecodeError):
            url = response.request.url
            settings, header = self.client.caller.settings, response.headers.get("link")
            asked = parse_qsl(urlsplit(next_url(declared.pagination, settings, url, response.data, header) or "").query)
            found = [(known[name], value) for name, value in asked if name in known]
            changed = [(one, value) for one, value in found if str(given.get(one.name, "")) != value]
            return {one.name: fitting_value(one, value, self._catalog) for one, value in changed}
        return {}

    def request(self, operation: AgentOperation, arguments: Mapping[str, Any]) -> Request:
        """Give the request of a call, without credentials; nothing is sent. Raises AgentError."""
        with ExitStack() as files:
            built = self._arguments(operation, arguments, files)
            try:
                return build_request(self.client.caller.settings, self._declared(operation), built)
            except SdkError as error:
                raise explained(error, operation, self._catalog) from error

    def upload(
        self,
        operation: AgentOperation,
        arguments: Mapping[str, Any],
        *,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        part_size: int | None = None,
    ) -> Any:  # noqa: ANN401 - any JSON
        """Upload a file in parts, and give the JSON of the response. Raises AgentError."""
        with ExitStack() as files:
            built = self._arguments(operation, arguments, files)
            caller = self.client.caller.raw()
            try:
                response: Any = caller.upload(
                    self._declared(operation), built, chunk_size=part_size, on_progress=on_progress, resume=resume
                )
            except SdkError as error:
                raise explained(error, operation, self._catalog) from error
            return response.data

    def _declared(self, operation: AgentOperation) -> Operation[Any]:
        """Give the operation as the package declares it, but with responses that stay JSON, at the client's address."""
        resource = getattr(self.client, operation.resource)
        declared: Operation[Any] = getattr(sys.modules[type(resource).__module__], operation.constant)
        return msgspec.structs.replace(declared, responses={}, errors={}, servers={})

    def _arguments(self, operation: AgentOperation, given: Mapping[str, Any], files: ExitStack) -> Arguments:
        places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "cookie": {}, "body": {}}
        whole: dict[str, Any] = {}
        for one in operation.arguments:
            if one.name not in given:
                continue
            value = self._value(one, given[one.name], files)
            if one.place == "whole body":
                whole["body"] = value
            else:
                places[one.place][one.wire_name] = value
        body = {"body": places["body"]} if any(one.place == "body" for one in operation.arguments) else whole
        return Arguments(
            path=places["path"], query=places["query"], headers=places["header"], cookies=places["cookie"], **body
        )

    def _value(self, argument: AgentArgument, value: Any, files: ExitStack) -> Any:  # noqa: ANN401 - any JSON
        if argument.file and isinstance(value, str):
            return Path(value).name, files.enter_context(self._files.open(value))
        return value
