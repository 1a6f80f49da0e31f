"""From a file or an address to what it becomes: creates, uploads in parts, goes on after a break, waits until ready."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from ...runtime.request.progress import OnProgress
from ..catalog.entries import AgentOperation, AroundUpload
from ..clock import WaitClock
from ..failures import AgentError
from .calls import OperationCaller
from .waiting import read_condition, wait_for

_ADDRESS: Final = "https://"


class UploadOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be uploaded. source: a path, or an https address. id: of what exists already, "" for something new.

    details: further arguments of the operation that creates. wait: until it is ready, for `patience` seconds.
    part_size: bytes of a part, None for the usual size.
    """

    source: str
    title: str = ""
    id: str = ""
    details: Mapping[str, Any] = {}
    wait: bool = True
    patience: float = 50.0
    part_size: int | None = None


class UploadResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. value: what was uploaded, as JSON. is_ready: None when nobody waited.

    wait_call: the call of `wait` that goes on waiting, "" where the API says nothing of it.
    """

    id: str
    value: Any
    is_ready: bool | None
    wait_call: str = ""


class FileUploader:
    """Uploads for one API. states: folder where interrupted uploads are remembered, None to forget them."""

    def __init__(self, calls: OperationCaller, upload: AgentOperation, states: Path | None) -> None:
        self._calls = calls
        self._operation = upload
        self._around = upload.around or AroundUpload()
        self._states = states

    def upload(self, order: UploadOrder, clock: WaitClock, on_progress: OnProgress | None = None) -> UploadResult:
        """Create what the file goes into unless it is there, send the file, and wait. Raises AgentError."""
        if order.source.startswith(_ADDRESS):
            identifier = self._imported(order)
        elif "://" in order.source:
            raise AgentError("only https addresses are fetched", next_step="give an https address, or a path")
        else:
            identifier = self._sent(order, on_progress)
        is_ready = self._wait(identifier, order, clock) if order.wait else None
        return UploadResult(
            id=identifier, value=self._value(identifier), is_ready=is_ready, wait_call=self._wait_call(identifier)
        )

    def _imported(self, order: UploadOrder) -> str:
        """The API fetches the file itself."""
        if not (self._around.create and self._around.source) or order.id:
            raise AgentError("addresses are not fetched here", next_step="give the path of a file")
        title = order.title or order.source.rsplit("/", 1)[-1].partition("?")[0] or "upload"
        return self._created({self._around.source: order.source, self._around.title: title, **order.details})

    def _sent(self, order: UploadOrder, on_progress: OnProgress | None) -> str:
        state = self._state_file(order)
        identifier = order.id or _known_id(state)
        if not identifier:
            title = order.title or Path(order.source).stem
            self._calls.check_file(order.source)
            identifier = self._created({self._around.title: title, **order.details})
            _remember(state, identifier)
        arguments = {self._id_argument: identifier, self._operation.upload: order.source}
        self._calls.upload(
            self._operation,
            arguments,
            on_progress=on_progress,
            resume=_resumable(state),
            part_size=order.part_size,
        )
        if state is not None:
            state.unlink(missing_ok=True)
            _note_of(state).unlink(missing_ok=True)
        return identifier

    def _created(self, arguments: Mapping[str, Any]) -> str:
        if not self._around.create:
            raise AgentError("nothing can be created here", next_step="give the id of what the file goes into")
        create = self._calls.find(self._around.create)
        created = self._calls.respond(create, self._calls.checked(create, arguments)).data
        return str(created[self._id_argument])

    @property
    def _id_argument(self) -> str:
        return next(one.name for one in self._operation.arguments if one.place == "path")

    def _value(self, identifier: str) -> Any:  # noqa: ANN401 - any JSON
        if not self._around.result:
            return {self._id_argument: identifier}
        return self._asked(self._around.result, identifier)()

    def _wait(self, identifier: str, order: UploadOrder, clock: WaitClock) -> bool | None:
        if not (self._around.status and self._around.until):
            return None
        ask = self._asked(self._around.status, identifier)
        return wait_for(ask, read_condition(self._around.until), clock, longest=order.patience)[1]

    def _wait_call(self, identifier: str) -> str:
        if not (self._around.status and self._around.until):
            return ""
        arguments = json.dumps({self._id_argument: identifier})
        return f"wait operation={self._around.status} arguments={arguments} until={self._around.until}"

    def _asked(self, name: str, identifier: str) -> Callable[[], Any]:
        operation = self._calls.find(name)
        return lambda: self._calls.respond(operation, {self._id_argument: identifier}).data

    def _state_file(self, order: UploadOrder) -> Path | None:
        if self._states is None:
            return None
        self._states.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = f"{Path(order.source).expanduser().resolve()} {order.id} {order.title}"
        return self._states / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"


def _note_of(state: Path) -> Path:
    """The file that names what was created, from before the first part arrived."""
    return state.with_suffix(".id")


def _remember(state: Path | None, identifier: str) -> None:
    if state is not None:
        _note_of(state).write_text(identifier, encoding="utf-8")


def _known_id(state: Path | None) -> str:
    if state is None:
        return ""
    try:
        return _note_of(state).read_text(encoding="utf-8")
    except OSError:
        return ""


def _resumable(state: Path | None) -> Path | None:
    """Give the file that the upload keeps its state in; one that cannot be read is begun anew."""
    if state is not None and state.exists():
        try:
            json.loads(state.read_bytes())
        except ValueError:
            state.unlink()
    return state
