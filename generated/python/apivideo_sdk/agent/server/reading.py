"""Resources and prompts: the catalog, each operation and schema, the guides of the skill, and a prompt per workflow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import mcp_types as types

from ..catalog.describe import describe
from ..catalog.entries import AgentCatalog
from ..catalog.listing import list_catalog
from ..names import COMMAND
from ..workflows.entries import describe_workflow, load_workflows

SKILL: Final = Path(__file__).parent.parent / "skill"
"""Folder of the guides, which the generator writes."""

_MIME_TYPES: Final = {"operations": "text/plain", "schemas": "application/json", "guides": "text/markdown"}


def list_resources() -> list[types.Resource]:
    """Give the catalog and the guides."""
    guides = sorted(SKILL.rglob("*.md")) if SKILL.is_dir() else []
    found = [types.Resource(uri=f"{COMMAND}://operations", name="operations", mime_type=_MIME_TYPES["operations"])]
    return found + [
        types.Resource(
            uri=f"{COMMAND}://guides/{guide.relative_to(SKILL).as_posix()}",
            name=guide.relative_to(SKILL).as_posix(),
            mime_type=_MIME_TYPES["guides"],
        )
        for guide in guides
    ]


def list_templates() -> list[types.ResourceTemplate]:
    """Give the addresses of single operations and schemas."""
    return [
        types.ResourceTemplate(
            uri_template=f"{COMMAND}://{kind}/{{{variable}}}", name=name, mime_type=_MIME_TYPES[kind]
        )
        for kind, variable, name in (("operations", "id", "operation"), ("schemas", "name", "schema"))
    ]


def read_resource(uri: str, catalog: AgentCatalog) -> types.TextResourceContents | None:
    """Give a resource, None where there is none."""
    kind, _, name = uri.removeprefix(f"{COMMAND}://").partition("/")
    text = _resource_text(kind, unquote(name), catalog)
    return None if text is None else types.TextResourceContents(uri=uri, text=text, mime_type=_MIME_TYPES[kind])


def _resource_text(kind: str, name: str, catalog: AgentCatalog) -> str | None:
    match kind:
        case "operations" if not name:
            return list_catalog(catalog)
        case "operations" if name in catalog.by_id and not catalog.by_id[name].hidden:
            return describe(catalog.by_id[name], catalog)
        case "schemas" if name in catalog.schemas:
            return json.dumps(catalog.schemas[name], ensure_ascii=False)
        case "guides":
            known = {one.relative_to(SKILL).as_posix(): one for one in SKILL.rglob("*.md")}
            return known[name].read_text(encoding="utf-8") if name in known else None
        case _:
            return None


def list_prompts() -> list[types.Prompt]:
    """Give a prompt for each workflow."""
    return [
        types.Prompt(
            name=one.id,
            description=one.summary,
            arguments=[
                types.PromptArgument(name=given.name, description=given.about or None, required=given.required)
                for given in one.inputs
            ],
        )
        for one in load_workflows()
    ]


def prompt_text(name: str, given: dict[str, str]) -> str:
    """Give the text of a prompt. Raises ValueError where there is none of that name, and for a missing argument."""
    workflow = next((one for one in load_workflows() if one.id == name), None)
    if workflow is None:
        raise ValueError(f"there is no prompt {name!r}")
    if missing := [one.name for one in workflow.inputs if one.required and not given.get(one.name)]:
        raise ValueError(f"{name} needs {', '.join(missing)}")
    values = json.dumps(given, ensure_ascii=False)
    return (
        f"{workflow.summary}.\nUse the tool run with this workflow; inputs: {values}\n\n{describe_workflow(workflow)}"
    )
