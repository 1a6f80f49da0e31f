"""Two documents compared by what they mean: two `Api` values in, a tuple of `Change` values out.

`operations` finds what stands for what (by method and path, whatever its parameters are called) and asks one module
an area: `parameters`, `bodies`, `responses`, `headers`, `security`, `servers`, `lifecycle`, `hints`; `webhooks`,
`components` and `about` look at the rest. `schemas/walk` goes through two schemas at once, and is called for each
place of each operation where one stands. A rule is a small function that is given a `Place` and both sides, and
yields changes; its id is that of oasdiff where there is one, and in the same style where not.

A change is told once for each operation it shows in; its `subject` begins with the operation. May import ir, problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.diff.about import compare_about
from generator.diff.change import Change
from generator.diff.components import compare_components
from generator.diff.operations import compare_operations
from generator.diff.security import compare_global_security, compare_schemes
from generator.diff.servers import compare_api_servers
from generator.diff.unchanged import Documents, documents_of
from generator.diff.webhooks import compare_webhooks
from generator.ir.api import Api

__all__ = ["compare_apis"]


def compare_apis(base: Api, revision: Api, *, today: date | None = None) -> tuple[Change, ...]:
    """Give all changes from one document to another, in the order of the documents.

    today: the day that dates of sunset are held against; without it no such day has come.
    """
    documents = documents_of(base, revision, today)
    return tuple(dict.fromkeys(_changes(documents)))


def _changes(documents: Documents) -> Iterator[Change]:
    yield from compare_about(documents)
    yield from compare_api_servers(documents)
    yield from compare_schemes(documents)
    yield from compare_global_security(documents)
    yield from compare_operations(documents)
    yield from compare_webhooks(documents)
    yield from compare_components(documents)
