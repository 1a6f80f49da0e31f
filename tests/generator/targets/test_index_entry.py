from __future__ import annotations

import tomllib

import pytest

from generator.configuration.metadata import Metadata
from generator.targets.index_entry import view_index_entry
from generator.targets.settings import TargetSettings


def written(metadata: Metadata) -> dict[str, object]:
    """Give what TOML reads in the lines, as a template would print them."""
    settings = TargetSettings(package="a", distribution="a", client="A", env_prefix="A", metadata=metadata)
    entry = view_index_entry(settings)
    classifiers = f"classifiers = [{', '.join(entry.classifiers)}]"
    return tomllib.loads("\n".join([*entry.metadata, classifiers, "[urls]", *entry.urls]))


@pytest.mark.parametrize(
    ("author", "table"),
    [
        ("Jane Doe", {"name": "Jane Doe"}),
        ("Jane Doe <jane@shop.test>", {"name": "Jane Doe", "email": "jane@shop.test"}),
        ("<jane@shop.test>", {"email": "jane@shop.test"}),
        ('J. "Quote" \\ Müller', {"name": 'J. "Quote" \\ Müller'}),
    ],
)
def test_author_is_a_name_an_address_or_both(author: str, table: dict[str, str]) -> None:
    assert [table] == written(Metadata(authors=(author,)))["authors"]


def test_what_the_project_gives_is_written() -> None:
    metadata = Metadata(
        keywords=("pets", 'a "b"'),
        classifiers=("Topic :: Home Automation",),
        urls={"Homepage": "https://shop.test", "Bug Tracker": "https://shop.test/bugs"},
    )

    assert {
        "keywords": ["pets", 'a "b"'],
        "classifiers": ["Topic :: Home Automation"],
        "urls": {"Homepage": "https://shop.test", "Bug Tracker": "https://shop.test/bugs"},
    } == written(metadata)


def test_without_metadata_nothing_is_made_up() -> None:
    assert {"classifiers": [], "urls": {}} == written(Metadata())
