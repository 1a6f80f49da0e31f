from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.release.programs import ReleaseError
from generator.release.publish import compare_with_index, read_distributions, send
from tests.generator.release.conftest import SDIST, WHEEL
from tests.rehearsal.local_index import LocalIndex


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_PUBLISH_USERNAME", "anyone")
    monkeypatch.setenv("UV_PUBLISH_PASSWORD", "this index asks for none")
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")


def publish(index: LocalIndex, dist: Path, *words: str) -> int:
    address = ["--index-url", index.url, "--upload-url", index.upload_url]
    return main(["release", "publish", "--dist", str(dist), *address, *words])


def test_nothing_is_sent_unless_asked_to(index: LocalIndex, dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == publish(index, dist)
    assert "nothing was sent" in capsys.readouterr().out
    assert {} == index.hashes


def test_all_is_sent_once(index: LocalIndex, dist: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert 0 == publish(index, dist, "--upload")
    capfd.readouterr()

    assert 0 == publish(index, dist, "--upload")
    said = capfd.readouterr().err
    assert [WHEEL, SDIST] == list(index.hashes)
    assert "already exists, skipping" in said
    assert "Uploading" not in said


def test_upload_that_broke_goes_on_with_what_is_missing(
    index: LocalIndex, dist: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    index.cut_after = 1
    assert 1 == publish(index, dist, "--upload")
    arrived = [*index.hashes]
    broken = capfd.readouterr().err
    index.cut_after = None

    assert 0 == publish(index, dist, "--upload")
    assert 1 == len(arrived)
    assert "what was sent stays" in broken
    assert 1 == capfd.readouterr().err.count("Uploading")
    assert [WHEEL, SDIST] == list(index.hashes)


@pytest.mark.parametrize("name", [WHEEL, SDIST])
def test_nothing_is_sent_when_one_file_is_there_and_different(
    name: str, index: LocalIndex, dist: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (index.folder / name).write_bytes(b"something else")

    assert 1 == publish(index, dist, "--upload")
    said = " ".join(capfd.readouterr().err.split())  # uv wraps its lines
    assert [name] == list(index.hashes)
    assert f"do not match for `{name}`" in said
    assert "release publish: nothing was sent" in said


def test_index_that_is_not_reached_is_an_error_and_not_empty(dist: Path) -> None:
    with pytest.raises(ReleaseError, match="cannot be compared"):
        compare_with_index(read_distributions(dist), "http://127.0.0.1:1/simple/")


def test_build_that_was_touched_since_is_not_published(dist: Path) -> None:
    (dist / WHEEL).write_bytes(b"edited")

    with pytest.raises(ReleaseError, match="is not what was built"):
        read_distributions(dist)


@pytest.mark.parametrize(("content", "message"), [(None, "run release build first"), ("", "lists no distribution")])
def test_folder_without_distributions_is_not_published(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "SHA256SUMS").write_text(content)

    with pytest.raises(ReleaseError, match=message):
        read_distributions(tmp_path)


@pytest.mark.parametrize("address", ["https://user:hidden@index.test/", "https://hidden@index.test/", "index.test"])
def test_address_of_no_index_or_with_credentials_is_refused_and_not_repeated(address: str, dist: Path) -> None:
    with pytest.raises(ReleaseError, match=r"credentials|is no address") as caught:
        send(read_distributions(dist), "https://index.test/", address)

    assert "hidden" not in str(caught.value)


def test_without_an_index_nothing_is_guessed(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == main(["release", "publish", "--dist", str(dist)])
    assert "no index; give --index-url" in capsys.readouterr().err
