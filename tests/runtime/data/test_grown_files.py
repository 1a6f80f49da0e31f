"""A file that is another one while it is sent is an error, however it was given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from package.runtime.request.contents import FileChangedError
from package.runtime.request.files import _path_content


def test_file_that_grew_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "talk.mp4"
    file.write_bytes(b"ab")
    content: Any = _path_content(str(file), "file")

    assert b"ab" == b"".join(content)

    with file.open("ab") as handle:
        handle.write(b"c")
    with pytest.raises(FileChangedError, match="longer"):
        b"".join(content)
