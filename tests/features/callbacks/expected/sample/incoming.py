"""Reads what the API sends by itself: webhooks, and callbacks of operations."""

from __future__ import annotations

from .models.webhooks import Event, Job, OnProgressPayload
from .runtime.incoming import read_incoming


def parse_job_ended(content: bytes | str, *, strict: bool = False) -> Job:
    """Read the body of `jobEnded`.

    Source: `#/webhooks/jobEnded/post`
    """
    found: Job = read_incoming("jobEnded", content, Job, strict=strict)
    return found


def parse_batch(content: bytes | str, *, strict: bool = False) -> list[Event]:
    """Read the body of `batch`.

    Source: `#/webhooks/batch/post`
    """
    found: list[Event] = read_incoming("batch", content, list[Event], strict=strict)
    return found


def parse_on_done(content: bytes | str, *, strict: bool = False) -> Job:
    """Read the body of `onDone`.

    A job has ended.

    Source: `#/paths/~1jobs/post/callbacks/onDone/{$request.body#~1hook}/post`
    """
    found: Job = read_incoming("onDone", content, Job, strict=strict)
    return found


def parse_on_progress(content: bytes | str, *, strict: bool = False) -> OnProgressPayload:
    """Read the body of `onProgress`.

    Source: `#/components/callbacks/Progress/{$request.body#~1hook}?progress/post`
    """
    found: OnProgressPayload = read_incoming("onProgress", content, OnProgressPayload, strict=strict)
    return found
