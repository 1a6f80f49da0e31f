"""The files of a package that agents read: catalog, workflows, and the texts made of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from generator.ir.schemas import Json
from generator.targets.python.agent.catalog import catalog_text
from generator.targets.python.agent.entries import CatalogFile
from generator.targets.python.agent.skill import SkillTexts
from generator.targets.settings import TargetSettings

_CATALOG: Final = "catalog.json"
_WORKFLOWS: Final = "workflows.json"


def agent_files(
    settings: TargetSettings, catalog: CatalogFile, workflows: Sequence[dict[str, Json]]
) -> tuple[tuple[str, bytes], ...]:
    """Give path and content of each file below `agent/`. The workflows stand one to a line."""
    files = [(_CATALOG, catalog_text(catalog))]
    if workflows:
        content = b"[\n" + b",\n".join(msgspec.json.encode(one) for one in workflows) + b"\n]\n"
        files.append((_WORKFLOWS, content))
    files += SkillTexts(catalog=catalog, workflows=workflows, settings=settings).files()
    return tuple((f"{settings.package}/agent/{path}", content) for path, content in files)
