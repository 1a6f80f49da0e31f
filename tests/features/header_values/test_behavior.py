from __future__ import annotations

import inspect
from pathlib import Path
from types import ModuleType

import pytest

from tests.features.wire import Wire, as_json


@pytest.mark.parametrize("value", ["ü", "日", "a\r\nX-Evil: 1", "nul\x00"])
def test_value_that_no_header_can_hold_is_refused(sdk: ModuleType, wire: Wire, value: str) -> None:
    with sdk.Sample(base_url=wire.url) as client, pytest.raises(sdk.ArgumentError, match="X-Note"):
        client.files.download("1", x_note=value)

    assert [] == wire.requests


def test_headers_and_ranges_are_sent_and_parts_are_read(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"PD\x00", "application/pdf", status=206)

    found = wire.call(sdk, lambda client: client.files.download("1", x_note="a b", x_flag=True, range="bytes=1-3"))

    assert b"PD\x00" == found
    assert ("a b", "true", "bytes=1-3") == tuple(wire.last.header(name) for name in ("x-note", "x-flag", "range"))
    assert wire.last.header("accept").startswith("application/pdf")


def test_headers_of_http_itself_are_no_arguments(sdk: ModuleType) -> None:
    arguments = inspect.signature(sdk.Sample().files.download).parameters

    assert {"id", "x_note", "x_flag", "range", "options"} == set(arguments)


def test_error_beside_a_file_is_read_as_documented(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"why": "lost"}), status=404)

    with sdk.Sample(base_url=wire.url, retries=0) as client, pytest.raises(sdk.NotFoundError) as caught:
        client.files.download("1")

    assert "lost" == caught.value.data.why


def test_file_is_sent_as_the_type_of_its_name(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"jj")

    wire.call(sdk, lambda client: client.files.put("1", photo))

    assert ("image/jpeg", b"jj") == (wire.last.header("content-type"), wire.last.body)
