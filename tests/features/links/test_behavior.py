from __future__ import annotations

from types import ModuleType

from tests.features.wire import Answer, Wire, as_json


def test_links_change_no_method_and_what_they_lead_from_is_there(sdk: ModuleType, wire: Wire) -> None:
    wire.response = lambda request: Answer(
        status=201 if request.method == "POST" else 200,
        content=as_json({"id": "a/b"} if request.method == "POST" else {"state": "done"}),
        content_type="application/json",
    )

    made = wire.call(sdk, lambda client: client.jobs.create())
    job = wire.call(sdk, lambda client: client.jobs.get(made.id))

    assert ("a/b", "done", "/jobs/a%2Fb") == (made.id, job.state, wire.last.target)
