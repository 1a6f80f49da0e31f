"""Calls of tools: in a thread of their own, with progress, cancellation and confirmation by the client's user."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

import anyio
import anyio.from_thread
import anyio.to_thread
import mcp_types as types
import msgspec
from mcp.server.context import ServerRequestContext

from ...runtime.request.progress import Progress
from ..clock import WaitClock
from ..core.calls import Confirm
from ..core.core import AgentCore, CallOrder
from ..core.results import compact
from ..core.uploads import UploadOrder
from ..failures import AgentError, ConfirmationNeededError

_CONFIRM: Final = "confirm"
_PAUSE: Final = 0.2
"""Seconds between two reports of progress."""
_MODERN: Final = "2026-07-28"
"""First version of the protocol that asks users by results instead of requests."""

Answer = types.CallToolResult | types.InputRequiredResult


class CallArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `call`."""

    operation: str
    arguments: dict[str, Any] = {}
    fields: list[str] = []
    page: int | None = None
    confirm: str = ""


class SearchArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `search`."""

    intent: str = ""
    limit: int = 5


class DescribeArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `describe`."""

    operations: list[str]


class UploadArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `upload`."""

    source: str
    title: str = ""
    id: str = ""
    wait: bool = True


class WaitArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `wait`."""

    operation: str
    until: str
    arguments: dict[str, Any] = {}


class RunArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arguments of `run`."""

    workflow: str
    inputs: dict[str, Any] = {}
    confirm: str = ""


_TYPES: Final[Mapping[str, type[msgspec.Struct]]] = {
    "search": SearchArguments,
    "describe": DescribeArguments,
    "call": CallArguments,
    "upload": UploadArguments,
    "wait": WaitArguments,
    "run": RunArguments,
}


class LatestProgress:
    """How far a call is, as its threads noted it last; it only ever grows, as the protocol has it."""

    def __init__(self) -> None:
        self._event: tuple[float, float | None, str] | None = None
        self._most = -1.0

    def note(self, done: float, total: float | None, message: str) -> None:
        """Note how far it is; from any thread."""
        if done > self._most:
            self._most = done
            self._event = (done, total, message)

    def take(self) -> tuple[float, float | None, str] | None:
        """Give what was noted since this was asked last, None for nothing."""
        event, self._event = self._event, None
        return event


class ToolCall:
    """One call of a tool. report: says how far it is; ask: asks its user, None where that cannot be."""

    def __init__(
        self, core: AgentCore, report: Callable[[float, float | None, str], object], ask: Confirm | None, token: str
    ) -> None:
        self._core = core
        self._report = report
        self._ask = ask
        self._token = token
        self._step = (0, 0, "")
        self.stop = threading.Event()

    def run(self, name: str, given: Mapping[str, Any]) -> str:
        """Make the call, and give its text. Raises AgentError."""
        clock = WaitClock(self.stop)
        match self._read(name, given):
            case SearchArguments(intent=intent, limit=limit):
                return self._core.search(intent, limit)
            case DescribeArguments(operations=operations):
                return self._core.describe(operations)
            case CallArguments() as one:
                order = CallOrder(
                    operation=one.operation,
                    arguments=one.arguments,
                    fields=one.fields,
                    page=one.page,
                    confirm=self._token or one.confirm,
                )
                return self._core.call(order, self._ask)
            case UploadArguments() as one:
                upload = UploadOrder(source=one.source, title=one.title, id=one.id, wait=one.wait)
                return self._core.upload(upload, clock, self._on_progress)
            case WaitArguments() as one:
                return self._core.wait(one.operation, one.arguments, one.until, clock)
            case RunArguments() as one:
                return compact(
                    self._core.run(
                        one.workflow,
                        one.inputs,
                        clock,
                        confirm=self._ask,
                        token=self._token or one.confirm,
                        on_progress=self._on_progress_of_step,
                        on_step=self._on_step,
                    )
                )
            case _:
                raise AgentError(f"there is no tool {name!r}")

    def _read(self, name: str, given: Mapping[str, Any]) -> msgspec.Struct | None:
        kind = _TYPES.get(name)
        try:
            return None if kind is None else msgspec.convert(dict(given), kind)
        except msgspec.ValidationError as error:
            raise AgentError(f"{name}: {error}", next_step=f"it takes {', '.join(kind.__struct_fields__)}") from error  # type: ignore[union-attr] # not None here

    def _on_progress(self, one: Progress) -> None:
        self._go_on()
        self._report(one.bytes_done, one.bytes_total, "bytes")

    def _on_step(self, at: int, total: int, step: str) -> None:
        self._go_on()
        self._step = (at, total, step)
        self._report(at, total, step)

    def _on_progress_of_step(self, one: Progress) -> None:
        """Report an upload within a workflow on the scale of its steps."""
        self._go_on()
        at, total, step = self._step
        part = one.bytes_done / one.bytes_total if one.bytes_total else 0
        self._report(at + part, total, f"{step}: {one.bytes_done} of {one.bytes_total or '?'} bytes")

    def _go_on(self) -> None:
        if self.stop.is_set():
            raise AgentError("cancelled", kind="interrupted", next_step="upload the same file again: it goes on")


async def answer(core: AgentCore, context: ServerRequestContext[Any], params: types.CallToolRequestParams) -> Answer:
    """Make the call of a tool. What it raises becomes a result that says what to do next, no error of protocol."""
    is_modern = context.protocol_version >= _MODERN
    can_ask = _can_ask(context)
    declined, token = _reply(params) if is_modern else (False, "")
    if declined:
        return _failed(AgentError("declined by the user", kind="denied", next_step="do not repeat it"))

    latest = LatestProgress()
    outcome: str | AgentError = AgentError("cancelled", kind="interrupted")
    call = ToolCall(core, latest.note, _asker(context) if can_ask and not is_modern else None, token)
    is_done = anyio.Event()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_relay, latest, context, is_done)
        outcome = await _in_thread(call, params)
        is_done.set()
    match outcome:
        case ConfirmationNeededError() if is_modern and can_ask:
            return _asked(outcome)
        case AgentError():
            return _failed(outcome)
        case _:
            return types.CallToolResult(content=[types.TextContent(type="text", text=outcome)])


async def _in_thread(call: ToolCall, params: types.CallToolRequestParams) -> str | AgentError:
    """Run a call in a thread; when the client cancels it, the call is asked to stop."""
    try:
        return await anyio.to_thread.run_sync(call.run, params.name, params.arguments or {}, abandon_on_cancel=True)
    except AgentError as error:
        return error
    except Exception as error:  # noqa: BLE001 - named without its text, which nobody has checked for secrets
        return AgentError(f"{params.name} failed: {type(error).__name__}", next_step="try something else")
    finally:
        call.stop.set()


async def _relay(latest: LatestProgress, context: ServerRequestContext[Any], is_done: anyio.Event) -> None:
    """Report to the client how far a call is, some times a second and at its end: its threads only note it."""
    while not is_done.is_set():
        with anyio.move_on_after(_PAUSE):
            await is_done.wait()
        if (event := latest.take()) is not None:
            await context.session.report_progress(*event)


def _can_ask(context: ServerRequestContext[Any]) -> bool:
    capabilities = context.session.client_capabilities
    return capabilities is not None and capabilities.elicitation is not None


def _asker(context: ServerRequestContext[Any]) -> Confirm:
    """Ask the user by a request, as clients of the protocols before take it."""

    def ask(plan: str) -> bool:
        result = anyio.from_thread.run(context.session.elicit_form, _question(plan), _SCHEMA, context.request_id)
        return _agreed(result)

    return ask


_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {_CONFIRM: {"type": "boolean", "title": "Do it", "description": "This cannot be undone."}},
    "required": [_CONFIRM],
}


def _question(plan: str) -> str:
    return f"{plan}\nShall this be done?"


def _asked(needed: ConfirmationNeededError) -> types.InputRequiredResult:
    """Ask the user by a result, as protocol 2026-07-28 has it; the token comes back as the state."""
    request = types.ElicitRequest(
        params=types.ElicitRequestFormParams(message=_question(needed.plan), requested_schema=_SCHEMA)
    )
    return types.InputRequiredResult(input_requests={_CONFIRM: request}, request_state=needed.token)


def _reply(params: types.CallToolRequestParams) -> tuple[bool, str]:
    """Read what the user answered: whether they declined, and the token that confirms."""
    response = (params.input_responses or {}).get(_CONFIRM)
    if response is None or params.request_state is None:
        return False, ""
    return (False, params.request_state) if _agreed(response) else (True, "")


def _agreed(response: object) -> bool:
    return (
        isinstance(response, types.ElicitResult)
        and response.action == "accept"
        and bool((response.content or {}).get(_CONFIRM, True))
    )


def _failed(error: AgentError) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=str(error))], is_error=True)
