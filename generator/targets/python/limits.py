"""What of an API its package cannot say: warnings where there is a way around."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.ir.api import Api, ParseWarning
from generator.ir.operations import Operation


def with_limits(api: Api) -> Api:
    """Give the API with what its package does not say among its warnings."""
    warnings = tuple(warning for operation in api.operations for warning in _warnings(operation))
    return replace(api, warnings=(*api.warnings, *warnings))


def _warnings(operation: Operation) -> Iterator[ParseWarning]:
    if operation.security and all(len(one.schemes) > 1 for one in operation.security):
        names = ", ".join(name for name, _ in operation.security[0].schemes)
        reason = f"several credentials are needed at once ({names}); the client sends the first, give others as headers"
        yield ParseWarning(rule="several-credentials", pointer=f"{operation.pointer}/security", reason=reason)
