from __future__ import annotations

from pathlib import Path

import pytest
from packaging.version import Version

from generator.release.changelog import read_changelog
from generator.release.history import last_release
from generator.release.programs import ReleaseError
from generator.release.readiness import check_entry, check_history, check_tag, check_tree
from tests.generator.release.conftest import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, released as 1.0.0."""
    folder = tmp_path / "shop"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    (folder / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).write_text("1")
    (folder / ".gitignore").write_text("cache/\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "tag", "v1.0.0")
    return folder


def release(folder: Path, branch: str, tag: str) -> None:
    """Release something on a new branch off the first release, and go back to main."""
    git(folder, "checkout", "--quiet", "-b", branch, "v1.0.0")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", tag)
    git(folder, "tag", "-a", tag, "-m", tag)
    git(folder, "checkout", "--quiet", "main")


def history(folder: Path, version: str) -> None:
    check_history(folder, last_release(folder, before=Version(version)), Version(version))


def test_committed_tree_is_fine_with_what_git_ignores_and_with_earlier_builds(repository: Path) -> None:
    for name in ("cache/c", "dist/d"):
        (repository / name).parent.mkdir()
        (repository / name).write_text("2")

    check_tree(repository / "sub", repository / "dist")


@pytest.mark.parametrize("name", ["a.txt", "sub/b.txt", "sub/new", "with space ü", "distant/x"])
def test_changed_or_unknown_file_is_refused_by_name(name: str, repository: Path) -> None:
    (repository / name).parent.mkdir(exist_ok=True)
    (repository / name).write_text("2")

    with pytest.raises(ReleaseError, match=f"^not committed: {name};"):
        check_tree(repository / "sub", repository / "dist")


def test_deleted_staged_and_renamed_files_are_refused(repository: Path) -> None:
    git(repository, "mv", "a.txt", "c.txt")
    (repository / "sub" / "b.txt").unlink()
    for name in ("x", "y"):
        (repository / name).write_text("2")

    with pytest.raises(ReleaseError, match=r"not committed: a\.txt, c\.txt, sub/b\.txt and 2 more"):
        check_tree(repository, repository / "dist")


def test_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="built from a git repository"):
        check_tree(tmp_path, tmp_path / "dist")


@pytest.mark.parametrize("kind", ["light", "annotated"])
def test_commit_needs_the_tag_of_its_version(kind: str, repository: Path) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "More")
    git(repository, "tag", *(["-a", "-m", "x"] if kind == "annotated" else []), "v1.1.0")

    check_tag(repository, "1.1.0")
    with pytest.raises(ReleaseError, match=r"^v1\.0\.0 is on commit [0-9a-f]{12}, and this is"):
        check_tag(repository, "1.0.0")
    with pytest.raises(ReleaseError, match=r"^there is no tag v1\.2\.0"):
        check_tag(repository, "1.2.0")


def test_branch_that_is_called_like_the_tag_does_not_count(repository: Path) -> None:
    git(repository, "branch", "v1.1.0")

    with pytest.raises(ReleaseError, match="there is no tag"):
        check_tag(repository, "1.1.0")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no entry"),
        ("## [1.1.0]\n\n- More.\n", "has no entry"),
        ("## [1.1.0] - 2026-01-02\n\n## [1.0.0] - 2026-01-01\n\n- All.\n", "says nothing under"),
        ("## [1.1.0-rc1] - 2026-01-02\n\n- More.\n", "has no entry"),
    ],
    ids=["none", "no date", "empty", "another"],
)
def test_version_needs_an_entry_with_a_date_and_a_text(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n## [Unreleased]\n\n- Not told yet.\n\n{text}")

    with pytest.raises(ReleaseError, match=message):
        check_entry(read_changelog(tmp_path / "CHANGELOG.md"), "1.1.0")


def test_entry_is_given(tmp_path: Path) -> None:
    text = (
        "## [Unreleased]\n\n## [1.1.0] - 2026-01-02\n\n- More, see ## [1.0.0].\n\n## [1.0.0] - 2026-01-01\n\n- All.\n"
    )
    (tmp_path / "CHANGELOG.md").write_text(text)

    assert "- More, see ## [1.0.0]." == check_entry(read_changelog(tmp_path / "CHANGELOG.md"), "1.1.0")


def test_version_that_another_branch_released_is_refused(repository: Path) -> None:
    release(repository, "other", "v1.1.0")

    with pytest.raises(ReleaseError, match=r"^v1\.1\.0 was released from another branch; merge it, then"):
        history(repository, "1.1.0")


@pytest.mark.parametrize("version", ["1.1.0", "1.0.2", "2.0.0"])
def test_version_that_follows_a_release_which_is_not_merged_is_refused(version: str, repository: Path) -> None:
    release(repository, "repairs", "v1.0.1")

    with pytest.raises(ReleaseError, match=r"git merge v1\.0\.1"):
        history(repository, version)
    git(repository, "merge", "--quiet", "--no-edit", "v1.0.1")
    history(repository, version)


def test_repair_of_an_old_line_may_be_lower_than_what_other_branches_released(repository: Path) -> None:
    release(repository, "next", "v2.0.0")

    history(repository, "1.0.1")


def test_pre_release_of_another_branch_is_in_nobodys_way(repository: Path) -> None:
    release(repository, "next", "v1.1.0rc1")

    history(repository, "1.1.0")


def test_first_release_is_not_made_beside_another_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Begin")
    git(tmp_path, "checkout", "--quiet", "--orphan", "other")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Other")
    git(tmp_path, "tag", "v1.0.0")
    git(tmp_path, "checkout", "--quiet", "main")

    with pytest.raises(ReleaseError, match="from another branch"):
        history(tmp_path, "1.0.0")


def test_shallow_clone_does_not_know_the_releases(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "More")
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")

    with pytest.raises(ReleaseError, match="shallow"):
        history(tmp_path / "clone", "1.1.0")
