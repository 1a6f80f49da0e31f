"""Which examples of the document the generated tests read: those whose payload lies among the package's tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ir.operations import Operation, Response
from generator.targets.python.tests.sample_responses import json_content, representative_status


@dataclass(frozen=True, slots=True)
class Payloads:
    """The payloads that generated tests answer with: (status, content)."""

    payloads: frozenset[tuple[str, bytes]]

    def names(self, operation: Operation, response: Response) -> Iterator[str]:
        """Give the names of a response's examples that a test reads."""
        status = representative_status(response.status, [one.status for one in operation.responses])
        for media_type in response.content:
            for example in media_type.examples:
                if (str(status), json_content(example.value)) in self.payloads:
                    yield example.name


def read_payloads(package: Path) -> Payloads:
    """Read the payloads of a generated package's tests; none where the package has not been made."""
    files = (package / "tests" / "payloads").glob("*.json")
    return Payloads(
        frozenset(
            (_status(name), json_content(value))
            for file in files
            for name, value in json.loads(file.read_bytes()).items()
        )
    )


def _status(name: str) -> str:
    """Give the status of a payload: that of `list/200-empty` is 200."""
    return name.rpartition("/")[2].partition("-")[0]
