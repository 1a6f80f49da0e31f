"""The server: what clients list and call, over one core."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import mcp_types as types
from mcp.server.caching import CacheHint
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.shared.exceptions import MCPError

from ..core.core import AgentCore
from ..names import COMMAND, TITLE, VERSION
from ..workflows.entries import load_workflows
from .calls import Answer, answer
from .reading import list_prompts, list_resources, list_templates, prompt_text, read_resource
from .tools import instructions, list_tools

_FRESH: Final = CacheHint(ttl_ms=3_600_000, scope="public")
"""Lists change with the package alone."""


def make_server(core: AgentCore) -> Server[Any]:
    """Make the server of a core, which is closed with it."""
    has_workflows = bool(load_workflows())
    tools = types.ListToolsResult(tools=list_tools(core.catalog, has_workflows=has_workflows))
    names = [one.name for one in tools.tools]

    @asynccontextmanager
    async def lifespan(_: Server[Any]) -> AsyncIterator[dict[str, Any]]:
        try:
            yield {}
        finally:
            core.calls.close()

    async def on_list_tools(_context: Any, _params: Any) -> types.ListToolsResult:  # noqa: ANN401 - nothing is used
        return tools

    async def on_call_tool(context: ServerRequestContext[Any], params: types.CallToolRequestParams) -> Answer:
        if params.name not in names:
            raise MCPError(types.INVALID_PARAMS, f"there is no tool {params.name!r}; there are {', '.join(names)}")
        return await answer(core, context, params)

    async def on_list_resources(_context: Any, _params: Any) -> types.ListResourcesResult:  # noqa: ANN401 - nothing is used
        return types.ListResourcesResult(resources=list_resources())

    async def on_list_templates(_context: Any, _params: Any) -> types.ListResourceTemplatesResult:  # noqa: ANN401 - nothing is used
        return types.ListResourceTemplatesResult(resource_templates=list_templates())

    async def on_read_resource(_context: Any, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:  # noqa: ANN401 - not used
        found = read_resource(str(params.uri), core.catalog)
        if found is None:
            raise MCPError(types.INVALID_PARAMS, f"there is no resource {params.uri}")
        return types.ReadResourceResult(contents=[found])

    async def on_list_prompts(_context: Any, _params: Any) -> types.ListPromptsResult:  # noqa: ANN401 - nothing is used
        return types.ListPromptsResult(prompts=list_prompts())

    async def on_get_prompt(_context: Any, params: types.GetPromptRequestParams) -> types.GetPromptResult:  # noqa: ANN401 - not used
        return _prompt(params.name, params.arguments or {})

    return Server(
        COMMAND,
        version=VERSION,
        title=TITLE,
        instructions=instructions(core.catalog, core.folders, has_workflows=has_workflows),
        cache_hints={"tools/list": _FRESH, "resources/list": _FRESH, "prompts/list": _FRESH},
        lifespan=lifespan,
        on_list_tools=on_list_tools,
        on_call_tool=on_call_tool,
        on_list_resources=on_list_resources,
        on_list_resource_templates=on_list_templates,
        on_read_resource=on_read_resource,
        on_list_prompts=on_list_prompts,
        on_get_prompt=on_get_prompt,
    )


def _prompt(name: str, given: dict[str, str]) -> types.GetPromptResult:
    try:
        content = types.TextContent(type="text", text=prompt_text(name, given))
    except ValueError as error:
        raise MCPError(types.INVALID_PARAMS, str(error)) from error
    return types.GetPromptResult(messages=[types.PromptMessage(role="user", content=content)])
