"""Where in the package the names stand that generated code takes from hand-written modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.targets.python.package.imports import Import

RUNTIME_MODULES: Final[Mapping[str, str]] = {
    "ResponseSpec": ".runtime.operation",
    "ApiDefinition": ".runtime.operation",
    "Arguments": ".runtime.call.arguments",
    "AsyncClient": ".runtime.client",
    "AsyncClientOptions": ".runtime.client",
    "AsyncPage": ".runtime.call.pages",
    "AsyncPages": ".runtime.call.pages",
    "AsyncResource": ".runtime.resource",
    "AsyncStream": ".runtime.streams.stream",
    "AsyncStreamedResponse": ".runtime.streams.streamed_response",
    "AsyncUploadSession": ".runtime.transfer.upload.session",
    "Backoff": ".runtime.call.waiting",
    "Body": ".runtime.operation",
    "ChunkUpload": ".runtime.operation",
    "Auth": ".runtime.auth.schemes",
    "AuthorizationCode": ".runtime.auth.grants",
    "Certificate": ".runtime.operation",
    "ClientCertificate": ".runtime.auth.credentials",
    "ClientCredentials": ".runtime.auth.oauth",
    "Credential": ".runtime.call.sign_in",
    "DeviceCode": ".runtime.auth.grants",
    "DevicePrompt": ".runtime.auth.grants",
    "LoopbackRedirect": ".runtime.auth.browser",
    "OAuth": ".runtime.operation",
    "RefreshToken": ".runtime.auth.oauth",
    "FileInput": ".runtime.request.files",
    "Hooks": ".runtime.call.hooks",
    "Instant": ".runtime.values.models",
    "KeyExchange": ".runtime.operation",
    "KeyScheme": ".runtime.operation",
    "Model": ".runtime.values.models",
    "OnProgress": ".runtime.request.progress",
    "OpenIntEnum": ".runtime.values.models",
    "OpenStrEnum": ".runtime.values.models",
    "Operation": ".runtime.operation",
    "Options": ".runtime.options",
    "Page": ".runtime.call.pages",
    "PagedOperation": ".runtime.operation",
    "Pagination": ".runtime.operation",
    "Querystring": ".runtime.operation",
    "Progress": ".runtime.request.progress",
    "RateLimit": ".runtime.rate_limit",
    "Resource": ".runtime.resource",
    "Response": ".runtime.response.response",
    "Resume": ".runtime.transfer.upload.state",
    "RetryPolicy": ".runtime.retry",
    "Server": ".runtime.operation",
    "ServerVariable": ".runtime.operation",
    "ServerSentEvent": ".runtime.streams.framing",
    "Stream": ".runtime.streams.stream",
    "StreamedResponse": ".runtime.streams.streamed_response",
    "Streaming": ".runtime.operation",
    "Style": ".runtime.operation",
    "SyncClient": ".runtime.client",
    "SyncClientOptions": ".runtime.client",
    "UNSET": ".runtime.values.models",
    "UnsetType": ".runtime.values.models",
    "UploadSession": ".runtime.transfer.upload.session",
    "UploadState": ".runtime.transfer.upload.state",
    "additional_members": ".runtime.values.models",
    "async_page_response": ".runtime.response.response",
    "async_with_response": ".runtime.response.response",
    "coded_name": ".runtime.values.models",
    "constant": ".runtime.values.models",
    "field": ".runtime.values.models",
    "page_response": ".runtime.response.response",
    "problems": ".runtime.operation",
    "progress_bar": ".runtime.transfer.progress_bar",
    "union": ".runtime.values.unions",
    "with_response": ".runtime.response.response",
}
"""Module of each name, relative to the package."""

ANNOTATIONS_ALONE: Final = frozenset(
    {"AsyncStream", "AsyncUploadSession", "OnProgress", "Resume", "ServerSentEvent", "Stream", "UploadSession"}
)
"""Names that stand in annotations of resources alone: their modules are loaded when something is sent or streamed."""


def runtime_import(name: str, *, alias: str = "") -> Import:
    """Import a name of the runtime. Raises KeyError for one that the table does not have."""
    return Import(module=RUNTIME_MODULES[name], name=name, alias=alias)


def runtime_imports(*names: str) -> frozenset[Import]:
    """Import several names of the runtime."""
    return frozenset(runtime_import(name) for name in names)
