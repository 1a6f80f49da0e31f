"""`migrate` at the command line: what it writes, what it prints, and when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from apivideo_sdk.agent.cli.main import main
from apivideo_sdk.agent.migration.files import MigratedFile

BEFORE = "from apivideo.apis import TagsApi\nTagsApi(client).list()\n"
AFTER = "client.tags.list()\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a file to migrate, one that has nothing to do with it, and an environment."""
    for name, text in {
        "films/tags.py": BEFORE,
        "films/other.py": "print('apivideo')\n",
        "env/pyvenv.cfg": "",
        "env/tags.py": BEFORE,
        ".cache/tags.py": BEFORE,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    (tmp_path / "films/tags.py").chmod(0o755)
    return tmp_path


def contents(project: Path) -> dict[str, str]:
    files = project.rglob("*.py")
    return {file.relative_to(project).as_posix(): file.read_text() for file in files}


def test_files_of_the_project_are_rewritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)

    assert main(["migrate", str(project)]) == 0

    assert contents(project) == {**before, "films/tags.py": AFTER}
    assert (project / "films/tags.py").stat().st_mode & 0o777 == 0o755
    assert "rewrote 2 calls in 1 file\n" == capsys.readouterr().err


def test_check_writes_nothing_and_fails_until_all_is_rewritten(project: Path) -> None:
    before = contents(project)

    assert main(["migrate", "--check", str(project)]) == 1
    assert contents(project) == before

    main(["migrate", str(project)])

    assert main(["migrate", "--check", str(project)]) == 0


def test_diff_is_printed_and_nothing_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)

    assert main(["migrate", "--diff", str(project / "films/tags.py")]) == 0

    assert contents(project) == before
    assert "-TagsApi(client).list()\n+client.tags.list()\n" in capsys.readouterr().out


def test_what_is_left_is_named_by_file_and_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "films/tags.py"
    file.write_text(BEFORE.replace("list()", "list(async_req=True)"))

    main(["migrate", str(file)])

    assert f"{file}:1: async_req: calls are not made in threads" in capsys.readouterr().out


def test_file_that_is_no_python_is_reported_and_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "films/broken.py").write_text("import apivideo\nif:\n")

    assert main(["migrate", str(project)]) == 1

    assert contents(project)["films/broken.py"] == "import apivideo\nif:\n"
    assert contents(project)["films/tags.py"] == AFTER
    assert "films/broken.py: not read: " in capsys.readouterr().err


def test_write_that_fails_leaves_the_file_and_nothing_beside_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project / "films/tags.py"
    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(OSError, match="disk is full"):
        MigratedFile(file, BEFORE.encode(), AFTER.encode()).write()

    assert sorted(one.name for one in file.parent.iterdir()) == ["other.py", "tags.py"]
    assert file.read_text() == BEFORE


def test_table_needs_no_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--table"]) == 0

    assert "| `VideosApi.get(video_id)` | `client.videos.get(video_id)` |" in capsys.readouterr().out


def test_call_without_a_path_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 2

    assert "name a file or a folder" in capsys.readouterr().err


def refuse(_path: Path, _target: object) -> None:
    message = "disk is full"
    raise OSError(message)
