from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json


@pytest.mark.parametrize("level", ["low", "LOW", "", "1.0", "1_0", "None", None])
def test_each_value_is_sent_as_it_is(sdk: ModuleType, wire: Wire, level: str | None) -> None:
    wire.always(as_json({"level": level}))

    found = wire.call(sdk, lambda client: client.es.post(level=level), strict=True)

    assert level == found.level
    assert as_json({"level": level}).replace(b" ", b"") == wire.last.body


@pytest.mark.parametrize(("sort", "query"), [("made", "made"), ("-made", "-made"), ("+made", "%2Bmade")])
def test_values_that_differ_by_a_sign_have_names_of_their_own(
    sdk: ModuleType, wire: Wire, sort: str, query: str
) -> None:
    wire.always(as_json({"level": "low"}))

    wire.call(sdk, lambda client: client.es.post(level="low", sort=sort))

    assert f"/e?sort={query}" == wire.last.target
    (enum,) = (name for name in dir(sdk.models) if name.endswith("Sort"))
    assert ["made", "-made", "+made"] == list(getattr(sdk.models, enum))


@pytest.mark.parametrize("mix", [1, True, "1", "true"])
def test_numbers_booleans_and_texts_stay_apart(sdk: ModuleType, wire: Wire, mix: Any) -> None:
    wire.always(as_json({"level": "HUGE", "mix": mix}))

    found = wire.call(sdk, lambda client: client.es.post(level="low", mix=mix))

    assert (mix, type(mix), "HUGE") == (found.mix, type(found.mix), found.level)
