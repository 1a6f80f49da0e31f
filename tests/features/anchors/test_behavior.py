from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire, as_json

BOX = {"lid": {"open": True}, "inner": {"size": 1, "label": {"text": "in"}}, "label": {"text": "out"}, "size": 2}


def test_names_that_schemas_give_themselves_lead_to_them(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(BOX))

    box = wire.call(sdk, lambda client: client.boxes.add_box(**BOX), strict=True)

    assert (True, 1, "in", "out") == (box.lid.open, box.inner.size, box.inner.label.text, box.label.text)
    assert type(box) is type(box.inner) is sdk.models.Box
    assert type(box.label) is sdk.models.Label
    assert as_json(BOX).replace(b" ", b"") == wire.last.body
