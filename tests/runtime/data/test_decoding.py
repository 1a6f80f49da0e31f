from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.values.decoding import DecodeMismatch, InvalidJson, Issue, decode
from package.runtime.values.models import Instant, Model, OpenStrEnum, additional_members


class Status(OpenStrEnum):
    READY = "ready"


class Ingest(Model):
    size: int | None = None


class Video(Model, rename="camel"):
    __nullable__ = frozenset({"status", "source"})
    video_id: str
    plays: int | None = None
    score: float | None = None
    public: bool | None = None
    created_at: Instant | None = None
    born: date | None = None
    status: Status | None = None
    ingest: Ingest | None = None
    source: Ingest | None = None
    metadata: dict[str, str] | None = None
    tags: list[str] | None = None
    form: Literal["a", "b"] | None = None
    key: UUID | None = None
    parts: list[Ingest] | None = None


class Outside(Model, kw_only=True):
    __empty_lists__ = frozenset({"may", "must", "labels"})
    may: Ingest | None = None
    must: Ingest | None
    labels: dict[str, str] | None = None
    other: Ingest | None = None


class Closed(Model, forbid_unknown_fields=True):
    name: str | None = None


class Counted(Model, forbid_unknown_fields=True):
    additional: dict[str, int] = additional_members()


def video_with(**members: Any) -> bytes:
    return msgspec.json.encode({"videoId": "vi1", **members})


def test_answer_as_documented_has_no_issues() -> None:
    decoded = decode(video_with(plays=3, createdAt="2024-02-05T00:00:00+01:00", source=None), Video)

    moment = datetime(2024, 2, 5, tzinfo=timezone(timedelta(hours=1)))
    assert decoded.value == Video(video_id="vi1", plays=3, created_at=moment, source=None)
    assert decoded.issues == ()


def test_undeclared_members_are_no_issue() -> None:
    decoded = decode(video_with(brandNew={"a": 1}), Video)

    assert decoded.value == Video(video_id="vi1")
    assert decoded.issues == ()


@pytest.mark.parametrize(
    ("member", "sent", "attribute", "kept"),
    [
        ("plays", "12", "plays", 12),
        ("plays", "12.0", "plays", 12),
        ("plays", 12.0, "plays", 12),
        ("plays", "12.5", "plays", "12.5"),
        ("plays", "many", "plays", "many"),
        ("plays", "1_0", "plays", "1_0"),
        ("plays", "9" * 5000, "plays", "9" * 5000),
        ("plays", None, "plays", None),
        ("plays", True, "plays", True),
        ("score", "356.2", "score", 356.2),
        ("score", "1e999", "score", "1e999"),
        ("score", "nan", "score", "nan"),
        ("public", "true", "public", True),
        ("public", 0, "public", False),
        ("public", "no", "public", "no"),
        ("videoId", 7, "video_id", "7"),
        ("videoId", ["x"], "video_id", ["x"]),
        ("tags", "a,b", "tags", "a,b"),
        ("tags", None, "tags", None),
        ("tags", ["a", 1], "tags", ["a", "1"]),
        ("form", "c", "form", "c"),
        ("key", "not-a-uuid", "key", "not-a-uuid"),
        ("createdAt", "2019-06-24T11:45:01.109+00", "created_at", datetime(2019, 6, 24, 11, 45, 1, 109000, UTC)),
        ("createdAt", "2019-06-24", "created_at", datetime(2019, 6, 24, tzinfo=UTC)),
        ("createdAt", "2019-06-24T11:45:01", "created_at", datetime(2019, 6, 24, 11, 45, 1, tzinfo=UTC)),
        ("createdAt", "2019-06-24 11:45", "created_at", datetime(2019, 6, 24, 11, 45, tzinfo=UTC)),
        ("createdAt", "2024-08-151T00:00:00Z", "created_at", "2024-08-151T00:00:00Z"),
        ("createdAt", 1561376701, "created_at", 1561376701),
        ("born", "2019-06-24T00:00:00Z", "born", date(2019, 6, 24)),
        ("born", "2019-06-24T10:00:00Z", "born", "2019-06-24T10:00:00Z"),
        ("ingest", [], "ingest", None),
        ("source", [], "source", None),
        ("metadata", [], "metadata", {}),
        ("ingest", "none", "ingest", "none"),
        ("parts", [[]], "parts", [Ingest()]),
    ],
)
def test_misfit_is_kept_or_converted_and_reported(member: str, sent: Any, attribute: str, kept: Any) -> None:
    decoded = decode(video_with(**{member: sent}), Video)

    value = getattr(decoded.value, attribute)
    assert kept == value
    assert type(kept) is type(value)
    assert len(decoded.issues) == 1
    assert decoded.issues[0].pointer.startswith(f"/{member}")


def test_space_for_t_is_a_moment_as_rfc_3339_allows() -> None:
    decoded = decode(video_with(createdAt="2019-06-24 11:45:01Z"), Video)

    assert decoded.value.created_at == datetime(2019, 6, 24, 11, 45, 1, tzinfo=UTC)
    assert decoded.issues == ()


def test_one_misfit_leaves_the_rest_typed() -> None:
    decoded = decode(video_with(plays="x", createdAt="2024-02-05T00:00:00Z", parts=[{"size": 1}]), Video)

    assert decoded.value.created_at == datetime(2024, 2, 5, tzinfo=UTC)
    assert decoded.value.parts == [Ingest(size=1)]
    assert decoded.issues == (Issue(pointer="/plays", expected="an integer", got="'x'"),)


