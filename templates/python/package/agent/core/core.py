"""The core of both faces: what an agent asks for comes in as plain values, and the result is text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from ...runtime.request.progress import OnProgress
from ..catalog.describe import describe
from ..catalog.entries import AgentCatalog, AgentOperation
from ..catalog.listing import is_large, list_catalog
from ..catalog.search import SearchIndex
from ..clock import WaitClock
from ..failures import AgentError
from ..workflows.entries import WorkflowEntry, describe_workflow, load_workflows
from ..workflows.run import StepResult, find_workflow, run_workflow
from .calls import Confirm, OperationCaller
from .files import AllowedFolders
from .results import compact, result_text
from .uploads import FileUploader, UploadOrder, UploadResult
from .waiting import LONGEST, read_condition, wait_for

if TYPE_CHECKING:
    from ...runtime.client import SyncClient

MOST_DESCRIBED: Final = 5
_ROWS_OF_HITS: Final = 20
_MOST_WORKFLOWS: Final = 3
_NEAR: Final = 0.6
"""A workflow that fits so much worse than what fits best is not shown."""


class CallOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A call. fields: members to show. page: number of the page of a list. confirm: a token that confirms it."""

    operation: str
    arguments: Mapping[str, Any] = {}
    fields: Sequence[str] = ()
    page: int | None = None
    confirm: str = ""


class AgentCore:
    """Search, describe, call, upload and wait, for one client. Every method raises AgentError.

    connect: gives the client; it is made when the first call needs it. folders: where files may be read, None for
    everywhere. states: folder where interrupted uploads are remembered.
    """

    def __init__(
        self,
        catalog: AgentCatalog,
        connect: Callable[[], SyncClient],
        *,
        folders: Sequence[Path] | None = (),
        states: Path | None = None,
    ) -> None:
        self.catalog = catalog
        files = AllowedFolders(folders)
        self.folders = files.names
        self.calls = OperationCaller(connect, catalog, files)
        self._index = SearchIndex(catalog)
        self._states = states

    def search(self, intent: str = "", limit: int = 5) -> str:
        """Rank operations by an intent; the others are listed below. Without intent the whole catalog is listed."""
        limit = max(1, min(limit, _ROWS_OF_HITS))
        if opened := self._opened_tag(intent):
            return opened
        lines = [f"not offered: {one.what}" for one in self._index.unsupported(intent)]
        hits = self._index.search(intent, limit) if intent.strip() else []
        workflows, is_first = self._workflows_for(intent)
        operations = [f"{hit.operation.id}: {hit.operation.summary} [{hit.operation.line}]" for hit in hits]
        lines += [*workflows, *operations] if is_first else [*operations, *workflows]
        if not hits and intent.strip():
            lines.append("nothing fits by its words; choose from the list")
        rest = list_catalog(self.catalog, without={hit.operation.id for hit in hits})
        lines.append(f"{'others' if hits else 'operations'} by tag:\n{rest}")
        return "\n".join(lines)

    def describe(self, operations: Sequence[str]) -> str:
        """Describe up to five operations."""
        if not operations:
            raise AgentError("no operation named", next_step="describe operations by ids that search gave")
        texts = [self._described(name) for name in operations[:MOST_DESCRIBED]]
        if len(operations) > MOST_DESCRIBED:
            texts.append(f"({MOST_DESCRIBED} at most; describe the others in another call)")
        return "\n\n".join(texts)

    def call(self, order: CallOrder, confirm: Confirm | None = None) -> str:
        """Call an operation. confirm: asks a person where that is needed and can be done."""
        operation = self.calls.find(order.operation)
        arguments = dict(order.arguments)
        if order.page is not None and operation.page:
            arguments.setdefault(operation.page, order.page)
        named = self.calls.checked(operation, arguments)
        response = self.calls.respond_confirmed(operation, named, confirm=order.confirm, ask=confirm)
        following = self.calls.next_arguments(operation, named, response)
        return result_text(response.data, operation, order.fields, following)

    def upload(self, order: UploadOrder, clock: WaitClock, on_progress: OnProgress | None = None) -> str:
        """Upload a file or an address, and say what became of it."""
        uploader = self.uploader()
        result = uploader.upload(order, clock, on_progress)
        return upload_text(result)

    def uploader(self) -> FileUploader:
        """Give what uploads. Raises AgentError where the API takes no files in parts."""
        if self.catalog.upload is None:
            raise AgentError("this API takes no uploads in parts", next_step="search for an operation with a file")
        return FileUploader(self.calls, self.catalog.upload, self._states)

    def run(
        self,
        workflow: str,
        inputs: Mapping[str, Any],
        clock: WaitClock,
        *,
        confirm: Confirm | None = None,
        token: str = "",
        on_progress: OnProgress | None = None,
        on_step: Callable[[int, int, str], object] = lambda *_: None,
    ) -> dict[str, Any]:
        """Run a workflow and give its outputs. token: confirms one call of it; confirm asks a person."""
        steps = WorkflowCalls(self.calls, confirm, token, on_progress)
        return run_workflow(find_workflow(workflow), inputs, steps, clock, on_step)

    def wait(
        self, operation: str, arguments: Mapping[str, Any], until: str, clock: WaitClock, *, longest: float = LONGEST
    ) -> str:
        """Call a reading operation until a member of its response has a value, for 50 seconds at most."""
        found, condition = self.calls.find(operation), read_condition(until)
        if not found.reads:
            raise AgentError(f"{operation} does not only read", next_step="wait with an operation that reads")
        named = self.calls.checked(found, arguments)
        last, holds = wait_for(
            lambda: self.calls.respond(found, named).data, condition, clock, longest=min(longest, LONGEST)
        )
        if holds:
            return f"{condition}\n{compact(last)}"
        return f"not yet: {compact(last)}\nnext: call wait again with the same arguments"

    def _described(self, name: str) -> str:
        workflow = next((one for one in load_workflows() if one.id == name), None)
        return describe(self.calls.find(name), self.catalog) if workflow is None else describe_workflow(workflow)

    def _workflows_for(self, intent: str) -> tuple[list[str], bool]:
        """Give the workflows that fit an intent, all of them without one, and whether one fits best of all."""
        workflows = {one.id: one for one in load_workflows()}
        if not intent.strip():
            return [f"{one.id}: {one.summary} [workflow]" for one in workflows.values()], True
        found = self._whole_index.search(intent, _ROWS_OF_HITS)
        best = found[0].score if found else 0.0
        near = [hit.operation.id for hit in found if hit.operation.id in workflows and hit.score >= best * _NEAR]
        lines = [f"{name}: {workflows[name].summary} [workflow: run]" for name in near[:_MOST_WORKFLOWS]]
        return lines, bool(near) and near[0] == found[0].operation.id

    @cached_property
    def _whole_index(self) -> SearchIndex:
        """An index over operations and workflows, each of these looked at as an operation."""
        workflows = tuple(map(_as_operation, load_workflows()))
        return SearchIndex(msgspec.structs.replace(self.catalog, operations=(*self.catalog.offered, *workflows)))

    def _opened_tag(self, intent: str) -> str:
        name = intent.strip()
        is_tag = any(name == tag.name for tag in self.catalog.tags)
        return list_catalog(self.catalog, tag=name) if is_tag and is_large(self.catalog) else ""


