"""Spans and metrics of OpenTelemetry, made over the hooks."""

from __future__ import annotations

from typing import Any

import pytest
from doubles import reply
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from package.client import Sample
from package.otel import telemetry_hooks
from package.runtime.call.hooks import Hooks
from package.runtime.errors import NotFoundError, TransportError
from package.runtime.retry import RetryPolicy
from package.testing import ReplayTransport


class Telemetry:
    def __init__(self) -> None:
        self._spans = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        self._reader = InMemoryMetricReader()
        self._meters = MeterProvider(metric_readers=[self._reader])

    def client(self, *script: Any, hooks: Hooks | None = None) -> Sample:
        made = telemetry_hooks(hooks, tracer_provider=self.tracers, meter_provider=self._meters)
        return Sample(
            "key-12345678", transport=ReplayTransport(*script), auth="basic", hooks=made, retries=RetryPolicy(base=0)
        )

    def spans(self) -> tuple[ReadableSpan, ...]:
        return self._spans.get_finished_spans()

    def points(self, name: str) -> list[Any]:
        data = self._reader.get_metrics_data()
        assert data is not None
        metrics = [
            one for resource in data.resource_metrics for scope in resource.scope_metrics for one in scope.metrics
        ]
        return [point for metric in metrics if metric.name == name for point in metric.data.data_points]


def test_call_is_a_span_with_its_retries_below_the_current_one() -> None:
    telemetry = Telemetry()
    client = telemetry.client(reply(503), reply(200, b'{"thingId": "1"}'))

    with telemetry.tracers.get_tracer("test").start_as_current_span("work") as work:
        client.things.get("1")

    span, _ = telemetry.spans()
    attributes = dict(span.attributes or {})
    assert "getThing" == span.name
    assert span.parent is not None
    assert work.get_span_context().span_id == span.parent.span_id
    assert ("GET", "https://api.test/things/1", 200, 1) == tuple(
        attributes[name]
        for name in ("http.request.method", "url.full", "http.response.status_code", "http.request.resend_count")
    )
    assert [1] == [point.value for point in telemetry.points("http.client.request.retries")]
    (duration,) = telemetry.points("http.client.request.duration")
    assert 1 == duration.count


@pytest.mark.parametrize(
    ("script", "kind"),
    [([reply(404, b'{"title": "no key-12345678"}')], NotFoundError), ([TransportError("broke")] * 3, TransportError)],
)
def test_failed_call_is_a_span_with_its_error_and_without_secrets(script: list[Any], kind: type[Exception]) -> None:
    telemetry = Telemetry()

    with pytest.raises(kind):
        telemetry.client(*script).things.get("1", options={"query": {"token": "hush"}})

    (span,) = telemetry.spans()
    assert StatusCode.ERROR == span.status.status_code
    assert kind.__name__ == dict(span.attributes or {})["error.type"]
    assert "hush" not in span.to_json()
    assert "key-12345678" not in span.to_json()


def test_hooks_of_the_caller_are_called_as_well() -> None:
    seen: list[object] = []
    own = Hooks(on_request=seen.append, on_response=seen.append, on_retry=seen.append)

    Telemetry().client(reply(503), reply(200, b'{"thingId": "1"}'), hooks=own).things.get("1")

    assert ["RequestEvent", "RetryEvent", "RequestEvent", "Response"] == [type(event).__name__ for event in seen]
