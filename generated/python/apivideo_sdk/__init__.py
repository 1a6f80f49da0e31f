"""Typed Python client of api.video."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import ApiVideo as ApiVideo
    from .client import AsyncApiVideo as AsyncApiVideo
    from .errors import ApiError as ApiError
    from .errors import ApiVideoError as ApiVideoError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConflictError as ConflictError
    from .errors import ConnectError as ConnectError
    from .errors import DecodeError as DecodeError
    from .errors import NotFoundError as NotFoundError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import ServerError as ServerError
    from .errors import TimeoutError as TimeoutError
    from .errors import TransportError as TransportError
    from .errors import UnprocessableError as UnprocessableError
    from .errors import UploadError as UploadError
    from .errors import WaitTimeoutError as WaitTimeoutError
    from .errors import WebhookSignatureError as WebhookSignatureError
    from .extensions.origin import Origin as Origin
    from .runtime.files import FileInput as FileInput
    from .runtime.hooks import Hooks as Hooks
    from .runtime.models import UNSET as UNSET
    from .runtime.models import UnsetType as UnsetType
    from .runtime.options import Options as Options
    from .runtime.pages import AsyncPage as AsyncPage
    from .runtime.pages import AsyncPages as AsyncPages
    from .runtime.pages import Page as Page
    from .runtime.rate_limit import RateLimit as RateLimit
    from .runtime.response import Response as Response
    from .runtime.retry import RetryPolicy as RetryPolicy

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "ApiError",
    "ApiVideo",
    "ApiVideoError",
    "AsyncApiVideo",
    "AsyncPage",
    "AsyncPages",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "DecodeError",
    "FileInput",
    "Hooks",
    "NotFoundError",
    "Options",
    "Origin",
    "Page",
    "PermissionDeniedError",
    "RateLimit",
    "RateLimitError",
    "Response",
    "RetryPolicy",
    "ServerError",
    "TimeoutError",
    "TransportError",
    "UnprocessableError",
    "UnsetType",
    "UploadError",
    "WaitTimeoutError",
    "WebhookSignatureError",
]

_PLACES = {
    "UNSET": (".runtime.models", "UNSET"),
    "ApiError": (".errors", "ApiError"),
    "ApiVideo": (".client", "ApiVideo"),
    "ApiVideoError": (".errors", "ApiVideoError"),
    "AsyncApiVideo": (".client", "AsyncApiVideo"),
    "AsyncPage": (".runtime.pages", "AsyncPage"),
    "AsyncPages": (".runtime.pages", "AsyncPages"),
    "AuthenticationError": (".errors", "AuthenticationError"),
    "BadRequestError": (".errors", "BadRequestError"),
    "ConfigurationError": (".errors", "ConfigurationError"),
    "ConflictError": (".errors", "ConflictError"),
    "ConnectError": (".errors", "ConnectError"),
    "DecodeError": (".errors", "DecodeError"),
    "FileInput": (".runtime.files", "FileInput"),
    "Hooks": (".runtime.hooks", "Hooks"),
    "NotFoundError": (".errors", "NotFoundError"),
    "Options": (".runtime.options", "Options"),
    "Origin": (".extensions.origin", "Origin"),
    "Page": (".runtime.pages", "Page"),
    "PermissionDeniedError": (".errors", "PermissionDeniedError"),
    "RateLimit": (".runtime.rate_limit", "RateLimit"),
    "RateLimitError": (".errors", "RateLimitError"),
    "Response": (".runtime.response", "Response"),
    "RetryPolicy": (".runtime.retry", "RetryPolicy"),
    "ServerError": (".errors", "ServerError"),
    "TimeoutError": (".errors", "TimeoutError"),
    "TransportError": (".errors", "TransportError"),
    "UnprocessableError": (".errors", "UnprocessableError"),
    "UnsetType": (".runtime.models", "UnsetType"),
    "UploadError": (".errors", "UploadError"),
    "WaitTimeoutError": (".errors", "WaitTimeoutError"),
    "WebhookSignatureError": (".errors", "WebhookSignatureError"),
}
_MODULES = ("client", "errors", "models", "resources", "testing")


def __getattr__(name: str) -> object:
    """Load a name, or a module of the package, when it is first asked for."""
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, origin = _PLACES[name]
    value = globals()[name] = getattr(import_module(module, __name__), origin)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES, *_MODULES})
