"""Runs the call of a command: sends it, or prints it, and writes the result in the form that is asked for."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final

import click

from ...runtime.redaction import redact_headers
from ...runtime.transport.protocol import Request
from ...runtime.values.members import member_at
from ..catalog.entries import AgentOperation
from ..core.calls import Confirm, OperationCaller
from ..core.core import CallOrder
from ..core.results import compact
from ..failures import AgentError, ConfirmationNeededError
from .completion import remember_ids
from .output import shaped, written
from .state import COMMAND, CallOptions, CommandState

_MASK: Final = "***"
_STREAMED: Final = frozenset({"jsonl", "csv", "table"})


def run_operation(
    state: CommandState, operation: AgentOperation, arguments: Mapping[str, Any], options: CallOptions
) -> None:
    """Call an operation and write what it gives. Raises AgentError."""
    is_shaped = options.query or options.output or options.every or state.format
    if state.agent and not (is_shaped or options.dry_run or options.curl):
        _run_as_agent(state, operation, arguments, options)
        return
    calls = state.calls()
    try:
        named = calls.checked(operation, _limited(operation, arguments, options))
        if options.dry_run or options.curl:
            click.echo(request_text(calls.request(operation, named), as_curl=options.curl))
            return
        _confirm(state, operation, named, options)
        value = _value(calls, operation, named, options)
        _write(state, operation, value, options)
    finally:
        calls.close()


def request_text(request: Request, *, as_curl: bool) -> str:
    """Write a request as it would be sent, its credentials masked."""
    headers = redact_headers({"authorization": f"Bearer {_MASK}", **request.headers}, request.secret_names)
    body = request.body.content if request.body and isinstance(request.body.content, bytes) else None
    text = body.decode("utf-8", "replace") if body is not None else ""
    if as_curl:
        words = ["curl", "-X", request.method, request.shown_url]
        words += [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
        words += ["--data", text] if text else []
        return shlex.join(words)
    lines = [f"{request.method} {request.shown_url}", *(f"{name}: {value}" for name, value in headers.items())]
    if request.body is not None and body is None:
        text = f"({request.body.content_length or 'unknown'} bytes of {request.body.content_type.partition(';')[0]})"
    return "\n".join([*lines, "", text]) if text else "\n".join(lines)


def write_value(state: CommandState, value: Any, options: CallOptions, columns: tuple[str, ...] = ()) -> None:
    """Write a value in the form that is asked for: a table in a terminal, else JSON."""
    if value is None:
        return
    form = options.output or state.format or ("table" if state.is_terminal else "json")
    if state.agent and form == "json":
        click.echo(compact(value))
        return
    for piece in written(value, form, columns, color=state.has_color):
        click.echo(piece, nl=False)


def _run_as_agent(
    state: CommandState, operation: AgentOperation, arguments: Mapping[str, Any], options: CallOptions
) -> None:
    core = state.core()
    order = CallOrder(
        operation=operation.id,
        arguments=_limited(operation, arguments, options),
        fields=options.fields,
        confirm=options.confirm,
    )
    try:
        click.echo(core.call(order, _asked(options)))
    finally:
        core.calls.close()


def _limited(operation: AgentOperation, arguments: Mapping[str, Any], options: CallOptions) -> dict[str, Any]:
    """Ask for no more in a page than is wanted."""
    named = dict(arguments)
    if options.limit and operation.page_size and operation.page_size not in named:
        named[operation.page_size] = min(options.limit, 100)
    return named


def _confirm(
    state: CommandState, operation: AgentOperation, arguments: Mapping[str, Any], options: CallOptions
) -> None:
    """Ask before something is destroyed; without a terminal, or somebody to ask, give the plan as an error.

    For an agent the gate asks.
    """
    if not operation.destructive or options.yes or state.is_guarded:
        return
    path = operation.path
    for name, value in arguments.items():
        path = path.replace(f"{{{name}}}", str(value))
    plan = f"{operation.http} {path} ({operation.summary})"
    if state.is_terminal and sys.stdin.isatty():
        if click.confirm(f"{plan}; go on?", err=True):
            return
        raise AgentError("nothing was done", kind="interrupted")
    error = ConfirmationNeededError(plan, "")
    command = f"{COMMAND} {operation.tag.replace('_', '-')} {operation.action}"
    error.next_step = f"ask whose it is, then repeat it with --yes: {command} ... --yes"
    raise error


def _value(calls: OperationCaller, operation: AgentOperation, named: Mapping[str, Any], options: CallOptions) -> Any:
    if operation.upload:
        return calls.upload(operation, named)
    if operation.items and (options.every or options.limit):
        items = chain.from_iterable(calls.pages(operation, named))
        return items if options.every and not options.limit else list(islice(items, options.limit))
    return calls.respond_confirmed(operation, named, confirm=options.confirm, ask=_asked(options)).data


def _asked(options: CallOptions) -> Confirm | None:
    """Who is asked where a gate wants a confirmation: nobody, unless all was agreed to."""
    return (lambda _: True) if options.yes else None


def _write(state: CommandState, operation: AgentOperation, value: Any, options: CallOptions) -> None:
    if isinstance(value, bytes):
        click.echo(value, nl=False)
        return
    if isinstance(value, Iterator):
        _write_stream(state, operation, value, options)
        return
    form = options.output or state.format or ("table" if state.is_terminal else "json")
    rows = member_at(value, operation.items) if operation.items and isinstance(value, dict) else value
    if isinstance(rows, list):
        remember_ids(operation, rows)
    is_rows = bool(operation.items) and (form in _STREAMED or options.fields or options.query)
    shown = shaped(rows if is_rows else value, options.fields, options.query)
    is_raw = isinstance(rows, list) and not (options.fields or options.query)
    write_value(state, shown, options, operation.columns if is_raw and form == "table" else ())


def _write_stream(state: CommandState, operation: AgentOperation, items: Iterator[Any], options: CallOptions) -> None:
    """Write items while they arrive: JSON lines unless another form is asked for."""
    form = options.output or state.format or ("table" if state.is_terminal else "jsonl")
    columns = () if options.fields or form != "table" else operation.columns
    if options.query:
        write_value(state, shaped(list(items), options.fields, options.query), options)
        return
    shown: Any = (shaped(one, options.fields, "") for one in items)
    for piece in written(list(shown) if form in {"json", "yaml"} else shown, form, columns, color=state.has_color):
        click.echo(piece, nl=False)
