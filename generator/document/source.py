"""Source files: their names for people, their text, and the single line that says why one cannot be used.

`source_files` finds those of a document without reading any as YAML: for hashes that show whether anything changed.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import unquote

from msgspec import Struct

from generator.problems import Location, Problem, UnusableInputError

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read: 64 MiB. The largest public documents are about half of that."""

MAX_DEPTH = 200
"""The deepest nesting of objects and arrays that is read. Real documents stay below 40."""


class Source(Struct, frozen=True, kw_only=True):
    """A text and where it is from: a file, a URL, or standard input.

    path: None for a URL. may_be_json: False once the text was found to be YAML that begins like JSON. digest: SHA-256
    of the file in hexadecimal, "" for what is no file.
    """

    name: str
    path: Path | None
    text: str
    may_be_json: bool = True
    digest: str = ""

    @property
    def is_json(self) -> bool:
        """Whether the text is read as JSON: by its first character, whatever the ending of its name."""
        return self.may_be_json and self.text.lstrip()[:1] in {"{", "["}


def read_source(path: Path, *, referrer: Callable[[], Location] | None = None) -> Source:
    """Read a file as text. Raises UnusableInputError at the referrer, else at the file."""
    name = display_path(path)
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
            refuse(f"the file is larger than {MAX_BYTES // 2**20} MiB; split it", Location(file=name), rule="too-large")
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            refuse("this is no regular file; give a YAML or JSON file", Location(file=name), rule="unreadable-file")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        where = referrer() if referrer else Location(file=name)
        refuse(_describe(error, name, is_referred_to=referrer is not None), where, rule="unreadable-file")
    return Source(name=name, path=path, text=decode(data, name), digest=sha256(data).hexdigest())


def read_stdin() -> Source:
    """Read standard input. References in it are relative to the current folder."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        refuse(f"the input is larger than {MAX_BYTES // 2**20} MiB; split it", Location(file=STDIN_NAME), "too-large")
    return Source(name=STDIN_NAME, path=Path.cwd() / STDIN_NAME, text=decode(data, STDIN_NAME))


STDIN_NAME = "<stdin>"


def decode(data: bytes, name: str) -> str:
    """Decode a file's bytes: UTF-8, or UTF-16 and UTF-32 by their byte order mark or their NUL bytes.

    Raises UnusableInputError for what is no text.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_bytes(data, error, encoding, name)
    if not text.strip():
        refuse("the file is empty; write an OpenAPI document into it", Location(file=name), rule="empty-file")
    if "\0" in text:
        refuse("this is a binary file (it holds NUL bytes); give a YAML or JSON text in UTF-8", Location(file=name))
    return text


_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PATTERNS: Final = {
    b"\0\0\0\1": "utf-32-be",
    b"\1\0\0\0": "utf-32-le",
    b"\0\1\0\1": "utf-16-be",
    b"\1\0\1\0": "utf-16-le",
}
"""Which of the first four bytes are not NUL, where a text begins with two characters of ASCII."""


def _encoding(data: bytes) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    return marked or _PATTERNS.get(bytes(map(bool, data[:4])), "utf-8-sig")


def _refuse_bytes(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> NoReturn:
    if encoding != "utf-8-sig":
        refuse(f"the file begins as {encoding.upper()} and is not; save it as UTF-8", Location(file=name))
    if b"\0" in data:
        refuse("this is a binary file (it holds NUL bytes); give a YAML or JSON text in UTF-8", Location(file=name))
    line = data.count(b"\n", 0, error.start) + 1
    refuse("the file is not UTF-8 text; save it as UTF-8", Location(file=name, line=line))


def display_path(path: Path) -> str:
    """Write a path relative to the current folder when it lies below it, else as it was given."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 # pathlib costs ten times as much
    absolute = os.path.normpath(os.path.join(here, path))  # noqa: PTH118
    return absolute[len(here) :] if absolute.startswith(here) else str(path)


def refuse(message: str, where: Location, rule: str = "unusable-input") -> NoReturn:
    """Raise the one line that says why the input cannot be used and what to do."""
    raise UnusableInputError(Problem(where=where, rule=rule, message=message))


def _describe(error: OSError | ValueError, name: str, *, is_referred_to: bool) -> str:
    subject = f"{name} " if is_referred_to else ""
    match error:
        case FileNotFoundError():
            return f"{subject}does not exist; check the path" if subject else "there is no such file; check the path"
        case IsADirectoryError():
            return f"{subject or 'this '}is a folder; name the document's root file in it"
        case PermissionError():
            return f"{subject or 'the file '}cannot be read; grant read permission"
        case _:
            return f"{subject or 'the file '}cannot be read: {error}"


_REFERENCE = re.compile(r"""\$ref['"]?\s*:\s*(?:"([^"#\n]+)|'([^'#\n]+)|([^\s'"#]+))""")
_FILE_NAME = re.compile(r"""[^\s'"<>\[\]{}(),#]+\.(?:ya?ml|json)\b""")


def source_files(path: Path, overlays: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Give every local file that a document may be made of: the root first, overlays last.

    Finds them by a scan for file names, so a file that is only mentioned in prose counts as well, if it exists. Raises
    UnusableInputError for a root or an overlay that cannot be read.
    """
    folder = path.resolve().parent
    found: dict[Path, Path] = {path.resolve(): path}
    tried: set[str] = set()
    pending = [(path.resolve().parent, read_source(path).text)]
    while pending:
        for candidate in _candidates(*pending.pop()) - tried:
            tried.add(candidate)
            file = _existing(candidate, folder)
            if file is not None and file not in found:
                found[file] = file
                pending.append((file.parent, read_source(file).text))
    layers = [overlay for overlay in overlays if read_source(overlay).text]
    return (path, *sorted(file for file in found.values() if file != path), *layers)


def _candidates(folder: Path, text: str) -> set[str]:
    """Give the paths that what looks like a reference or a file name would lead to."""
    references = {name for match in _REFERENCE.findall(text) for name in match if name}
    in_flow_style = {re.split(r"[,}\]]", name, maxsplit=1)[0] for name in references}
    names = references | in_flow_style | set(_FILE_NAME.findall(text))
    return {os.path.join(folder, unquote(name)) for name in names if name and "://" not in name}  # noqa: PTH118 # pathlib costs ten times as much


def _existing(candidate: str, folder: Path) -> Path | None:
    """Give the file of a candidate, None when there is none in the document's folder."""
    try:
        if os.path.isfile(candidate):  # noqa: PTH113 # pathlib costs ten times as much
            file = Path(candidate).resolve()
            return file if file.is_relative_to(folder) else None
    except (OSError, RuntimeError, ValueError):
        return None  # no file has such a name; loading the document reports what is wrong with it
    return None
