from __future__ import annotations

import json
from types import ModuleType
from urllib.parse import parse_qs

from tests.features.wire import Wire

QUERY = {"words": ["é", "&"], "exact": False}


def test_parameter_with_a_media_type_is_written_in_it(sdk: ModuleType, wire: Wire) -> None:
    query = sdk.models.Query(words=["é", "&"], exact=False)

    wire.call(sdk, lambda client: client.things.find(q=query, x_query={"exact": True}, note="a b"))

    found = parse_qs(wire.last.target.partition("?")[2])
    assert (QUERY, ["a b"]) == (json.loads(found["q"][0]), found["note"])
    assert '{"exact":true}' == wire.last.header("x-query")
