from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest
from package.runtime.values.decoding import DecodeMismatch, InvalidJson
from package.runtime.values.models import UNSET, Instant, Model, UnsetType, additional_members, field


class Chapter(Model, rename="camel"):
    chapter_id: str
    from_: int | UnsetType = field(name="from", default=UNSET)
    starts_at: Instant | UnsetType | None = UNSET


class Labels(Model, forbid_unknown_fields=True, rename="camel"):
    owner_id: str
    additional: dict[str, int] = additional_members()


def test_repr_shows_what_is_set() -> None:
    chapter = Chapter(chapter_id="c1", starts_at=None)

    assert repr(chapter) == "Chapter(chapter_id='c1', starts_at=None)"


def test_to_dict_speaks_wire_names_and_leaves_out_what_is_unset() -> None:
    chapter = Chapter(chapter_id="c1", from_=3)

    assert chapter.to_dict() == {"chapterId": "c1", "from": 3}


def test_to_dict_keeps_null() -> None:
    chapter = Chapter(chapter_id="c1", starts_at=None)

    assert chapter.to_dict() == {"chapterId": "c1", "startsAt": None}


def test_dict_and_json_are_read_back_to_an_equal_model() -> None:
    moment = datetime(2024, 2, 5, tzinfo=timezone(timedelta(hours=1)))
    chapter = Chapter(chapter_id="c1", starts_at=moment)

    assert Chapter.from_dict(chapter.to_dict()) == chapter
    assert Chapter.from_json(chapter.to_json()) == chapter


def test_text_is_read_as_json_too() -> None:
    assert Chapter.from_json('{"chapterId": "ç"}') == Chapter(chapter_id="ç")


def test_from_json_refuses_what_is_no_json() -> None:
    with pytest.raises(InvalidJson):
        Chapter.from_json(b"<html>")


def test_from_dict_refuses_what_is_no_object() -> None:
    with pytest.raises(DecodeMismatch, match="Chapter"):
        Chapter.from_dict("c1")  # type: ignore[arg-type]  # a caller without type checker


def test_models_survive_pickle_and_copy() -> None:
    chapter = Chapter(chapter_id="c1", starts_at=datetime(2024, 2, 5, tzinfo=UTC))

    assert pickle.loads(pickle.dumps(chapter)) == chapter  # noqa: S301 - our own bytes
    assert copy.deepcopy(chapter) == chapter
    assert pickle.loads(pickle.dumps(chapter)).from_ is UNSET  # noqa: S301 - our own bytes


def test_members_beyond_the_declared_ones_are_kept() -> None:
    labels = Labels.from_json(b'{"ownerId": "o", "red": 1, "blue": 2}')

    assert labels == Labels(owner_id="o", additional={"red": 1, "blue": 2})


def test_additional_members_stand_beside_the_declared_ones_on_the_wire() -> None:
    labels = Labels(owner_id="o", additional={"red": 1, "ownerId": 2})

    assert labels.to_dict() == {"ownerId": "o", "red": 1}


def test_no_additional_members_is_an_empty_dict_of_its_own() -> None:
    first, second = Labels(owner_id="a"), Labels(owner_id="b")

    first.additional["red"] = 1

    assert second.additional == {}
