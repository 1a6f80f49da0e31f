"""What can be imported from the package itself: loaded on first use, so that importing the package costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.ir.schemas import OneOfSchema
from generator.targets.python.names.names import Names
from generator.targets.python.package.package import Export
from generator.targets.python.package.reserved import TYPE_NAMES
from generator.targets.python.package.runtime_names import RUNTIME_MODULES
from generator.targets.settings import TargetSettings

ERRORS: Final = (
    "ApiError",
    "ArgumentError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "DeadlineError",
    "DecodeError",
    "FileError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseTooLargeError",
    "ServerError",
    "StreamError",
    "TimeoutError",
    "TransportError",
    "UnprocessableError",
    "UploadError",
    "WaitTimeoutError",
    "WebhookSignatureError",
)
_RUNTIME: Final = (
    "AsyncPage",
    "AsyncPages",
    "AsyncStream",
    "AsyncStreamedResponse",
    "AsyncUploadSession",
    "Backoff",
    "FileInput",
    "Hooks",
    "OnProgress",
    "Options",
    "Page",
    "Progress",
    "RateLimit",
    "Response",
    "Resume",
    "RetryPolicy",
    "ServerSentEvent",
    "Stream",
    "StreamedResponse",
    "UNSET",
    "UnsetType",
    "UploadSession",
    "UploadState",
    "progress_bar",
)
_SIGNING_IN: Final = ("Auth", "Credential")
_GRANTS: Final = (
    "AuthorizationCode",
    "ClientCredentials",
    "DeviceCode",
    "DevicePrompt",
    "LoopbackRedirect",
    "RefreshToken",
)


def error_name(settings: TargetSettings) -> str:
    """The base class of all errors, named after the client: `ApiVideoError`."""
    name = f"{settings.client}Error"
    return f"{settings.client}SdkError" if name in TYPE_NAMES or name in ERRORS else name


def view_exports(
    settings: TargetSettings, exports: Mapping[str, str], kinds: Iterable[str], names: Names
) -> tuple[Export, ...]:
    """Clients, errors, what calls take and give, and what layers export, sorted by name.

    kinds: of credentials that clients take as arguments; what makes them is exported too.
    """
    modules: dict[str, tuple[str, str]] = dict.fromkeys((*ERRORS, error_name(settings)), ("errors", ""))
    modules |= {
        name: (RUNTIME_MODULES[name].removeprefix("."), "")
        for name in (*_RUNTIME, *_credentials(frozenset(kinds)), *_of_unions(names))
    }
    modules |= dict.fromkeys(settings.clients, ("client", ""))
    for name, place in exports.items():
        module, _, origin = place.partition(":")
        modules[name] = (f"extensions.{module}", origin)
    return tuple(
        _export(name, module, origin or name) for name, (module, origin) in sorted(modules.items(), key=_order)
    )


def _credentials(kinds: frozenset[str]) -> Iterator[str]:
    yield from _SIGNING_IN if kinds else ()
    yield from _GRANTS if "OAuth" in kinds else ()
    yield from ("ClientCertificate",) if "Certificate" in kinds else ()


def _of_unions(names: Names) -> Iterator[str]:
    schemas = (declaration.schema for declaration in names.types.declarations)
    if any(isinstance(schema, OneOfSchema) and names.shapes.has_unknown(schema) for schema in schemas):
        yield "UnknownVariant"


def _order(item: tuple[str, object]) -> tuple[bool, str]:
    """Constants before classes, as sorted exports are."""
    return not item[0].isupper(), item[0]


def _export(name: str, module: str, origin: str) -> Export:
    return Export(
        name=name, module=f".{module}", origin=origin, import_line=f"from .{module} import {origin} as {name}"
    )
