from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from apivideo_sdk import AuthenticationError
from apivideo_sdk.extensions.survey import Asked, Timeframe, make_report
from apivideo_sdk.runtime.transport.flow import Gather


def gather_of_a_report(*videos: str) -> Gather:
    asked = Asked(videos, Timeframe(None, None), 2, None, None)
    effect = next(make_report(asked, measure=lambda *_, **__: None))
    assert isinstance(effect, Gather)
    return effect


def is_at_its_end(flow: Any) -> bool:
    with suppress(StopIteration):
        flow.send(None)
        return False
    return True


def test_video_under_way_asks_no_further_once_nobody_waits() -> None:
    gather = gather_of_a_report("vi1")
    flow = gather.flows[0]
    next(flow)
    assert gather.stop is not None

    gather.stop()

    assert is_at_its_end(flow)


def test_video_under_way_asks_no_further_once_another_was_refused_the_key() -> None:
    gather = gather_of_a_report("vi1", "vi2")
    first, second = gather.flows
    next(first)
    next(second)

    with pytest.raises(AuthenticationError):
        second.throw(AuthenticationError("no", status=401))

    assert is_at_its_end(first)
