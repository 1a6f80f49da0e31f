"""How source files look: short, well named, and free of anything that belongs to one machine."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.sources import ROOT, outline, python_files, tracked_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "data", "info", "process"}

OURS = python_files("apivideo_generator", "generator", "templates", "tests")

FOREIGN = re.compile(
    rb"/root/|/home/[a-z]|/Users/|[^\w./]/tmp/[a-z]|[^\w./]/work/|py[p]i\.org|python[h]osted|registry\.npm[j]s"
)
"""Paths of one machine, and hosts of package registries."""


def test_files_are_short() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in OURS}

    long = {file: length for file, length in lengths.items() if length > LONGEST_FILE}

    assert {} == long


def test_functions_are_short() -> None:
    lengths = {
        f"{file.relative_to(ROOT)}:{function.line}": function.length
        for file in OURS
        for function in outline(file).functions
    }

    long = {place: length for place, length in lengths.items() if length > LONGEST_FUNCTION}

    assert {} == long


def test_no_module_has_a_vague_name() -> None:
    vague = [file for file in python_files("generator", "templates") if file.stem in VAGUE_NAMES]

    assert [] == vague


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(file) for file in python_files("generator", "templates") if not outline(file).is_documented]

    assert [] == silent


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for file in tracked_files():
        if file != Path(__file__):
            match = FOREIGN.search(file.read_bytes())
            if match:
                found.append((str(file.relative_to(ROOT)), match[0]))

    assert [] == found
