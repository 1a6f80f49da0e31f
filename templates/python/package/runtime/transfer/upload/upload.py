"""Uploads a file or a stream: sends it in as many requests as it takes, and reads the response to the whole."""

from __future__ import annotations

from typing import Any, TypeVar

from ...operation import Operation
from ...response.response import Response
from ...transport.flow import Flow, Run
from .file import send_file
from .plan import check_concurrency, checked_part_size, plan_parts
from .run import UploadChoices, UploadRun, chunks_of, load_resume
from .source import FileSource, open_source
from .state import UploadState
from .stream import check_stream, send_stream

T = TypeVar("T")


def upload(run: UploadRun[T]) -> Flow[Response[T]]:
    """Upload a file and give the response to the whole.

    Raises ConfigurationError for sizes outside the limits, FileError and ArgumentError for what cannot be read, all
    before the first byte; UploadError for an upload that did not come to its end.
    """
    return (yield from run.guarded(_upload(run)))


def check_upload(operation: Operation[Any], file: object, choices: UploadChoices) -> tuple[str, UploadState | None]:
    """Look at a file and at the choices without sending anything. Blocks.

    Gives the name of the file, "" if it has none, and the state to go on from, if any.
    Raises what `upload` would raise before the first byte.
    """
    chunks = chunks_of(operation)
    check_concurrency(choices.concurrency)
    checked_part_size(chunks, choices.chunk_size)
    source = open_source(file, "the file")
    if not isinstance(source, FileSource):
        check_stream(source, choices, "the file")
        return source.name, None
    resumed, _ = load_resume(choices.resume)
    if resumed is None:
        plan_parts(chunks, source.size, choices.chunk_size)
    return source.name, resumed


def _upload(run: UploadRun[T]) -> Flow[Response[T]]:
    check_concurrency(run.choices.concurrency)
    checked_part_size(run.chunks, run.choices.chunk_size)
    source = yield Run(lambda: open_source(run.file, run.where))
    run.name = source.name
    run.sender.file_name, run.sender.content_type = source.name, source.content_type
    if isinstance(source, FileSource):
        yield from send_file(run, source)
    else:
        yield from send_stream(run, source)
    response = yield from run.sender.result()
    if run.ledger is not None:
        yield Run(run.ledger.remove)
    return response
