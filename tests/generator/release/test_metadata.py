from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.release.metadata import check_metadata, dead_links, read_metadata
from generator.release.programs import ReleaseError
from generator.release.sbom import describe_materials
from tests.generator.release.conftest import METADATA, make_wheel

SDIST = Path("pet_shop-1.2.0.tar.gz")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("License-Expression: MIT", "license_expression"),
        ("Keywords: pets,shop", "keywords"),
        ("Author: Somebody", "author"),
        ("Project-URL: Homepage, https://shop.test", "project_urls"),
        ("Classifier: Development Status :: 4 - Beta", "status"),
    ],
)
def test_what_is_missing_is_named(line: str, name: str, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {}, METADATA.replace(f"{line}\n", ""))

    with pytest.raises(ReleaseError, match=f"says nothing of {name}"):
        check_metadata(wheel, SDIST)


@pytest.mark.parametrize(
    "link", ["[all](api.md)", "[all](./api.md#get)", "[all](/api.md)", "![shot](docs/shot.png)", "[all](//host/api.md)"]
)
def test_link_that_is_dead_on_an_index_is_named(link: str, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {}, f"{METADATA}\n{link}\n")

    with pytest.raises(ReleaseError, match=r"links that are dead on an index: .*(api\.md|shot\.png)"):
        check_metadata(wheel, SDIST)


def test_links_that_are_whole_are_not_dead() -> None:
    page = '<h1>A</h1><a href="https://a.test/b">b</a><a href="mailto:a@b.test">c</a><a href="#top">d</a><a>e</a>'

    assert [] == dead_links(page)


def test_classifier_that_no_index_knows_is_named(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {}, METADATA.replace("Typing :: Typed", "Typing :: Somewhat"))

    with pytest.raises(ReleaseError, match="Typing :: Somewhat"):
        check_metadata(wheel, SDIST)


def test_readme_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {}, METADATA.replace("# Pet Shop", "Pet Shop"))

    with pytest.raises(ReleaseError, match="a README that no index can show"):
        check_metadata(wheel, SDIST)


def test_metadata_that_is_refused_says_why(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {}, METADATA.replace("Version: 1.2.0", "Version: soon"))

    with pytest.raises(ReleaseError, match=r"an index refuses: .*soon"):
        read_metadata(wheel)


def test_wheel_and_sdist_of_two_versions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not of one version"):
        check_metadata(make_wheel(tmp_path, {}), Path("pet_shop-1.3.0.tar.gz"))


def test_materials_tell_what_is_needed_and_what_is_optional(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {})

    materials = json.loads(describe_materials(read_metadata(wheel), (wheel,), 1_700_000_000))

    scopes = {component["name"]: component["scope"] for component in materials["components"]}
    assert ("required", "required", "optional") == (scopes["httpx2"], scopes["idna"], scopes["rich"])
    licenses = {component["name"]: component.get("licenses") for component in materials["components"]}
    assert [{"license": {"id": "MIT"}}] == licenses["h11"]
    needs = {each["ref"].partition("@")[0]: each.get("dependsOn", []) for each in materials["dependencies"]}
    assert ["httpx2", "rich"] == [ref.removeprefix("pkg:pypi/").partition("@")[0] for ref in needs["pkg:pypi/pet-shop"]]
    assert "2023-11-14T22:13:20+00:00" == materials["metadata"]["timestamp"]


def test_materials_of_the_same_files_are_the_same(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {})

    assert describe_materials(read_metadata(wheel), (wheel,), 0) == describe_materials(
        read_metadata(wheel), (wheel,), 0
    )
