"""The kit is tested where it lies, with the sample client of the runtime's tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[2]

for folder in (_REPOSITORY / "templates" / "python", _REPOSITORY / "tests" / "runtime" / "sample"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAMPLE_API_KEY", "SAMPLE_BASE_URL", "SAMPLE_LOG"):
        monkeypatch.delenv(name, raising=False)
