"""Every error that this package raises on purpose; all of them are ApiVideoError."""

from __future__ import annotations

from .runtime.errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    ConnectError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    Problem,
    RateLimitError,
    ServerError,
    TimeoutError,
    TransportError,
    UnprocessableError,
    UploadError,
    WaitTimeoutError,
    WebhookSignatureError,
)
from .runtime.errors import SdkError as ApiVideoError

__all__ = [
    "ApiError",
    "ApiVideoError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "DecodeError",
    "NotFoundError",
    "PermissionDeniedError",
    "Problem",
    "RateLimitError",
    "ServerError",
    "TimeoutError",
    "TransportError",
    "UnprocessableError",
    "UploadError",
    "WaitTimeoutError",
    "WebhookSignatureError",
]
