"""Writing a document as one file, which readers of YAML 1.1 and 1.2 and of JSON understand alike."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from pathlib import Path

from yaml import ScalarNode
from yaml.cyaml import CSafeDumper

from generator.document.document import Document
from generator.document.text.scalars import read_plain, yaml_1_1_reading
from generator.document.tree import Object


def write_bundle(document: Document, file: Path | None) -> None:
    """Write a document to a file, as JSON or YAML by its ending; to standard output as YAML when there is none.

    Swagger 2.0 stays what it is. The file appears whole or not at all. Raises OSError when it cannot be written.
    """
    is_json = file is not None and file.suffix.lower() == ".json"
    text = to_json(document.written.root) if is_json else to_yaml(document.written.root)
    if file is None:
        sys.stdout.write(text)
    else:
        write_whole(file, text)


def to_json(root: Object) -> str:
    """Write a tree as indented JSON, in its order."""
    return json.dumps(root, indent=2, ensure_ascii=False) + "\n"


def to_yaml(root: Object) -> str:
    """Write a tree as block style YAML, in its order; strings that some version of YAML reads otherwise are quoted."""
    stream = io.StringIO()
    dumper = _Dumper(stream, default_flow_style=False, allow_unicode=True, sort_keys=False, width=100)
    dumper.open()
    dumper.represent(root)
    dumper.close()
    return stream.getvalue()


class _Dumper(CSafeDumper):
    """Block style without aliases; strings plain, literal when they have lines, and quoted when in doubt."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: _Dumper, text: str) -> ScalarNode:
    style = "|" if "\n" in text and not _has_odd_space(text) else "'" if _reads_otherwise(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _has_odd_space(text: str) -> bool:
    return any(line != line.rstrip() or "\t" in line for line in text.split("\n")) or text[0] in " \n"


def _reads_otherwise(text: str) -> bool:
    try:
        return read_plain(text) != text or yaml_1_1_reading(text) is not None
    except ValueError:
        return True


_Dumper.add_representer(str, _represent_text)


def write_whole(file: Path, text: str) -> None:
    """Write a text to a file that appears whole or not at all. Raises OSError when it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(file)) from error  # of the file that is known outside
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
