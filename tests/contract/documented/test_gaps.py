"""The gaps of this project: few, with one of three reasons, and none for what a request can say."""

from __future__ import annotations

from generator.recordings.coverage.members import Member, check_members, find_members, with_reasons
from generator.recordings.coverage.places import MessagePart
from generator.recordings.gaps import read_gaps
from generator.recordings.package_loader import load_package
from generator.recordings.recorded import GAPS, read_recordings
from tests.contract.playing import CONTRACT, PACKAGE, described


def members() -> tuple[Member, ...]:
    with load_package(PACKAGE) as package:
        found = find_members(described(), read_recordings(package, CONTRACT / "recordings"))
    return with_reasons(found, read_gaps(CONTRACT / GAPS).reasons(tuple(check_members(found))))


def test_every_place_has_a_witness_or_a_reason() -> None:
    assert [] == [member.name for member in members() if not member.is_settled]


def test_all_that_can_be_sent_was_sent() -> None:
    unseen = [one.name for one in members() if one.place.part is not MessagePart.RESPONSE and not one.witnesses]

    assert [] == unseen


def test_gaps_are_few() -> None:
    assert len(read_gaps(CONTRACT / GAPS).gaps) <= 20
