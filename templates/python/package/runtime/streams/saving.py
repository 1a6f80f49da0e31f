"""Writes the body of an open response to a file: beside its place until it is whole."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import IO

from ..errors import SdkError, file_error
from ..request.progress import Meter, OnProgress
from ..transfer.download.part_file import target_path
from ..transport.flow import Flow, Run
from .state import OpenCall


def saved(call: OpenCall, path: str | os.PathLike[str], on_progress: OnProgress | None) -> Flow[Path]:
    """Write what comes, and give the path of the file once it is whole.

    path: of the file, or of an existing folder, where it is called as the address ends. A file that is there already
    stays as it is until then. Raises TransportError, and FileError for a missing folder and a full disk.
    """
    length = call.head.headers.get("content-length", "")
    is_plain = length.isdigit() and "content-encoding" not in call.head.headers
    meter = Meter(on_progress, clock=call.session.clock, total=int(length) if is_plain else None, parts_total=1)
    try:
        return (yield from _written(call, path, meter))
    except SdkError:
        raise
    except OSError as error:
        raise file_error(error, f"{call.operation.id}: {error}") from error
    finally:
        yield from call.close()


def _written(call: OpenCall, path: str | os.PathLike[str], meter: Meter) -> Flow[Path]:
    target: Path = yield Run(partial(target_path, path, call.request.url))
    part = target.with_name(f"{target.name}.part")
    handle: IO[bytes] = yield Run(partial(part.open, "wb"))
    gauge = meter.gauge()
    try:
        while block := (yield from call.block()):
            yield Run(partial(handle.write, block))
            gauge.add(len(block))
        yield Run(partial(_finish, handle, part, target))
    except BaseException:
        handle.close()
        part.unlink(missing_ok=True)
        raise
    meter.total = gauge.count
    gauge.finish(gauge.count)
    return target


def _finish(handle: IO[bytes], part: Path, target: Path) -> None:
    handle.flush()
    os.fsync(handle.fileno())
    handle.close()
    part.replace(target)
