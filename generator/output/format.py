"""Formatting: one batch of ruff over everything templates made, so that views need not care for line breaks."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ruff import find_ruff_bin  # type: ignore[import-untyped]  # ruff ships no types

from generator.output.tree import FileTree
from generator.output.write import write_files

FIXES: Final = "I001,F401"
"""What ruff fixes besides the layout: the order of imports, and unused imports."""

_CONFIGURATION: Final = "pyproject.toml"
_DEFAULTS: Final = ("--isolated", "--config", "line-length=110", "--config", "target-version='py311'")


class FormatError(Exception):
    """Generated Python that ruff cannot read: a mistake of the generator. The message has file and line."""


def format_tree(tree: FileTree) -> FileTree:
    """Lay out the rendered Python files, by the tree's own pyproject.toml if it has one, and sort their imports.

    Imports of repeated files are left as they are, and copied files altogether. Raises FormatError when a rendered file
    is no Python.
    """
    sources = {path: tree.files[path] for path in sorted(tree.rendered) if path.endswith((".py", ".pyi"))}
    if not sources:
        return tree
    with tempfile.TemporaryDirectory(prefix="generator-") as name:
        folder = Path(name)
        write_files(folder, sources)
        options = _options(folder, tree)
        unsorted = [path for path in sources if path not in tree.repeated]
        if unsorted:
            _run_ruff(folder, ["check", "--fix-only", "--select", FIXES, *options], unsorted)
        _run_ruff(folder, ["format", *options], ["."])
        return tree.with_files({path: (folder / path).read_bytes() for path in sources})


def _options(folder: Path, tree: FileTree) -> Sequence[str]:
    configuration = tree.files.get(_CONFIGURATION)
    if configuration is None or b"[tool.ruff" not in configuration:
        return _DEFAULTS
    (folder / _CONFIGURATION).write_bytes(configuration)
    return ("--config", _CONFIGURATION)


def _run_ruff(folder: Path, arguments: Sequence[str], paths: Sequence[str]) -> None:
    """Run ruff over files or folders in a folder; what it says when it fails starts with file and line."""
    command = [str(find_ruff_bin()), *arguments, "--no-cache", "--", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        text = " ".join((done.stderr or done.stdout).replace(str(folder), "").split())
        raise FormatError(f"ruff {arguments[0]}: {text or f'exit code {done.returncode}'}")