def test_missing_required_member_is_none_and_reported() -> None:
    decoded = decode(b"{}", Video)

    assert decoded.value.video_id is None
    assert decoded.issues == (Issue(pointer="/videoId", expected="a string", got="nothing"),)


def test_unknown_enum_value_is_kept_and_reported() -> None:
    decoded = decode(video_with(status="melting"), Video)

    assert decoded.value.status == Status("melting")
    assert isinstance(decoded.value.status, Status)
    assert decoded.issues == (Issue(pointer="/status", expected="one of 'ready'", got="'melting'"),)


def test_issue_in_a_list_names_the_item() -> None:
    decoded = decode(b'[{"videoId":"a"},{"videoId":"b","a/b~":1,"plays":[]}]', list[Video])

    assert [issue.pointer for issue in decoded.issues] == ["/1/plays"]


def test_empty_list_for_a_nullable_required_object_is_null() -> None:
    class Reading(Model):
        source: Ingest | None

    decoded = decode(b'{"source":[]}', Reading)

    assert decoded.value == Reading(source=None)
    assert [issue.pointer for issue in decoded.issues] == ["/source"]


def test_empty_list_for_a_whole_response_is_an_object_without_members() -> None:
    decoded = decode(b"[]", Ingest)

    assert decoded.value == Ingest()
    assert [issue.pointer for issue in decoded.issues] == [""]


def test_member_of_a_closed_object_is_reported_and_dropped() -> None:
    decoded = decode(b'{"name":"a","x":1}', Closed)

    assert decoded.value == Closed(name="a")
    assert decoded.issues == (Issue(pointer="/x", expected="no such member", got="1"),)


def test_misfit_among_additional_members_is_reported() -> None:
    decoded = decode(b'{"a":1,"b":"x"}', Counted)

    assert decoded.value == Counted(additional={"a": 1, "b": "x"})  # type: ignore[dict-item]  # kept as it came
    assert [issue.pointer for issue in decoded.issues] == ["/b"]


def test_strict_accepts_what_is_documented() -> None:
    decoded = decode(video_with(plays=1, tags=["a"]), Video, strict=True)

    assert decoded.value == Video(video_id="vi1", plays=1, tags=["a"])


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        (video_with(brandNew=1), "/brandNew"),
        (video_with(parts=[{}, {"a/b": 1}]), "/parts/1/a~1b"),
        (video_with(**{"a~b": 1}), "/a~0b"),
        (video_with(status="melting"), "/status"),
        (video_with(plays="1"), "/plays"),
        (b"[]", ""),
    ],
)
def test_strict_refuses_every_misfit_and_names_it(content: bytes, pointer: str) -> None:
    with pytest.raises(DecodeMismatch) as raised:
        decode(content, Video, strict=True)

    assert pointer == raised.value.pointer


@pytest.mark.parametrize(
    ("content", "position"),
    [
        (b"", 0),
        (b'{"videoId":', 11),
        (b"<html>", 0),
        (b'{"a": x}', 6),
        (b"{} x", 3),
        (b'{"videoId":"\xff"}', 12),
        (b"NaN", 0),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_no_json_is_told_with_its_position(content: bytes, position: int, *, strict: bool) -> None:
    with pytest.raises(InvalidJson) as raised:
        decode(content, Video, strict=strict)

    assert abs(position - raised.value.position) <= 1
    assert f"at byte {raised.value.position}" in str(raised.value)


def test_byte_order_mark_is_skipped() -> None:
    assert decode(b'\xef\xbb\xbf{"videoId":"a"}', Video).value == Video(video_id="a")


@pytest.mark.parametrize("kind", [Any, Video, list[Any], dict[str, Any]])
@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"parts":['])
def test_response_nested_without_end_is_refused_and_does_not_crash(kind: Any, opening: bytes) -> None:
    with pytest.raises(InvalidJson):
        decode(opening * 100_000, kind)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["videoId", "plays", "createdAt", "ingest", "parts", "size", "metadata", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_json_breaks_the_reader(data: Any) -> None:
    decoded = decode(msgspec.json.encode(data), Video)

    assert isinstance(decoded.issues, tuple)


@given(JSON)
def test_both_readers_agree_where_the_response_is_as_documented(data: Any) -> None:
    content = msgspec.json.encode({"value": data})

    assert decode(content, dict[str, Any]).value == decode(content, dict[str, Any], strict=True).value


@pytest.mark.parametrize("strict", [False, True])
def test_declared_empty_list_is_none_and_no_issue(*, strict: bool) -> None:
    decoded = decode(b'{"may": [], "must": [], "labels": []}', Outside, strict=strict)

    assert decoded.value == Outside(must=None)
    assert decoded.issues == ()


def test_empty_list_that_is_not_declared_is_an_issue_beside_one_that_is() -> None:
    decoded = decode(b'{"must": [], "other": []}', Outside)

    assert decoded.value == Outside(must=None)
    assert ["/other"] == [issue.pointer for issue in decoded.issues]


def test_list_with_items_is_an_issue_where_an_empty_one_is_declared() -> None:
    decoded = decode(b'{"must": [1]}', Outside)

    assert [1] == decoded.value.must
    assert ["/must"] == [issue.pointer for issue in decoded.issues]
