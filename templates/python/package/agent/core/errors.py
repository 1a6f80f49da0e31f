"""Errors of the SDK and of the gate, said so that an agent can act on them."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ...runtime.errors import (
    ApiError,
    ConfigurationError,
    ConnectError,
    FileError,
    SdkError,
    TransportError,
    UploadError,
    WaitTimeoutError,
)
from ..catalog.entries import AgentCatalog, AgentOperation
from ..failures import LOGIN, AgentError, ConfirmationNeededError, ErrorKind
from ..gate.gate import BAD_HANDLE, CONFIRMATION, DENIED, NO_CREDENTIALS

_MESSAGES: Final = ("message", "error_description", "description", "detail", "msg", "reason", "error", "errors")
_LONGEST_MESSAGE: Final = 300


def explained(error: SdkError, operation: AgentOperation | None, catalog: AgentCatalog) -> AgentError:
    """Say an error of the SDK as one that teaches."""
    match error:
        case ApiError():
            return _refusal(error, operation, catalog)
        case WaitTimeoutError():
            return AgentError(str(error), kind="network", next_step="wait again")
        case UploadError():
            return AgentError(
                str(error), kind="network", next_step="upload the same file again: it goes on where it broke off"
            )
        case FileError():
            return AgentError(str(error), next_step="give the path of a file that exists and may be read")
        case ConfigurationError() if "API key" in str(error):
            return AgentError("no credentials", kind="credentials", why=str(error), next_step=LOGIN)
        case ConnectError():
            return AgentError(str(error), kind="network", next_step="check the network, then repeat the call")
        case TransportError():
            return AgentError(
                str(error), kind="network", why=f"the call was {error.outcome}", next_step=_repeat(operation)
            )
        case _:
            return AgentError(str(error), next_step=_describe(operation))


def _refusal(error: ApiError, operation: AgentOperation | None, catalog: AgentCatalog) -> AgentError:
    body: Any = error.body if isinstance(error.body, dict) else {}
    if error.type == CONFIRMATION:
        title = str(body.get("title", ""))
        return ConfirmationNeededError(
            str(body.get("plan")), str(body.get("confirm")), "" if title.startswith("needs") else title
        )
    title = error.title or error.detail or _message(error.body) or f"status {error.status}"
    problems = tuple(_problem_line(one) for one in error.problems) or ((f"at: {error.name}",) if error.name else ())
    kind, next_step = _advice(error, operation, catalog)
    name = operation.id if operation else "the request"
    detail = error.detail if error.title and error.detail != error.title else ""
    return AgentError(
        f"{name} was refused with {error.status}: {title}",
        kind=kind,
        why=detail or "",
        next_step=next_step,
        status=error.status,
        problems=problems,
    )


def _message(body: Any, depth: int = 3) -> str:  # noqa: ANN401 - any JSON
    """Find what an error response says, where it is none of RFC 9457: a text in a member that is named for it."""
    match body:
        case str():
            return body if len(body) <= _LONGEST_MESSAGE else f"{body[: _LONGEST_MESSAGE - 3]}..."
        case dict() if depth:
            found = (_message(body[name], depth - 1) for name in _MESSAGES if name in body)
            return next(filter(None, found), "")
        case [first, *_] if depth:
            return _message(first, depth - 1)
        case _:
            return ""


def _advice(error: ApiError, operation: AgentOperation | None, catalog: AgentCatalog) -> tuple[ErrorKind, str]:
    if error.type == DENIED:
        return "denied", "do something else, or ask the user to change the policy"
    if error.type == BAD_HANDLE:
        return "refused", "give the handle as it came, in the argument for the secret; nowhere else"
    if error.type == NO_CREDENTIALS or error.status == 401:  # noqa: PLR2004 - Unauthorized
        return "credentials", LOGIN
    match error.status:
        case 403:
            return "refused", "the account may not do this; inform the user"
        case 404:
            return "not found", _lister(operation, catalog)
        case 429:
            pause = f"{error.retry_after:.0f} seconds" if error.retry_after else "a minute"
            return "rate limit", f"wait {pause}, then repeat the call; fetch in larger pages and keep results"
        case status if status >= 500:  # noqa: PLR2004 - errors of the server
            return "refused", _repeat(operation)
        case _:
            return "refused", f"correct the arguments; {_describe(operation)}"


def _lister(operation: AgentOperation | None, catalog: AgentCatalog) -> str:
    """Name the operation that lists what was not found: where it was looked for, else in its tag."""
    lists = [one for one in catalog.offered if operation and one.items and one.reads and one.id != operation.id]
    above = [one for one in lists if operation and operation.path.startswith(f"{one.path}/")]
    beside = [one for one in lists if operation and one.tag == operation.tag and "{" not in one.path]
    found = max(above, key=lambda one: len(one.path), default=None) or next(iter(beside), None)
    return f"check the id: call {found.id}" if found else "check the id"


def _repeat(operation: AgentOperation | None) -> str:
    if operation is None or operation.reads or operation.idempotent:
        return "repeat the call in some seconds"
    return "check by reading whether it had an effect before you repeat it"


def _describe(operation: AgentOperation | None) -> str:
    return f"describe {operation.id}" if operation else "search for the operation"


def _problem_line(one: object) -> str:
    members = msgspec.to_builtins(one)
    name, text = members.get("name"), members.get("title") or members.get("type")
    return f"{name}: {text}" if name else str(text)
