"""Answers as they might be one day: no call breaks for them, none passes unseen, and strict ones name the place."""

from __future__ import annotations

import pytest

from generator.recordings.recorded import read_recorded, recording_file
from generator.recordings.replay.mutations import Mutations
from tests.contract.playing import CONTRACT, SCENARIOS, assert_none, replays


@pytest.mark.parametrize(
    ("is_async", "is_brief", "fewest"), [pytest.param(False, False, 1500, marks=pytest.mark.slow), (True, True, 350)]
)
def test_changed_responses_are_survived_and_told(*, is_async: bool, is_brief: bool, fewest: int) -> None:
    with replays() as player:
        mutations = Mutations(replays=player, is_brief=is_brief)
        recordings = [read_recorded(player.package, recording_file(CONTRACT, name)) for name in SCENARIOS]

        findings = [one for recorded in recordings for one in mutations.check(recorded, is_async=is_async)]

    assert_none(findings)
    assert fewest < len(mutations.seen)
