from __future__ import annotations

import re
from pathlib import Path

import apivideo_sdk
import pytest
import yaml
from apivideo_sdk.agent.catalog.entries import load_catalog

from generator.targets.python.agent.entries import CatalogFile, OperationEntry, TagEntry
from generator.targets.python.agent.skill import LONGEST_DESCRIPTION, LONGEST_NAME, MOST_LINES, SkillTexts
from generator.targets.settings import TargetSettings

AGENT = Path(apivideo_sdk.__file__).parent / "agent"
SKILL = AGENT / "skill" / "SKILL.md"


def head_of(text: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(text.split("---\n")[1])
    return found


def test_the_skill_keeps_its_limits() -> None:
    text = SKILL.read_text(encoding="utf-8")
    head = head_of(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", head["name"])
    assert len(head["name"]) <= LONGEST_NAME
    assert len(head["description"]) <= LONGEST_DESCRIPTION
    assert len(text.splitlines()) < MOST_LINES


@pytest.mark.parametrize("file", [SKILL, AGENT / "llms.txt"], ids=["skill", "llms"])
def test_every_link_leads_to_a_file(file: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", file.read_text(encoding="utf-8"))

    assert links
    assert [] == [link for link in links if not (file.parent / link).is_file()]


def test_every_operation_that_is_offered_has_its_place() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (SKILL.parent / "references").glob("*.md"))
    whole = (AGENT / "llms-full.txt").read_text(encoding="utf-8")

    for one in load_catalog().operations:
        assert (f"## {one.id}\n" in pages) != one.hidden
        assert (f"## {one.id}\n" in whole) != one.hidden


def test_an_api_of_any_size_and_wording_keeps_the_limits() -> None:
    tags = tuple(TagEntry(name=f"t{number}", title=f"Tag {number}", about="About. " * 40) for number in range(900))
    operations = tuple(
        OperationEntry(
            id=f"get{number}", http="GET", path="/", tag=f"t{number}", module="", constant="", resource="", method="",
            action="", summary="S", intents=("A very long wish " * 30,),
        )
        for number in range(900)
    )  # fmt: skip
    catalog = CatalogFile(
        title="T", about="x" * 3000, tags=tags, operations=operations, schemas={}, unsupported=(), secret_text=(),
        secret=(),
    )  # fmt: skip
    settings = TargetSettings(package="p" * 90, distribution="d", client="C", env_prefix="C")

    files = dict(SkillTexts(catalog=catalog, workflows=(), settings=settings).files())
    text = files["skill/SKILL.md"].decode()

    assert len(head_of(text)["name"]) <= LONGEST_NAME
    assert len(head_of(text)["description"]) <= LONGEST_DESCRIPTION
    assert len(text.splitlines()) < MOST_LINES
