from __future__ import annotations

import threading
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.features.wire import Answer, Wire

LINES = "application/x-ndjson"
RECORDS = "application/json-seq"


def texts(wire: Wire, sdk: ModuleType, method: str = "list_lines") -> list[str]:
    return [one.text for one in wire.items(sdk, lambda client: getattr(client.logs, method)())]


def test_lines_are_typed_items(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"text":"a"}\n{"text":', b'"b","level":2}\r\n\n{"text":"c"}', content_type=LINES)

    found = wire.items(sdk, lambda client: client.logs.list_lines())

    assert [("a", None), ("b", 2), ("c", None)] == [(one.text, one.level) for one in found]
    assert {sdk.models.Line} == set(map(type, found))


def test_list_is_the_same_as_its_items(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"text":"a"}\n{"text":"b"}\n', content_type="application/jsonl")

    assert ["a", "b"] == texts(wire, sdk, "list_listed")


def test_line_is_given_before_the_next_one_has_come(sdk: ModuleType, wire: Wire) -> None:
    seen = threading.Event()

    def blocks() -> Iterator[bytes]:
        yield b'{"text":"a"}\n{"te'
        assert seen.wait(5)
        yield b'xt":"b"}\n'

    wire.response = lambda _: Answer(status=200, content_type=LINES, blocks=blocks())
    with sdk.Sample(base_url=wire.url) as client, client.logs.list_lines() as found:
        first = next(found).text
        seen.set()

        assert ("a", ["b"]) == (first, [one.text for one in found])


def test_record_is_given_with_its_line_break(sdk: ModuleType, wire: Wire) -> None:
    seen = threading.Event()

    def blocks() -> Iterator[bytes]:
        yield b'\x1e{"text":\n"a"}\n'
        assert seen.wait(5)
        yield b'\x1e{"text":"b"}'

    wire.response = lambda _: Answer(status=200, content_type=RECORDS, blocks=blocks())
    with sdk.Sample(base_url=wire.url) as client, client.logs.list_records() as found:
        first = next(found).text
        seen.set()

        assert ("a", ["b"]) == (first, [one.text for one in found])


@pytest.mark.parametrize(
    ("method", "content", "content_type"),
    [
        ("list_lines", '{"text":"é→𝄞"}\r\n{"text":"ü"}\r\n', LINES),
        ("list_records", '\x1e{"text":"é→𝄞"}\n\x1e\n\x1e{"text":"ü"}\n', RECORDS),
    ],
)
def test_blocks_may_end_anywhere(sdk: ModuleType, wire: Wire, method: str, content: str, content_type: str) -> None:
    encoded = content.encode()
    wire.streams(*(encoded[at : at + 1] for at in range(len(encoded))), content_type=content_type)

    assert ["é→𝄞", "ü"] == texts(wire, sdk, method)


def test_charset_and_byte_order_mark_are_no_part_of_the_items(sdk: ModuleType, wire: Wire) -> None:
    wire.streams('{"text":"é"}\n'.encode("utf-16-le"), content_type=f"{LINES}; charset=utf-16-le")
    other = texts(wire, sdk)
    wire.streams(b'\xef\xbb\xbf{"text":"\xc3\xa9"}\n', content_type=LINES)

    assert ["é"] == other == texts(wire, sdk)


def test_values_without_documented_type_are_json(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"a":1}\n2\n"x"\n', content_type=LINES)

    assert [{"a": 1}, 2, "x"] == wire.items(sdk, lambda client: client.logs.list_anything())


def test_number_that_a_record_may_have_cut_off_is_no_item(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b"\x1e12\n\x1etrue\x1enull \x1e[3]\x1e34", content_type=RECORDS)

    assert [12, None, [3]] == wire.items(sdk, lambda client: client.logs.list_anything())


def test_sequence_of_another_kind_than_documented_is_read_as_what_it_is(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'\x1e{"text":"a"}\n', content_type=RECORDS)
    records = texts(wire, sdk)
    wire.streams(b'data: {"text":"a"}\n\n')

    assert ["a"] == records == texts(wire, sdk)


def test_line_that_is_no_json_is_an_error_after_which_others_follow(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"text":"a"}\n{"text\n{"text":"b"}\n', content_type=LINES)

    with sdk.Sample(base_url=wire.url) as client, client.logs.list_lines() as found:
        next(found)
        with pytest.raises(sdk.DecodeError, match="item 2 of the stream"):
            next(found)
        rest = [one.text for one in found]

    assert ["b"] == rest


def test_line_that_departs_from_the_document_raises_where_the_client_is_strict(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"text":1}\n', content_type=LINES)

    with pytest.raises(sdk.DecodeError, match="/text"):
        wire.items(sdk, lambda client: client.logs.list_lines(), strict=True)


@pytest.mark.parametrize(("method", "content_type"), [("list_lines", LINES), ("list_records", RECORDS)])
def test_item_may_not_be_larger_than_a_response_may_be(
    sdk: ModuleType, wire: Wire, method: str, content_type: str
) -> None:
    begin = b'\x1e{"text":"' if content_type == RECORDS else b'{"text":"'
    wire.streams(begin, *[b"x" * 60] * 3, content_type=content_type)

    with pytest.raises(sdk.ResponseTooLargeError, match="an item of the stream has more than 100 bytes"):
        wire.items(sdk, lambda client: getattr(client.logs, method)(), max_response_size=100)


def test_cut_off_stream_is_an_error(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"text":"a"}\n{"te', None, content_type=LINES)

    with sdk.Sample(base_url=wire.url) as client, client.logs.list_lines() as found:
        assert "a" == next(found).text
        with pytest.raises(sdk.ConnectionLostError):
            next(found)


def test_stream_beside_a_whole_response_is_a_method_of_its_own(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b'[{"text":"a"}]')
    whole = wire.call(sdk, lambda client: client.logs.list_either())
    asked = wire.last.header("accept")
    wire.streams(b'{"text":"a"}\n', content_type=LINES)
    streamed = wire.items(sdk, lambda client: client.logs.list_either_as_ndjson())

    assert [sdk.models.Line(text="a")] == whole == streamed
    assert ("application/json", LINES) == (asked, wire.last.header("accept"))
