"""Writing: a tree meets the output folder. Only what differs is touched, and only what is ours.

A run that is killed leaves each file whole, old or new; the lock is marked incomplete before the first file is
replaced, so that the next run knows all of them as ours and finishes the work.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.output.lock import LOCK_NAME, Lock, hash_bytes, lock_of, read_lock
from generator.output.tree import FileTree
from generator.problems import Location, Problem, UnusableInputError

_PASSING_FOLDERS: Final = frozenset({"__pycache__", "dist", "build", "node_modules"})


class WriteReport(Struct, frozen=True, kw_only=True):
    """What writing did, by path. restored: ours, was deleted, made anew. edited: ours, changed by hand, made anew.

    kept: ours once, changed by hand, left alone. foreign: not ours, left alone.
    """

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    restored: tuple[str, ...]
    edited: tuple[str, ...]
    kept: tuple[str, ...]
    foreign: tuple[str, ...]


class _Plan(Struct, frozen=True, kw_only=True):
    write: dict[str, bytes]
    unchanged: int
    remove: tuple[str, ...]
    absent: frozenset[str]
    edited: tuple[str, ...]
    kept: tuple[str, ...]


def write_tree(output: Path, tree: FileTree) -> WriteReport:
    """Make `output` hold the tree, and a lock that says so.

    Raises UnusableInputError when a file that is not ours stands where one is to be written, and OSError when the
    disk refuses; nothing is changed then.
    """
    if not os.path.lexists(output):
        return _create(output, tree)
    previous = read_lock(output)
    _check_places(output, tree, previous)
    plan = _plan(output, tree, previous)
    finished = lock_of(tree)
    if plan.write or plan.remove:
        _carry_out(output, plan, previous, finished)
    elif finished != previous:
        _replace_lock(output, finished)
    foreign = tuple(path for path in _foreign_files(output, finished) if not tree.is_kept(path))
    return WriteReport(
        written=tuple(plan.write),
        unchanged=plan.unchanged,
        removed=plan.remove,
        restored=tuple(path for path in plan.write if path in plan.absent and path in previous.files),
        edited=plan.edited,
        kept=plan.kept,
        foreign=foreign,
    )


def _create(output: Path, tree: FileTree) -> WriteReport:
    """Make a folder that is not there yet: beside its place, then put there in one step."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with staging_folder(output) as staging:
        folder = staging / output.name
        write_files(folder, {**tree.files, LOCK_NAME: lock_of(tree).to_bytes()})
        folder.rename(output)
    return WriteReport(written=tuple(tree.files), unchanged=0, removed=(), restored=(), edited=(), kept=(), foreign=())


def _check_places(output: Path, tree: FileTree, previous: Lock) -> None:
    """Refuse when anything but our own files stands in the way, or when a link leads out of the folder."""
    if output.exists() and not output.is_dir():
        raise _refusal(output, "this is a file; name a folder as output")
    root = os.path.realpath(output)
    for folder in sorted({os.path.dirname(path) for path, _ in tree}):  # noqa: PTH120 # thousands of paths
        real = os.path.realpath(os.path.join(root, folder))  # noqa: PTH118 # thousands of paths
        if real != root and not real.startswith(root + os.sep):
            raise _refusal(output / folder, "this link leads out of the output folder; remove it")
    strangers = [path for path, content in tree if _is_in_the_way(output, path, content, previous)]
    if strangers:
        more = f" (and {len(strangers) - 1} more)" if len(strangers) > 1 else ""
        message = f"this file was not made by the generator{more}; move it away, or name another output folder"
        raise _refusal(output / strangers[0], message)


def _is_in_the_way(output: Path, path: str, content: bytes, previous: Lock) -> bool:
    if path in previous.files:
        return (output / path).is_dir()
    blocking = [parent for parent in Path(path).parents[:-1] if (output / parent).is_file()]
    if blocking:
        return blocking[0].as_posix() not in previous.files
    return os.path.lexists(output / path) and _read(output / path) != content


def _refusal(path: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(path)), rule="output", message=message))


