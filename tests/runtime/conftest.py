"""Lets the runtime be imported where it lies, as `package.runtime`, beside the sample client of these tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = (
    _REPOSITORY / "templates" / "python",
    _REPOSITORY / "templates" / "apivideo",
    Path(__file__).resolve().parent / "sample",
)

for folder in map(str, _FOLDERS):
    if folder not in sys.path:
        sys.path.insert(0, folder)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAMPLE_API_KEY", "SAMPLE_BASE_URL", "SAMPLE_LOG"):
        monkeypatch.delenv(name, raising=False)
