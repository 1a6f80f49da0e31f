from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from tests.features.wire import Wire


def test_each_member_is_a_part_of_its_type(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("one")
    good = sdk.models.Good(sku="s")

    wire.call(
        sdk,
        lambda client: client.letters.send(
            files=[one, ('größe "x".bin', b"\x00\xff", "application/x-thing")],
            cover=b"png",
            urgent=True,
            at=datetime(2024, 5, 17, tzinfo=UTC),
            names=["a", "b"],
            goods=[good, {"sku": "t"}],
            meta={"sku": "m"},
            note="# é",
        ),
    )

    expected = [
        ("files[]", "one.txt", "text/plain", b"one"),
        ("files[]", "größe %22x%22.bin", "application/x-thing", b"\x00\xff"),
        ("cover", "cover", "image/png", b"png"),
        ("urgent", None, None, b"true"),
        ("at", None, None, b"2024-05-17T00:00:00Z"),
        ("names", None, None, b"a"),
        ("names", None, None, b"b"),
        ("goods", None, "application/json", b'[{"sku":"s"},{"sku":"t"}]'),
        ("meta", None, "application/vnd.good+json", b'{"sku":"m"}'),
        ("note", None, "text/markdown", "# é".encode()),
    ]
    assert expected == parts(wire)


def parts(wire: Wire) -> list[tuple[str, str | None, str | None, bytes]]:
    boundary = wire.last.header("content-type").partition("boundary=")[2]
    return [part(one) for one in wire.last.body.split(f"--{boundary}".encode())[1:-1]]


def part(text: bytes) -> tuple[str, str | None, str | None, bytes]:
    head, _, content = text.strip(b"\r\n").partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    names = dict(piece.split("=", 1) for piece in headers["Content-Disposition"].split("; ")[1:])
    kind = headers.get("Content-Type", "").partition(";")[0] or None
    filename = names["filename"].strip('"') if "filename" in names else None
    return names["name"].strip('"'), filename, kind, content