class WorkflowCalls:
    """Makes the calls of one run of a workflow."""

    def __init__(
        self, calls: OperationCaller, confirm: Confirm | None, token: str, on_progress: OnProgress | None
    ) -> None:
        self._calls = calls
        self._confirm = confirm
        self._token = token
        self._on_progress = on_progress

    def find(self, name: str) -> AgentOperation:
        """Give an operation by its id."""
        return self._calls.find(name)

    def __call__(self, operation: AgentOperation, arguments: Mapping[str, Any]) -> StepResult:
        """Make a call; one that needs confirmation takes the token, or asks."""
        named = self._calls.checked(operation, arguments)
        if operation.upload:
            return StepResult(status=201, body=self._calls.upload(operation, named, on_progress=self._on_progress))
        response = self._calls.respond_confirmed(operation, named, confirm=self._token, ask=self._confirm)
        return StepResult(status=response.status, body=response.data)


def _as_operation(workflow: WorkflowEntry) -> AgentOperation:
    return AgentOperation(
        id=workflow.id,
        http="",
        path="",
        tag="",
        module="",
        constant="",
        resource="",
        method="",
        action="",
        summary=workflow.summary,
        about=workflow.about,
        intents=workflow.intents,
    )


def upload_text(result: UploadResult) -> str:
    """Say what an upload gave: the id, the addresses in it, and what to do when it is not ready yet."""
    value = {key: one for key, one in result.value.items() if one not in (None, [], {}, "")}
    text = compact(value)
    return f"{text}\nnot ready yet\nnext: {result.wait_call}" if result.is_ready is False else text
