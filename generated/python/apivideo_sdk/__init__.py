"""Typed Python client of api.video."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import client as client
    from . import errors as errors
    from . import models as models
    from . import resources as resources
    from . import testing as testing
    from .client import ApiVideo as ApiVideo
    from .client import AsyncApiVideo as AsyncApiVideo
    from .errors import ApiError as ApiError
    from .errors import ApiVideoError as ApiVideoError
    from .errors import ArgumentError as ArgumentError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConflictError as ConflictError
    from .errors import ConnectError as ConnectError
    from .errors import ConnectionLostError as ConnectionLostError
    from .errors import DeadlineError as DeadlineError
    from .errors import DecodeError as DecodeError
    from .errors import FileError as FileError
    from .errors import NotFoundError as NotFoundError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import ResponseTooLargeError as ResponseTooLargeError
    from .errors import ServerError as ServerError
    from .errors import StreamError as StreamError
    from .errors import TimeoutError as TimeoutError
    from .errors import TransportError as TransportError
    from .errors import UnprocessableError as UnprocessableError
    from .errors import UploadError as UploadError
    from .errors import WaitTimeoutError as WaitTimeoutError
    from .errors import WebhookSignatureError as WebhookSignatureError
    from .extensions.origin import Origin as Origin
    from .extensions.reports.plan import ReportPlan as ReportPlan
    from .extensions.reports.retention import Retention as Retention
    from .extensions.reports.rows import Report as Report
    from .extensions.reports.rows import ReportRow as ReportRow
    from .extensions.video_status import EncodingError as EncodingError
    from .extensions.video_status import VideoProgress as VideoProgress
    from .extensions.webhook_signatures import verify_webhook as verify_webhook
    from .extensions.webhooks import UnknownEvent as UnknownEvent
    from .extensions.webhooks import WebhookEvent as WebhookEvent
    from .extensions.webhooks import parse_webhook as parse_webhook
    from .extensions.webhooks import parse_webhook_request as parse_webhook_request
    from .runtime.call.hooks import Hooks as Hooks
    from .runtime.call.pages import AsyncPage as AsyncPage
    from .runtime.call.pages import AsyncPages as AsyncPages
    from .runtime.call.pages import Page as Page
    from .runtime.call.waiting import Backoff as Backoff
    from .runtime.options import Options as Options
    from .runtime.rate_limit import RateLimit as RateLimit
    from .runtime.request.files import FileInput as FileInput
    from .runtime.request.progress import OnProgress as OnProgress
    from .runtime.request.progress import Progress as Progress
    from .runtime.response.response import Response as Response
    from .runtime.retry import RetryPolicy as RetryPolicy
    from .runtime.streams.framing import ServerSentEvent as ServerSentEvent
    from .runtime.streams.stream import AsyncStream as AsyncStream
    from .runtime.streams.stream import Stream as Stream
    from .runtime.streams.streamed_response import AsyncStreamedResponse as AsyncStreamedResponse
    from .runtime.streams.streamed_response import StreamedResponse as StreamedResponse
    from .runtime.transfer.progress_bar import progress_bar as progress_bar
    from .runtime.transfer.upload.session import AsyncUploadSession as AsyncUploadSession
    from .runtime.transfer.upload.session import UploadSession as UploadSession
    from .runtime.transfer.upload.state import Resume as Resume
    from .runtime.transfer.upload.state import UploadState as UploadState
    from .runtime.values.models import UNSET as UNSET
    from .runtime.values.models import UnsetType as UnsetType

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "ApiError",
    "ApiVideo",
    "ApiVideoError",
    "ArgumentError",
    "AsyncApiVideo",
    "AsyncPage",
    "AsyncPages",
    "AsyncStream",
    "AsyncStreamedResponse",
    "AsyncUploadSession",
    "AuthenticationError",
    "Backoff",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "DeadlineError",
    "DecodeError",
    "EncodingError",
    "FileError",
    "FileInput",
    "Hooks",
    "NotFoundError",
    "OnProgress",
    "Options",
    "Origin",
    "Page",
    "PermissionDeniedError",
    "Progress",
    "RateLimit",
    "RateLimitError",
    "Report",
    "ReportPlan",
    "ReportRow",
    "Response",
    "ResponseTooLargeError",
    "Resume",
    "Retention",
    "RetryPolicy",
    "ServerError",
    "ServerSentEvent",
    "Stream",
    "StreamError",
    "StreamedResponse",
    "TimeoutError",
    "TransportError",
    "UnknownEvent",
    "UnprocessableError",
    "UnsetType",
    "UploadError",
    "UploadSession",
    "UploadState",
    "VideoProgress",
    "WaitTimeoutError",
    "WebhookEvent",
    "WebhookSignatureError",
    "parse_webhook",
    "parse_webhook_request",
    "progress_bar",
    "verify_webhook",
]

_PLACES = {
    "UNSET": (".runtime.values.models", "UNSET"),
    "ApiError": (".errors", "ApiError"),
    "ApiVideo": (".client", "ApiVideo"),
    "ApiVideoError": (".errors", "ApiVideoError"),
    "ArgumentError": (".errors", "ArgumentError"),
    "AsyncApiVideo": (".client", "AsyncApiVideo"),
    "AsyncPage": (".runtime.call.pages", "AsyncPage"),
    "AsyncPages": (".runtime.call.pages", "AsyncPages"),
    "AsyncStream": (".runtime.streams.stream", "AsyncStream"),
    "AsyncStreamedResponse": (".runtime.streams.streamed_response", "AsyncStreamedResponse"),
    "AsyncUploadSession": (".runtime.transfer.upload.session", "AsyncUploadSession"),
    "AuthenticationError": (".errors", "AuthenticationError"),
    "Backoff": (".runtime.call.waiting", "Backoff"),
    "BadRequestError": (".errors", "BadRequestError"),
    "ConfigurationError": (".errors", "ConfigurationError"),
    "ConflictError": (".errors", "ConflictError"),
    "ConnectError": (".errors", "ConnectError"),
    "ConnectionLostError": (".errors", "ConnectionLostError"),
    "DeadlineError": (".errors", "DeadlineError"),
    "DecodeError": (".errors", "DecodeError"),
    "EncodingError": (".extensions.video_status", "EncodingError"),
    "FileError": (".errors", "FileError"),
    "FileInput": (".runtime.request.files", "FileInput"),
    "Hooks": (".runtime.call.hooks", "Hooks"),
    "NotFoundError": (".errors", "NotFoundError"),
    "OnProgress": (".runtime.request.progress", "OnProgress"),
    "Options": (".runtime.options", "Options"),
    "Origin": (".extensions.origin", "Origin"),
    "Page": (".runtime.call.pages", "Page"),
    "PermissionDeniedError": (".errors", "PermissionDeniedError"),
    "Progress": (".runtime.request.progress", "Progress"),
    "RateLimit": (".runtime.rate_limit", "RateLimit"),
    "RateLimitError": (".errors", "RateLimitError"),
    "Report": (".extensions.reports.rows", "Report"),
    "ReportPlan": (".extensions.reports.plan", "ReportPlan"),
    "ReportRow": (".extensions.reports.rows", "ReportRow"),
    "Response": (".runtime.response.response", "Response"),
    "ResponseTooLargeError": (".errors", "ResponseTooLargeError"),
    "Resume": (".runtime.transfer.upload.state", "Resume"),
    "Retention": (".extensions.reports.retention", "Retention"),
    "RetryPolicy": (".runtime.retry", "RetryPolicy"),
    "ServerError": (".errors", "ServerError"),
    "ServerSentEvent": (".runtime.streams.framing", "ServerSentEvent"),
    "Stream": (".runtime.streams.stream", "Stream"),
    "StreamError": (".errors", "StreamError"),
    "StreamedResponse": (".runtime.streams.streamed_response", "StreamedResponse"),
    "TimeoutError": (".errors", "TimeoutError"),
    "TransportError": (".errors", "TransportError"),
    "UnknownEvent": (".extensions.webhooks", "UnknownEvent"),
    "UnprocessableError": (".errors", "UnprocessableError"),
    "UnsetType": (".runtime.values.models", "UnsetType"),
    "UploadError": (".errors", "UploadError"),
    "UploadSession": (".runtime.transfer.upload.session", "UploadSession"),
    "UploadState": (".runtime.transfer.upload.state", "UploadState"),
    "VideoProgress": (".extensions.video_status", "VideoProgress"),
    "WaitTimeoutError": (".errors", "WaitTimeoutError"),
    "WebhookEvent": (".extensions.webhooks", "WebhookEvent"),
    "WebhookSignatureError": (".errors", "WebhookSignatureError"),
    "parse_webhook": (".extensions.webhooks", "parse_webhook"),
    "parse_webhook_request": (".extensions.webhooks", "parse_webhook_request"),
    "progress_bar": (".runtime.transfer.progress_bar", "progress_bar"),
    "verify_webhook": (".extensions.webhook_signatures", "verify_webhook"),
}
_MODULES = ("client", "errors", "models", "resources", "testing")

if not TYPE_CHECKING:  # a type checker knows the names from above, and reports a misspelt one

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
