"""Where in the package the names stand that generated code takes from hand-written modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.targets.python.package.imports import Import

RUNTIME_MODULES: Final[Mapping[str, str]] = {
    "Answer": ".runtime.operation",
    "ApiDefinition": ".runtime.operation",
    "AsyncClient": ".runtime.client",
    "AsyncPage": ".runtime.pages",
    "AsyncPages": ".runtime.pages",
    "AsyncResource": ".runtime.resource",
    "AsyncUploadSession": ".runtime.upload_session",
    "Backoff": ".runtime.waiting",
    "Body": ".runtime.operation",
    "ChunkUpload": ".runtime.operation",
    "FileInput": ".runtime.files",
    "Hooks": ".runtime.hooks",
    "Instant": ".runtime.models",
    "KeyExchange": ".runtime.operation",
    "KeyScheme": ".runtime.operation",
    "Model": ".runtime.models",
    "OnProgress": ".runtime.progress",
    "OpenIntEnum": ".runtime.models",
    "OpenStrEnum": ".runtime.models",
    "Operation": ".runtime.operation",
    "Options": ".runtime.options",
    "Page": ".runtime.pages",
    "PagedOperation": ".runtime.operation",
    "Pagination": ".runtime.operation",
    "Progress": ".runtime.progress",
    "RateLimit": ".runtime.rate_limit",
    "Resource": ".runtime.resource",
    "Response": ".runtime.response",
    "Resume": ".runtime.upload_state",
    "RetryPolicy": ".runtime.retry",
    "Style": ".runtime.operation",
    "SyncClient": ".runtime.client",
    "UNSET": ".runtime.models",
    "UnsetType": ".runtime.models",
    "UploadSession": ".runtime.upload_session",
    "UploadState": ".runtime.upload_state",
    "additional_members": ".runtime.models",
    "async_page_response": ".runtime.response",
    "async_with_response": ".runtime.response",
    "field": ".runtime.models",
    "page_response": ".runtime.response",
    "problems": ".runtime.operation",
    "progress_bar": ".runtime.progress_bar",
    "union": ".runtime.unions",
    "with_response": ".runtime.response",
}
"""Module of each name, relative to the package."""

ANNOTATIONS_ALONE: Final = frozenset({"AsyncUploadSession", "OnProgress", "Resume", "UploadSession"})
"""Names that stand in annotations of resources alone: their modules are loaded when something is uploaded."""


def runtime_import(name: str, *, alias: str = "") -> Import:
    """Import a name of the runtime. Raises KeyError for one that the table does not have."""
    return Import(module=RUNTIME_MODULES[name], name=name, alias=alias)


def runtime_imports(*names: str) -> frozenset[Import]:
    """Import several names of the runtime."""
    return frozenset(runtime_import(name) for name in names)
