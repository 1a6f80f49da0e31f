"""Which part of an upload by parts is refused, and why."""

from __future__ import annotations

from ..base.settings import UploadLimits
from ..base.spans import Spans, highest, overlaps
from ..base.upload_problems import upload_refusal
from .content_range import OnePart

_BY_PART = "video-content-range-by-part"


def check_part(part: OnePart, size: int, sent: Spans, total: int | None, limits: UploadLimits) -> None:
    """Refuse a part that cannot be taken. Raises ProblemError.

    size: of its file. sent: the numbers of the parts that were taken before. total: how many there are, if told before.
    """
    _check_numbers(part, limits)
    if overlaps(sent, part.number, part.number):
        raise upload_refusal(f"{_BY_PART}-part-already-sent")
    _check_total(part, sent, total)
    if size < limits.smallest_part and part.number != (part.total or total):
        raise upload_refusal(f"{_BY_PART}-uploaded-file-too-small")


def _check_numbers(part: OnePart, limits: UploadLimits) -> None:
    if part.number == 0:
        raise upload_refusal(f"{_BY_PART}-part-zero")
    if part.total == 0:
        raise upload_refusal(f"{_BY_PART}-total-parts-zero")
    if part.total is not None and part.total > limits.most_parts:
        raise upload_refusal(f"{_BY_PART}-total-parts-too-high")
    if part.number > limits.most_parts:
        raise upload_refusal(f"{_BY_PART}-part-too-high-allowed")


def _check_total(part: OnePart, sent: Spans, total: int | None) -> None:
    if total is not None and part.total not in {None, total}:
        raise upload_refusal(f"{_BY_PART}-different-total-parts")
    known = part.total or total
    if known is not None and part.number > known:
        raise upload_refusal(f"{_BY_PART}-part-too-high-total")
    if total is None and part.total is not None and highest(sent) >= part.total:
        raise upload_refusal(f"{_BY_PART}-total-parts-too-low")
