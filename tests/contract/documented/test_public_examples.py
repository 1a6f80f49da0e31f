"""The examples of the public documents, answered to the generated code: nothing crashes, and what fits is not lost.

Where an example does not fit the maintained document, `upstream_slips.yaml` says why; a line that nothing needs fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from apivideo_sdk import ApiError, UploadError
from apivideo_sdk.testing.likeness import assert_read
from apivideo_sdk.testing.plain import plain

from generator.document import load_document
from generator.ir.operations import Example
from generator.parse import parse_api
from generator.recordings.conformance.misfits import misfits
from generator.recordings.described import response_of
from generator.recordings.finding import starred
from tests.contract.documented.calls import Call, calls_of
from tests.contract.playing import described
from tests.reference import reference

DOCUMENTS = {name: reference(f"reference/documents/api.video-{name}.yaml") for name in ("2024-11", "2021-02")}
SLIPS = Path(__file__).with_name("upstream_slips.yaml")

pytestmark = pytest.mark.skipif(
    not all(file.exists() for file in DOCUMENTS.values()), reason="the public documents are not beside the checkout"
)


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """One example, and what became of it. mismatches: with the maintained document. lost: what models did not keep."""

    name: str
    mismatches: tuple[str, ...]
    lost: str
    issues: tuple[str, ...]


@cache
def replayed(document: str) -> Sequence[Replayed]:
    calls = calls_of(described().api)
    return tuple(replay(calls[call], status, example) for call, status, example in examples(document))


def examples(document: str) -> Iterator[tuple[tuple[str, str], int, Example]]:
    for operation in parse_api(load_document(DOCUMENTS[document], keep_going=True).root).operations:
        for response in operation.responses:
            for media_type in response.content:
                for example in media_type.examples:
                    yield (operation.method, operation.path), int(response.status), example


def replay(call: Call, status: int, example: Example) -> Replayed:
    content = json.dumps(example.value).encode()
    data, issues = read_back(call.send, status, content)
    assert (data, issues) == read_back(call.send_async, status, content)
    return Replayed(
        name=f"{call.operation.operation_id} {status} {example.name}",
        mismatches=tuple(dict.fromkeys(mismatches(call, status, example))),
        lost=difference(example.value, data),
        issues=issues,
    )


def read_back(send: Callable[[int, bytes], Any], status: int, content: bytes) -> tuple[Any, tuple[str, ...]]:
    """Give what the SDK read, as JSON, and what it reported. Whatever is no error of the API is a crash."""
    try:
        response = send(status, content)
    except (ApiError, UploadError) as error:
        refusal = error.error if isinstance(error, UploadError) else error
        assert isinstance(refusal, ApiError)
        assert status == refusal.status
        return refusal.body, ()
    data = response.data.response.data if hasattr(response.data, "response") else response.data
    return plain(data), tuple(str(issue) for issue in response.issues)


def mismatches(call: Call, status: int, example: Example) -> Iterator[str]:
    response = response_of(call.operation, status)
    if response is None:
        yield f"{call.operation.operation_id} {status} undeclared-status"
    elif response.content:
        for misfit in misfits(described(), f"{response.content[0].pointer}/schema", example.value, "response"):
            yield f"{call.operation.operation_id} {status} {misfit.rule} {starred(misfit.steps)}"


def difference(expected: Any, actual: Any) -> str:
    try:
        assert_read(expected, actual, "response")
    except AssertionError as error:
        return str(error)
    return ""


def slips(document: str) -> Sequence[str]:
    lines = yaml.safe_load(SLIPS.read_text(encoding="utf-8"))
    assert all(line["why"].strip() for line in lines)
    return [line["slip"] for line in lines if str(line["document"]) == document]


def fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), text) is not None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_mismatch_is_a_listed_slip(document: str) -> None:
    found = {mismatch for one in replayed(document) for mismatch in one.mismatches}

    assert [] == sorted(one for one in found if not any(fits(slip, one) for slip in slips(document)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_listed_slip_is_needed(document: str) -> None:
    found = {mismatch for one in replayed(document) for mismatch in one.mismatches}

    assert [] == [slip for slip in slips(document) if not any(fits(slip, one) for one in found)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_example_that_fits_is_read_without_loss_or_complaint(document: str) -> None:
    fitting = [one for one in replayed(document) if not one.mismatches]

    assert [] == [(one.name, one.lost, one.issues) for one in fitting if one.lost or one.issues]


@pytest.mark.parametrize(("document", "exact", "total"), [("2024-11", 172, 173), ("2021-02", 57, 68)])
def test_examples_come_out_as_they_went_in(document: str, exact: int, total: int) -> None:
    outcomes = [not one.lost for one in replayed(document)]

    assert (exact, total) == (sum(outcomes), len(outcomes))
