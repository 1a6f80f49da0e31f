from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from typing import Any

import pytest
from apivideo_sdk import AuthenticationError
from apivideo_sdk.extensions.reports.plan import ReportOrder
from apivideo_sdk.extensions.reports.survey import NoKeeper, make_report
from apivideo_sdk.extensions.reports.timeframes import Timeframe
from apivideo_sdk.extensions.reports.videos import ReportedVideo
from apivideo_sdk.runtime.transport.flow import Gather


def gather_of_a_report() -> Gather:
    order = ReportOrder(videos=(ReportedVideo(video_id="vi1"),), timeframe=Timeframe(None, None), zone=UTC)
    flow = make_report(order, lambda *_, **__: None, lambda *_, **__: None, NoKeeper())
    next(flow)
    effect = flow.send(0)
    assert isinstance(effect, Gather)
    return effect


def is_at_its_end(flow: Any) -> bool:
    with suppress(StopIteration):
        next(flow)
        return False
    return True


def test_no_call_is_begun_once_nobody_waits() -> None:
    gather = gather_of_a_report()
    assert gather.stop is not None

    gather.stop()

    assert is_at_its_end(gather.flows[0])


def test_no_call_is_begun_once_another_was_refused_the_key() -> None:
    first, second, *_ = gather_of_a_report().flows
    next(first)

    with pytest.raises(AuthenticationError):
        first.throw(AuthenticationError("no", status=401))

    assert is_at_its_end(second)
