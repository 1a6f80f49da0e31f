"""Names that generated code may not give away: they stand for something else where the name would appear."""

from __future__ import annotations

import builtins
from typing import Final

ERROR_CLASSES: Final = frozenset(
    {
        "ApiError",
        "AuthenticationError",
        "BadRequestError",
        "ConfigurationError",
        "ConflictError",
        "ConnectError",
        "ConnectionLostError",
        "DecodeError",
        "NotFoundError",
        "PermissionDeniedError",
        "RateLimitError",
        "SdkError",
        "ServerError",
        "StreamError",
        "TimeoutError",
        "TransportError",
        "UploadError",
        "WaitTimeoutError",
        "WebhookSignatureError",
    }
)

IMPORTED_CLASSES: Final = frozenset(
    {
        "API",
        "ResponseSpec",
        "Any",
        "ApiDefinition",
        "Arguments",
        "AsyncCaller",
        "AsyncClient",
        "AsyncIterable",
        "AsyncPage",
        "AsyncPages",
        "AsyncResource",
        "AsyncStream",
        "AsyncUploadSession",
        "Awaitable",
        "Body",
        "Callable",
        "Decimal",
        "Caller",
        "ChunkUpload",
        "Exchange",
        "FileInput",
        "Final",
        "Generic",
        "Instant",
        "Iterable",
        "Iterator",
        "KeyExchange",
        "KeyScheme",
        "List",
        "Literal",
        "Mapping",
        "Model",
        "NotRequired",
        "OnProgress",
        "OpenIntEnum",
        "OpenStrEnum",
        "Operation",
        "Optional",
        "Options",
        "Page",
        "PagedOperation",
        "Pagination",
        "Path",
        "Required",
        "Resource",
        "Response",
        "Resume",
        "Self",
        "Sequence",
        "ServerSentEvent",
        "Stream",
        "Streaming",
        "Style",
        "TYPE_CHECKING",
        "SyncClient",
        "TypeAlias",
        "TypedDict",
        "TypeVar",
        "UNSET",
        "UUID",
        "Union",
        "UnknownVariant",
        "UnsetType",
        "UploadSession",
    }
)
"""What generated modules import, or may come to import, beside the models."""

TYPE_NAMES: Final = ERROR_CLASSES | IMPORTED_CLASSES | frozenset(name for name in dir(builtins) if name[0].isupper())
"""A schema of one of these names gets another (`Response` becomes `ResponseModel`)."""

SCOPED_TYPES: Final = frozenset({"bool", "bytes", "date", "datetime", "dict", "float", "int", "list", "str"})
"""Lower-case types in annotations: a field or method of the same name hides them in its class."""

MODEL_MEMBERS: Final = frozenset(
    {"additional", "builtins", "dt", "from_dict", "from_json", "replace", "self", "to_dict", "to_json"}
)
"""What a field may not be called: members of the runtime's `Model`, and modules that annotations name."""

CLIENT_MEMBERS: Final = frozenset(
    {
        "aclose",
        "api",
        "auth",
        "base_url",
        "caller",
        "close",
        "definition",
        "environment",
        "headers",
        "hooks",
        "open_response",
        "options",
        "rate_limit",
        "raw",
        "request",
        "retries",
        "self",
        "strict",
        "timeout",
        "transport",
        "with_options",
        "with_response",
    }
)
"""What the namespace of a tag may not be called: members of the clients."""

CLIENT_OPTIONS: Final = frozenset(
    {
        "api_key",
        "auth",
        "base_url",
        "credentials",
        "environment",
        "headers",
        "hooks",
        "http_client",
        "options",
        "pace",
        "proxy",
        "retries",
        "self",
        "strict",
        "timeout",
        "transport",
        "variables",
    }
)
"""What a variable of the address may not be called: options that every client takes."""

RESOURCE_MEMBERS: Final = frozenset({"builtins", "caller", "dt", "with_response"})
"""What a method may not be called: members of the runtime's `Resource`, and modules that annotations name."""

ARGUMENTS: Final = frozenset({"options", "self"})
"""What an argument may not be called: every method has these itself."""

UPLOAD_ARGUMENTS: Final = frozenset({"chunk_size", "concurrency", "on_progress", "resume"})
"""What an argument of an upload in parts may not be called either."""

MODEL_MODULES: Final = ("shared", "webhooks", "other")
"""Modules of models that no tag gives its name to."""
