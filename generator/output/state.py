"""What a folder was made from, so that nothing is made twice: a cache in the folder that is never committed.

Its own `.gitignore` keeps it out of any repository. Without it, as in a fresh clone, the next run makes the package
and finds it equal. Standard library only and light, for it is read before anything else is imported.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from generator.output.lock import LOCK_NAME, hash_file, hash_files, read_lock

CACHE_NAME: Final = ".generator_cache"

_STATE_NAME: Final = "inputs.json"
_FORMAT: Final = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the last run read, and what it had to say. All hashes are SHA-256 in hexadecimal.

    document: files of the document, below its folder. inputs: whatever else decides the result, by name. lock: hash of
    the lock that the run wrote, "" for none.
    """

    document: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    lock: str = ""
    is_validated: bool = False
    losses: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """How a folder departs from what the last run made, from what there was then. All empty: not at all."""

    inputs: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    state: State = field(default_factory=State)
    count: int = 0

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.inputs or self.edited or self.missing)


def find_drift(output: Path, document: Path, inputs: Mapping[str, str]) -> Drift:
    """Compare a folder, its document and the other inputs with the last run. Every file is read, none trusted.

    `inputs` of the result names the lock when another run, or another branch, wrote the folder since.
    """
    state = _read_state(output)
    lock = read_lock(output)
    if not lock.is_complete or _hash_lock(output) != state.lock:
        return Drift(inputs=(LOCK_NAME,), state=state)
    sources = hash_files(document.parent, state.document)
    changed = [name for name, digest in state.document.items() if sources.get(name) != digest]
    changed += [name for name in sorted({*inputs, *state.inputs}) if inputs.get(name) != state.inputs.get(name)]
    present = hash_files(output, lock.files)
    return Drift(
        inputs=tuple(changed),
        edited=tuple(name for name, digest in lock.files.items() if present.get(name, digest) != digest),
        missing=tuple(name for name in lock.files if name not in present),
        state=state,
        count=len(lock.files),
    )


def write_state(
    output: Path, document: Mapping[str, str], inputs: Mapping[str, str], *, is_validated: bool, losses: int
) -> None:
    """Remember what the folder, as it is now, was made from. A folder that takes no cache is made again next time."""
    folder = output / CACHE_NAME
    lock = _hash_lock(output)
    state = State(document=document, inputs=inputs, lock=lock, is_validated=is_validated, losses=losses)
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        new = folder / f"{_STATE_NAME}.new"
        new.write_text(json.dumps({"format": _FORMAT, **asdict(state)}, indent=1), encoding="utf-8")
        new.replace(folder / _STATE_NAME)


def _read_state(output: Path) -> State:
    try:
        values = json.loads((output / CACHE_NAME / _STATE_NAME).read_bytes())
        return State(**values) if values.pop("format") == _FORMAT else State()
    except (OSError, ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return State()


def _hash_lock(output: Path) -> str:
    try:
        return hash_file(output / LOCK_NAME)
    except OSError:
        return ""