def _plan(output: Path, tree: FileTree, previous: Lock) -> _Plan:
    write: dict[str, bytes] = {}
    edited: list[str] = []
    absent: set[str] = set()
    unchanged = 0
    for path, content in tree:
        present = _read(output / path)
        if present == content:
            unchanged += 1
            continue
        write[path] = content
        if present is None:
            absent.add(path)
        elif path in previous.files and _is_edited(path, present, previous):
            edited.append(path)
    remove, kept = _stale(output, tree, previous)
    return _Plan(
        write=write,
        unchanged=unchanged,
        remove=remove,
        absent=frozenset(absent),
        edited=tuple(edited),
        kept=kept,
    )


def _is_edited(path: str, content: bytes, previous: Lock) -> bool:
    """Whether a file of ours was changed since: a run that was killed leaves that unknown, so not then."""
    return previous.is_complete and previous.files.get(path) != hash_bytes(content)


def _stale(output: Path, tree: FileTree, previous: Lock) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the files of the last run that this one does not make: those to remove, and those edited since."""
    remove: list[str] = []
    kept: list[str] = []
    for path in previous.files:
        present = None if path in tree.files or tree.is_kept(path) else _read(output / path)
        if present is not None:
            (kept if _is_edited(path, present, previous) else remove).append(path)
    return tuple(remove), tuple(kept)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _carry_out(output: Path, plan: _Plan, previous: Lock, finished: Lock) -> None:
    with staging_folder(output) as staging:
        staged = _stage(staging, plan)
        _replace_lock(output, Lock(files={**previous.files, **finished.files}, is_complete=False))
        _remove(output, plan.remove)
        for path, file in staged:
            _put(file, output / path)
        _replace_lock(output, finished)


def _stage(staging: Path, plan: _Plan) -> Sequence[tuple[str, Path]]:
    staged = []
    for number, (path, content) in enumerate(plan.write.items()):
        file = staging / str(number)
        file.write_bytes(content)
        staged.append((path, file))
    return staged


def _put(file: Path, place: Path) -> None:
    try:
        file.replace(place)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)


def _remove(output: Path, paths: Sequence[str]) -> None:
    for path in paths:
        (output / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in paths for parent in Path(path).parents[:-1]}, reverse=True):
        _remove_if_empty(output / folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and all(entry.name == "__pycache__" for entry in folder.iterdir()):
        shutil.rmtree(folder)


def _replace_lock(output: Path, lock: Lock) -> None:
    output.mkdir(parents=True, exist_ok=True)
    new = output / f"{LOCK_NAME}.new"
    new.write_bytes(lock.to_bytes())
    new.replace(output / LOCK_NAME)


def _foreign_files(output: Path, lock: Lock) -> Iterator[str]:
    for parent, folders, files in os.walk(output):
        folders[:] = sorted(name for name in folders if not _is_passing(name))
        base = Path(parent).relative_to(output)
        for name in sorted(files):
            path = (base / name).as_posix()
            if path not in lock.files and not name.startswith(LOCK_NAME):
                yield path


def _is_passing(folder: str) -> bool:
    return folder in _PASSING_FOLDERS or folder.startswith(".") or folder.endswith(".egg-info")


@contextmanager
def staging_folder(output: Path) -> Iterator[Path]:
    """Give a folder beside the output, on the same disk; remove it, and those of runs that were killed."""
    prefix = f".{output.name}.staging-"
    parent = output.resolve().parent
    for left_over in parent.glob(f"{prefix}*"):
        if not _is_alive(left_over.name.removeprefix(prefix).partition("-")[0]):
            shutil.rmtree(left_over, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder, which is made with all folders that are needed."""
    base = os.fspath(folder)
    made: set[str] = set()
    for path, content in files.items():
        place = f"{base}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            Path(parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(place, "wb") as file:  # noqa: PTH123 # hundreds of files
            file.write(content)


def _is_alive(process: str) -> bool:
    if os.name != "posix" or not process.isdigit():
        return True  # unknown: leave its folder alone
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
