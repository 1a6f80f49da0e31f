from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def _modules_after(statement: str) -> set[str]:
    script = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_dear_libraries_are_loaded_only_when_used() -> None:
    dear = {"openapi_spec_validator", "jsonpath_rfc9535", "urllib.request", "jsonschema"}

    cheap = _modules_after("import generator.document")
    full = _modules_after("from generator.document.validate import check_document")

    assert set() == dear & cheap
    assert "openapi_spec_validator" in full


def test_json_is_read_without_the_library_for_yaml(tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text('{"openapi": "3.1.1", "info": {"title": "t", "version": "1"}, "paths": {}}', encoding="utf-8")
    load = "from generator.document import load_document; from pathlib import Path"

    assert "yaml" not in _modules_after(f"{load}; load_document(Path({str(document)!r}))")
