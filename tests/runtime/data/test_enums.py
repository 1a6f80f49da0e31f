from __future__ import annotations

import copy
import pickle

import msgspec
import pytest
from package.runtime.values.enums import OpenIntEnum, OpenStrEnum


class Quality(OpenStrEnum):
    HD = "720p"
    FULL_HD = "1080p"


class Level(OpenIntEnum):
    LOW = 1
    HIGH = 2


def test_known_values_give_their_member() -> None:
    assert Quality("720p") is Quality.HD
    assert Level(2) is Level.HIGH
    assert Quality.HD.is_known


@pytest.mark.parametrize("value", ["4320p", "", "HD"])
def test_unknown_string_is_kept(value: str) -> None:
    quality = Quality(value)

    assert not quality.is_known
    assert quality == value
    assert quality.value == value
    assert str(quality) == value
    assert f"{quality}" == value


def test_unknown_integer_is_kept() -> None:
    level = Level(7)

    assert not level.is_known
    assert level == 7
    assert str(level) == "7"


def test_unknown_values_do_not_become_members() -> None:
    Quality("4320p")

    assert [Quality.HD, Quality.FULL_HD] == list(Quality)


def test_unknown_values_are_equal_and_hash_alike() -> None:
    assert {Quality("8k"): 1}[Quality("8k")] == 1
    assert {"8k": 1}[Quality("8k")] == 1
    assert Quality("8k") != Quality("9k")


def test_unknown_values_survive_pickle_and_copy() -> None:
    assert pickle.loads(pickle.dumps(Quality("8k"))) == Quality("8k")  # noqa: S301 - our own bytes
    assert copy.deepcopy(Level(7)) == Level(7)


def test_values_of_another_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="7"):
        Quality(7)
    with pytest.raises(ValueError, match="7"):
        Level("7")
    assert Level(True) is Level.LOW  # Python itself finds 1 under True


def test_unknown_values_are_written_as_they_came() -> None:
    assert msgspec.json.encode([Quality("8k"), Level(7), Quality.HD]) == b'["8k",7,"720p"]'


def test_repr_tells_known_from_unknown() -> None:
    assert repr(Quality.HD) == "Quality.HD"
    assert repr(Quality("8k")) == "Quality('8k')"
