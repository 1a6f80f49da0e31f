"""OpenTelemetry for every call of a client: a span, how long it took, and how often it was sent again.

    client = Client(hooks=telemetry_hooks())

A span is made when its call has ended, with the time that it took, below the span that is current then. Names and
attributes are those of https://opentelemetry.io/docs/specs/semconv/http/. Nothing is sent anywhere unless the program
has set up OpenTelemetry. Needs the extra `otel`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from opentelemetry import metrics, trace

from .runtime.call.hooks import ErrorEvent, Hooks, RetryEvent
from .runtime.errors import ApiError
from .runtime.response.response import RequestInfo, Response

EventT = TypeVar("EventT")
Attributes = Mapping[str, str | int]

_NANOSECONDS: Final = 1_000_000_000
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)


def telemetry_hooks(
    hooks: Hooks | None = None,
    *,
    tracer_provider: trace.TracerProvider | None = None,
    meter_provider: metrics.MeterProvider | None = None,
) -> Hooks:
    """Give hooks that report to OpenTelemetry.

    hooks: others of the caller's own, which are called as well. tracer_provider, meter_provider: by default the ones
    of the process.
    """
    own = hooks or Hooks()
    telemetry = _Telemetry(
        trace.get_tracer(__name__, tracer_provider=tracer_provider),
        metrics.get_meter(__name__, meter_provider=meter_provider),
    )
    return Hooks(
        on_request=own.on_request,
        on_response=_both(telemetry.response, own.on_response),
        on_retry=_both(telemetry.retry, own.on_retry),
        on_issue=own.on_issue,
        on_error=_both(telemetry.error, own.on_error),
    )


def _both(first: Callable[[EventT], object], second: Callable[[EventT], object] | None) -> Callable[[EventT], object]:
    if second is None:
        return first

    def call(event: EventT) -> None:
        first(event)
        second(event)

    return call


class _Telemetry:
    """Spans and metrics of one client."""

    def __init__(self, tracer: trace.Tracer, meter: metrics.Meter) -> None:
        self._tracer = tracer
        self._duration = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of API calls, retries and pauses included.",
            explicit_bucket_boundaries_advisory=_BUCKETS,
        )
        self._retries = meter.create_counter(
            "http.client.request.retries", unit="{retry}", description="Requests that were sent again."
        )

    def response(self, response: Response[Any]) -> None:
        attributes = _attributes(response.operation_id, response.request) | {
            "http.response.status_code": response.status
        }
        self._end(response.operation_id, attributes, response.request, response.elapsed, response.attempts, None)

    def error(self, event: ErrorEvent) -> None:
        kind = type(event.error).__name__
        attributes: dict[str, str | int] = {**_attributes(event.operation_id, event.request), "error.type": kind}
        if isinstance(event.error, ApiError):
            attributes["http.response.status_code"] = event.error.status
        attempts = event.error.attempts
        self._end(event.operation_id, attributes, event.request, event.elapsed, attempts, event.error)

    def retry(self, event: RetryEvent) -> None:
        self._retries.add(1, _attributes(event.operation_id, event.request))

    def _end(
        self,
        operation: str,
        attributes: Attributes,
        request: RequestInfo,
        elapsed: float,
        attempts: int,
        error: Exception | None,
    ) -> None:
        self._duration.record(elapsed, attributes)
        end = time.time_ns()
        span = self._tracer.start_span(
            operation,
            kind=trace.SpanKind.CLIENT,
            start_time=end - int(elapsed * _NANOSECONDS),
            attributes={**attributes, "url.full": request.url, "http.request.resend_count": max(0, attempts - 1)},
        )
        if error is not None:
            span.set_status(trace.StatusCode.ERROR, str(error))
        span.end(end)


def _attributes(operation: str, request: RequestInfo) -> dict[str, str | int]:
    """Give what spans and metrics say of a call: few values, and no secrets."""
    parts = urlsplit(request.url)
    known: dict[str, str | int] = {"http.request.method": request.method, "server.address": parts.hostname or ""}
    if parts.port is not None:
        known["server.port"] = parts.port
    return {**known, "rpc.method": operation}
