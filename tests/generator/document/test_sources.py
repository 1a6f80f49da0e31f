from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import load_document, source_files
from generator.problems import UnusableInputError

FILES = {
    "openapi.yaml": """\
        openapi: 3.1.1
        paths:
          /a/{b}: {$ref: "paths/a_{b}.yaml"}
          /c: {$ref: paths/c}
        """,
    "paths/a_{b}.yaml": "get: {parameters: [{$ref: ../p.yaml#/P}], responses: {}}\n",
    "paths/c": '{"get": {"responses": {"200": {"$ref": "../r.json#/R"}}}}\n',
    "p.yaml": "P: {$ref: 'q%20r.yml#/Q'}\n",
    "q r.yml": "Q: {name: q, in: query, schema: {}}\n",
    "r.json": '{"R": {"description": "not ../../secret.yaml"}}\n',
    "alone.yaml": "x: 1\n",
}


def test_files_found_by_scan_are_those_that_loading_reads(write: Callable[[dict[str, str]], Path]) -> None:
    root = write(FILES)
    overlay = write({"overlay.yaml": "overlay: 1.1.0\nactions: [{target: $.paths, update: {}}]\n"})

    found = source_files(root, [overlay])

    read = load_document(root, [overlay]).sources
    assert {path.resolve() for path in read} == {path.resolve() for path in found}
    assert (root, overlay) == (found[0], found[-1])


def test_missing_root_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no such file"):
        source_files(tmp_path / "openapi.yaml")
