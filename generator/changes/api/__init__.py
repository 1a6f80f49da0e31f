"""Two documents compared by what they mean: two `Api` values in, a tuple of `Change` values out.

`operations` finds what stands for what (by method and path, whatever its parameters are called) and asks one module
an area: `parameters`, `content`, `responses`, `calls`, `security`, `lifecycle`, `hints`; `webhooks` and
`about` look at the rest. `changes/schemas/walk` goes through two schemas at once, and is called for each place of each
operation where one stands. A change is reported once for each operation it shows in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.changes.api.about import compare_about, compare_api_servers, compare_components
from generator.changes.api.operations import compare_operations
from generator.changes.api.security import compare_global_security, compare_schemes
from generator.changes.api.webhooks import compare_webhooks
from generator.changes.change import Change
from generator.changes.documents import Documents, Examples, documents_of
from generator.ir.api import Api

__all__ = ["compare_apis"]


def compare_apis(
    base: Api, revision: Api, *, today: date | None = None, examples: Examples | None = None
) -> tuple[Change, ...]:
    """Give all changes from one document to another, in the order of the documents.

    today: the day that dates of sunset are compared with; without it no such day has come. examples: judges those of
    the base, which are not compared otherwise.
    """
    documents = documents_of(base, revision, today, examples)
    return tuple(dict.fromkeys(_changes(documents)))


def _changes(documents: Documents) -> Iterator[Change]:
    yield from compare_about(documents)
    yield from compare_api_servers(documents)
    yield from compare_schemes(documents)
    yield from compare_global_security(documents)
    yield from compare_operations(documents)
    yield from compare_webhooks(documents)
    yield from compare_components(documents)
