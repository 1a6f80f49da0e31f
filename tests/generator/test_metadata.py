from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.configuration.metadata import NO_METADATA, parse_metadata
from generator.problems import UnusableInputError

FILE = Path("pyproject.toml")


def test_files_of_the_package_have_addresses_by_version() -> None:
    metadata = parse_metadata(FILE, {"files": "https://git.test/shop/-/blob/v{version}/{file}"}, "sdk/python/")

    assert "https://git.test/shop/-/blob/v1.2.0/sdk/python/api.md" == metadata.address_of("api.md", "1.2.0")


def test_without_settings_there_are_no_addresses() -> None:
    assert NO_METADATA == parse_metadata(FILE, {}, "sdk")
    assert "" == NO_METADATA.address_of("api.md", "1.2.0")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"files": "https://git.test/shop"}, "needs a place for the path"),
        ({"files": "git.test/{file}"}, "write an address with https://"),
        ({"urls": {"Homepage": "javascript:alert(1)"}}, r"'urls\.Homepage' is 'javascript:alert\(1\)'"),
        ({"urls": ["https://shop.test"]}, "'urls' must be a table of strings"),
        ({"authors": "Jane"}, "'authors' must be a list of strings"),
        ({"author": ["Jane"]}, "has no setting 'author'; use one of authors, keywords"),
        ("all", "must be a table"),
    ],
)
def test_setting_that_makes_no_sense_is_refused(values: Any, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        parse_metadata(FILE, values, "sdk")
