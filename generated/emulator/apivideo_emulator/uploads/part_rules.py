"""Which part of an upload by parts, or range of one by bytes, is refused, and why."""

from __future__ import annotations

from ..base.settings import UploadLimits
from ..base.spans import Spans, highest, overlaps
from ..base.upload_problems import upload_refusal
from .content_range import OnePart, UploadedRange

_BY_PART = "video-content-range-by-part"


def check_part(part: OnePart, size: int, sent: Spans, total: int | None, limits: UploadLimits) -> None:
    """Refuse a part that cannot be taken. Raises ProblemError.

    size: of its file. sent: the numbers of the parts that were taken before. total: how many, if known before.
    """
    _check_numbers(part, limits)
    if overlaps(sent, part.number, part.number):
        raise upload_refusal(f"{_BY_PART}-part-already-sent")
    _check_total_parts(part, sent, total)
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


def _check_total_parts(part: OnePart, sent: Spans, total: int | None) -> None:
    if total is not None and part.total not in {None, total}:
        raise upload_refusal(f"{_BY_PART}-different-total-parts")
    known = part.total or total
    if known is not None and part.number > known:
        raise upload_refusal(f"{_BY_PART}-part-too-high-total")
    if total is None and part.total is not None and highest(sent) >= part.total:
        raise upload_refusal(f"{_BY_PART}-total-parts-too-low")


_BY_BYTES = "video-content-range-by-bytes"


def check_range(span: UploadedRange, size: int, sent: Spans, total: int | None, limits: UploadLimits) -> None:
    """Refuse a range that cannot be taken. Raises ProblemError.

    size: of its file. sent: the bytes that were taken before. total: bytes of the whole file, if known before.
    """
    _check_bounds(span, limits)
    _check_total_bytes(span, sent, total)
    if overlaps(sent, span.first, span.last):
        raise upload_refusal(f"{_BY_BYTES}-range-overlap")
    _check_length(span, size, span.total or total, limits)


def _check_bounds(span: UploadedRange, limits: UploadLimits) -> None:
    if span.total == 0:
        raise upload_refusal(f"{_BY_BYTES}-total-bytes-zero")
    if span.first > span.last:
        raise upload_refusal(f"{_BY_BYTES}-from-byte-too-high")
    if span.total is not None and span.total > limits.longest_video:
        raise upload_refusal(f"{_BY_BYTES}-total-bytes-too-high")
    if span.last >= limits.longest_video:
        raise upload_refusal(f"{_BY_BYTES}-to-byte-too-high-allowed")


def _check_total_bytes(span: UploadedRange, sent: Spans, total: int | None) -> None:
    if total is not None and span.total not in {None, total}:
        raise upload_refusal(f"{_BY_BYTES}-different-total-bytes")
    known = span.total or total
    if known is not None and span.last >= known:
        raise upload_refusal(f"{_BY_BYTES}-to-byte-too-high-total")
    if total is None and span.total is not None and highest(sent) >= span.total:
        raise upload_refusal(f"{_BY_BYTES}-total-bytes-too-low")


def _check_length(span: UploadedRange, size: int, total: int | None, limits: UploadLimits) -> None:
    if span.length > limits.longest_range:
        raise upload_refusal(f"{_BY_BYTES}-range-too-large")
    is_last = total is not None and span.last == total - 1
    if span.length < limits.smallest_part and not is_last:
        raise upload_refusal(f"{_BY_BYTES}-range-too-small")
    if size != span.length:
        raise upload_refusal(f"{_BY_BYTES}-range-mismatch")
