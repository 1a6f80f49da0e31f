from __future__ import annotations

import logging
from pathlib import Path
from types import ModuleType

import pytest

from tests.features.wire import Wire, as_json

KEY = "top-secret-key-123"


@pytest.mark.parametrize("scheme", ["header", "query", "cookie"])
def test_key_of_a_declared_scheme_is_in_no_recording_and_no_log(
    sdk: ModuleType, wire: Wire, scheme: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.always(as_json({"ok": True}))
    file = tmp_path / "state.json"

    with (
        sdk.testing.recorded(file, mode="once") as transport,
        sdk.Sample(base_url=wire.url, transport=transport, **{scheme: KEY}) as client,
    ):
        assert client.things.get_state().ok

    sent = f"{wire.last.target} {wire.last.headers}"
    assert KEY in sent
    assert KEY not in file.read_text()
    assert KEY not in caplog.text
