from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.release.programs import ReleaseError
from generator.release.publish import Standing, confirm, plan_shipments, read_distributions, send_with_uv, ship
from tests.generator.release.conftest import SDIST, WHEEL, copy_to
from tests.rehearsal.local_index import LocalIndex


def test_file_that_is_there_and_equal_is_skipped(index: LocalIndex, dist: Path) -> None:
    copy_to(index)(dist / WHEEL)

    shipments = plan_shipments(read_distributions(dist), index.url)

    assert [Standing.THERE, Standing.MISSING] == [shipment.standing for shipment in shipments]
    assert 1 == ship(shipments, copy_to(index))
    assert [WHEEL, SDIST] == list(index.hashes)


def test_nothing_is_sent_when_one_file_is_there_and_different(index: LocalIndex, dist: Path) -> None:
    (index.folder / SDIST).write_bytes(b"something else")

    with pytest.raises(ReleaseError, match=f"another {SDIST}.*nothing was sent"):
        plan_shipments(read_distributions(dist), index.url)


def test_upload_that_broke_goes_on_with_what_is_missing(index: LocalIndex, dist: Path) -> None:
    files = read_distributions(dist)

    def break_at_the_second(file: Path) -> None:
        if file.name == SDIST:
            raise ReleaseError("the line is dead")
        copy_to(index)(file)

    with pytest.raises(ReleaseError, match="dead"):
        ship(plan_shipments(files, index.url), break_at_the_second)
    assert [dist / SDIST] == list(confirm(files, index.url))
    assert 1 == ship(plan_shipments(files, index.url), copy_to(index))
    assert () == confirm(files, index.url)


def test_file_that_the_index_tells_no_hash_of_stops_it_all(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.release.publish.read_index", lambda *_: {WHEEL: ""})

    with pytest.raises(ReleaseError, match="tells no SHA-256 of it, so nothing was sent"):
        plan_shipments(read_distributions(dist), "https://index.test/")


def test_build_that_was_touched_since_is_not_published(dist: Path) -> None:
    (dist / WHEEL).write_bytes(b"edited")

    with pytest.raises(ReleaseError, match="is not what was built"):
        read_distributions(dist)


def test_folder_without_checksums_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="run release build first"):
        read_distributions(tmp_path)


def test_address_with_credentials_is_refused_and_not_repeated() -> None:
    with pytest.raises(ReleaseError) as caught:
        send_with_uv("https://user:hidden@index.test/")

    assert "hidden" not in str(caught.value)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ReleaseError, match="is no address of an index"):
        send_with_uv("index.test")


def test_uv_sends_to_a_real_index(index: LocalIndex, dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_PUBLISH_USERNAME", "anyone")
    monkeypatch.setenv("UV_PUBLISH_PASSWORD", "unused")

    send_with_uv(index.upload_url)(dist / WHEEL)

    assert [WHEEL] == list(index.hashes)
    assert [dist / SDIST] == list(confirm(read_distributions(dist), index.url))


def test_nothing_is_sent_unless_asked_to(index: LocalIndex, dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["release", "publish", "--dist", str(dist), "--index-url", index.url, "--upload-url", index.upload_url])

    assert 0 == code
    assert "2 files would be sent" in capsys.readouterr().out
    assert {} == index.hashes


def test_without_an_index_nothing_is_guessed(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == main(["release", "publish", "--dist", str(dist)])
    assert "which index?" in capsys.readouterr().err


def test_published_files_are_not_sent_again(index: LocalIndex, dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in read_distributions(dist):
        copy_to(index)(file)

    assert 0 == main(["release", "publish", "--dist", str(dist), "--index-url", index.url, "--upload"])
    assert "nothing to send" in capsys.readouterr().out
