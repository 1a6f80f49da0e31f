"""Sends a file of known size: whole if it is no longer than one part, else in parts side by side."""

from __future__ import annotations

from collections import deque
from typing import TypeVar

from ...errors import ConfigurationError
from ...request.progress import Meter
from ...transport.flow import Flow, Run
from .part import UploadPart
from .plan import Plan, PlannedPart, plan_parts
from .run import UploadRun
from .source import FileSource
from .state import UploadState

T = TypeVar("T")


def send_file(run: UploadRun[T], source: FileSource) -> Flow[None]:
    """Send what is missing of a file: all of it, unless an earlier upload is resumed."""
    resumed, path = yield from run.load()
    plan = yield from _planned(run, source, resumed)
    done: frozenset[int] = frozenset()
    if resumed is not None:
        done = yield from _arrived(run, resumed, plan)
    run.identify = source.identity
    identity = (yield Run(source.identity)) if path is not None or source.is_dated else None
    state = UploadState(
        operation=run.operation.id,
        id=run.sender.id,
        part_size=plan.part_size,
        parts_total=plan.total,
        file=identity,
    )
    yield from run.open_ledger(state.with_done(done), path)
    run.meter = _meter(run, plan, done)
    yield from _send_missing(run, source, plan, done)


def _planned(run: UploadRun[T], source: FileSource, resumed: UploadState | None) -> Flow[Plan]:
    """Plan the parts, or take over the plan of the upload that is resumed, if this is its file."""
    wanted = run.choices.chunk_size
    if resumed is None:
        return plan_parts(run.chunks, source.size, wanted, run.choices.concurrency)
    if wanted not in {None, resumed.part_size}:
        raise ConfigurationError(
            f"chunk_size is {wanted:,}, but the parts of the upload to resume have {resumed.part_size:,} bytes; "
            "leave chunk_size out"
        )
    yield Run(lambda: source.check(resumed.file))
    try:
        plan = plan_parts(run.chunks, source.size, resumed.part_size)
    except ConfigurationError as error:
        raise ConfigurationError(f"the upload to resume cannot go on: {error}; upload anew without it") from None
    if plan.total != resumed.parts_total:
        parts = f"of {resumed.parts_total:,} parts, but its file goes into {plan.total:,}"
        raise ConfigurationError(f"the upload to resume is {parts}; upload anew without it")
    return plan


def _arrived(run: UploadRun[T], resumed: UploadState, plan: Plan) -> Flow[frozenset[int]]:
    """Give the parts that arrived: those the API names, else those that were taken down.

    The API counts no parts of a file that went whole.
    """
    received = yield from run.resume_from(resumed)
    if received is None or plan.total == 1:
        return resumed.parts_done
    return frozenset(number for number in received if number <= plan.total)


def _meter(run: UploadRun[T], plan: Plan, done: frozenset[int]) -> Meter:
    before = [part.size for part in plan.parts() if part.number in done] if done else []
    return Meter(
        run.choices.on_progress,
        clock=run.session.clock,
        total=plan.size,
        parts_total=plan.total,
        done=sum(before),
        parts_done=len(before),
    )


def _send_missing(run: UploadRun[T], source: FileSource, plan: Plan, done: frozenset[int]) -> Flow[None]:
    missing = deque(part for part in plan.parts() if part.number not in done)
    if missing and plan.total > 1 and run.sender.must_begin_alone:
        yield from _send_part(run, source, plan, missing.popleft())
        run.check_named()

    def step() -> Flow[bool]:
        try:
            part = missing.popleft()
        except IndexError:
            return False
        yield from _send_part(run, source, plan, part)
        return True

    yield from run.run_workers(step, len(missing))


def _send_part(run: UploadRun[T], source: FileSource, plan: Plan, planned: PlannedPart) -> Flow[None]:
    part = UploadPart(
        content=source.part(planned.start, planned.size),
        size=planned.size,
        gauge=run.meter.gauge(),
        content_range=f"part {planned.number}/{plan.total}" if plan.total > 1 else None,
    )
    yield from run.send(part, planned.number, plan.total)
