from __future__ import annotations

import importlib
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json

JOB = b'{"type":"job","jobId":"j1","at":"2024-05-17T09:30:00Z"}'


@pytest.fixture
def incoming(sdk: ModuleType) -> Any:
    return importlib.import_module(f"{sdk.__name__}.incoming")


def test_bodies_of_callbacks_and_webhooks_are_read_to_one_class(sdk: ModuleType, incoming: Any) -> None:
    done, ended = incoming.parse_on_done(JOB), incoming.parse_job_ended(JOB.decode())

    assert type(done) is type(ended) is sdk.models.Job
    assert ("j1", datetime(2024, 5, 17, 9, 30, tzinfo=UTC)) == (done.job_id, done.at)
    assert 7 == incoming.parse_on_progress('{"percent": 7}').percent
    assert "A job has ended." in incoming.parse_on_done.__doc__


def test_lists_and_unknown_variants_are_read(sdk: ModuleType, incoming: Any) -> None:
    job, failure, other = incoming.parse_batch(b'[%s, {"type": "failure", "reason": "x"}, {"type": "pause"}]' % JOB)

    assert (sdk.models.Job, sdk.models.Failure, sdk.UnknownVariant) == (type(job), type(failure), type(other))


@pytest.mark.parametrize(("body", "message"), [(b"{", "no JSON"), (b"[1]", "not an object"), (b"\xff", "no JSON")])
def test_body_that_is_none_is_an_error(sdk: ModuleType, incoming: Any, body: bytes, message: str) -> None:
    with pytest.raises(sdk.DecodeError, match=f"onDone.*{message}") as caught:
        incoming.parse_on_done(body)

    assert body == caught.value.content


def test_departure_is_an_error_where_that_is_asked_for(sdk: ModuleType, incoming: Any) -> None:
    assert "soon" == incoming.parse_on_progress('{"percent": "soon"}').percent
    with pytest.raises(sdk.DecodeError, match="percent"):
        incoming.parse_on_progress('{"percent": "soon"}', strict=True)


def test_clients_have_no_method_for_what_they_receive(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"id": "j1"}), status=201)

    made = wire.call(sdk, lambda client: client.jobs.create(hook="http://me.test/x"))

    assert ("j1", b'{"hook":"http://me.test/x"}') == (made.id, wire.last.body)
    assert not [name for name in dir(sdk.Sample().jobs) if "done" in name or "progress" in name]
