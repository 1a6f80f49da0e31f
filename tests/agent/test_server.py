from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from apivideo_sdk.agent.catalog.entries import AgentCatalog, AgentOperation, load_catalog
from apivideo_sdk.agent.failures import AgentError
from apivideo_sdk.agent.server.server import make_server
from apivideo_sdk.agent.server.serving import HashedTokens, HttpOptions, http_app
from apivideo_sdk.agent.server.tools import instructions, list_tools
from mcp.client.client import Client

from tests.agent.place import KEY, Place
from tests.agent.test_catalog import tokens

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo.mp4"
CATALOG = load_catalog()
MODES = ("legacy", "2026-07-28")


def talk(place: Place, mode: str, conversation: Callable[[Client], Awaitable[None]], **options: Any) -> None:
    """Let a client of a version of the protocol talk to the server."""

    async def main() -> None:
        async with Client(make_server(place.core), mode=mode, **options) as client:
            await conversation(client)

    asyncio.run(main())


async def text_of(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    block = result.content[0]
    assert isinstance(block, types.TextContent)
    return block.text


def listed(catalog: AgentCatalog) -> str:
    tools = types.ListToolsResult(tools=list_tools(catalog, has_workflows=True))
    return tools.model_dump_json(by_alias=True, exclude_none=True)


def test_six_tools_cost_at_most_1200_tokens_and_the_instructions_400() -> None:
    assert 6 == len(list_tools(CATALOG, has_workflows=True))
    assert tokens(listed(CATALOG)) <= 1200
    assert tokens(instructions(CATALOG, ["/folder/videos"], has_workflows=True)) <= 400


def test_tools_are_the_same_for_an_api_of_any_size() -> None:
    one = CATALOG.operations[2]
    many = tuple(AgentOperation(**{name: getattr(one, name) for name in one.__struct_fields__}) for _ in range(900))

    assert listed(CATALOG) == listed(AgentCatalog(title="", about="", tags=(), operations=(*many, *CATALOG.operations)))


@pytest.mark.parametrize("mode", MODES)
def test_from_an_intent_to_a_playback_address_in_three_calls(place: Place, mode: str) -> None:
    (place.folder / "demo.mp4").write_bytes(DEMO.read_bytes())
    seen: list[tuple[float, float | None]] = []
    is_sent = asyncio.Event()

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:  # noqa: ARG001 - named so
        seen.append((progress, total))
        if progress == total:
            is_sent.set()

    async def conversation(client: Client) -> None:
        assert "upload" in await text_of(client, "search", intent="upload a video and get a playback url")
        result = await client.call_tool(
            "upload",
            {"source": str(place.folder / "demo.mp4"), "title": "Demo", "wait": False},
            progress_callback=on_progress,
        )
        video = json.loads(result.content[0].text)  # type: ignore[union-attr] # it is text
        assert video["assets"]["player"].startswith("http")
        await asyncio.wait_for(is_sent.wait(), 5)  # what came before the result is read by a task of its own

    talk(place, mode, conversation)
    assert seen[-1] == (DEMO.stat().st_size, DEMO.stat().st_size)


@pytest.mark.parametrize("mode", MODES)
def test_progress_of_a_workflow_is_on_one_scale_and_only_grows(place: Place, mode: str) -> None:
    (place.folder / "en.vtt").write_bytes(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    inputs = {"videoId": place.video(), "language": "en", "file": str(place.folder / "en.vtt")}
    seen: list[tuple[float, float | None]] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:  # noqa: ARG001 - named so
        seen.append((progress, total))

    async def conversation(client: Client) -> None:
        await client.call_tool("run", {"workflow": "replace_captions", "inputs": inputs}, progress_callback=on_progress)
        await text_of(client, "search")  # what came before is read by then

    talk(place, mode, conversation)
    assert seen
    assert {2} == {total for _, total in seen}
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("action", ["accept", "decline"])
def test_a_client_that_can_ask_asks_its_user_before_something_is_destroyed(
    place: Place, mode: str, action: str
) -> None:
    video, asked = place.video(), []

    async def answer(_context: Any, params: Any) -> types.ElicitResult:
        asked.append(params.message)
        return types.ElicitResult(action=action, content={"confirm": True} if action == "accept" else None)  # type: ignore[arg-type] # one of both

    async def conversation(client: Client) -> None:
        text = await text_of(client, "call", operation="deleteVideo", arguments={"videoId": video})
        assert ("done" in text) == (action == "accept")

    talk(place, mode, conversation, elicitation_callback=answer)
    assert f"DELETE /videos/{video}" in asked[0]


@pytest.mark.parametrize("mode", MODES)
def test_a_client_that_cannot_ask_gets_a_plan_and_a_token(place: Place, mode: str) -> None:
    video = place.video()

    async def conversation(client: Client) -> None:
        call = {"operation": "deleteVideo", "arguments": {"videoId": video}}
        refused = await text_of(client, "call", **call)
        token = refused.partition('confirm="')[2].partition('"')[0]
        assert "done" in await text_of(client, "call", **call, confirm=token)

    talk(place, mode, conversation)


@pytest.mark.parametrize("mode", MODES)
def test_errors_are_results_that_say_what_to_do(place: Place, mode: str) -> None:
    async def conversation(client: Client) -> None:
        for tool, arguments in (
            ("call", {"operation": "listVideo"}),
            ("call", {"operation": "getVideo", "arguments": {"videoId": "viNone"}}),
            ("call", {"operation": "listVideos", "argument": {}}),
            ("upload", {"source": "/etc/hostname"}),
            ("describe", {"operations": ["nothing"]}),
            ("wait", {"operation": "createVideo", "until": "a=b"}),
        ):
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert "next: " in result.content[0].text  # type: ignore[union-attr] # it is text

    talk(place, mode, conversation)


@pytest.mark.parametrize("mode", MODES)
def test_an_upload_that_is_cancelled_stops(place: Place, mode: str) -> None:
    (place.folder / "demo.mp4").write_bytes(DEMO.read_bytes())

    async def conversation(client: Client) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.001):
                await client.call_tool("upload", {"source": str(place.folder / "demo.mp4"), "wait": True})
        assert "videos" in await text_of(client, "search")

    talk(place, mode, conversation)


@pytest.mark.parametrize("mode", MODES)
def test_resources_say_what_each_operation_takes(place: Place, mode: str) -> None:
    async def conversation(client: Client) -> None:
        uris = [str(one.uri) for one in (await client.list_resources()).resources]
        assert "apivideo://operations" in uris
        found = await client.read_resource("apivideo://operations/createVideo")
        assert "title*" in found.contents[0].text  # type: ignore[union-attr] # it is text
        assert "text/plain" == found.contents[0].mime_type
        with pytest.raises(Exception, match="no resource"):
            await client.read_resource("apivideo://operations/createAccessToken")

    talk(place, mode, conversation)


def test_what_there_is_not_is_an_error_of_the_protocol(place: Place) -> None:
    async def conversation(client: Client) -> None:
        with pytest.raises(Exception, match="there is no tool 'delete'; there are search, describe"):
            await client.call_tool("delete", {})
        with pytest.raises(Exception, match="restore_deleted needs title"):
            await client.get_prompt("restore_deleted", {})
        assert "Talk" in str(await client.get_prompt("restore_deleted", {"title": "Talk"}))

    talk(place, MODES[0], conversation)


@pytest.mark.parametrize("mode", MODES)
def test_no_secret_is_in_any_result(place: Place, mode: str) -> None:
    results: list[str] = []

    async def conversation(client: Client) -> None:
        for operation, arguments in (
            ("createLiveStream", {"name": "Talk"}),
            ("createUploadToken", {}),
            ("createVideo", {"title": "Talk", "public": False}),
            ("createWebhook", {"events": ["video.source.recorded"], "url": "https://example.com/hook"}),
        ):
            results.append(await text_of(client, "call", operation=operation, arguments=arguments))
        results.append(await text_of(client, "call", operation="listLiveStreams", fields=["streamKey", "assets"]))

    talk(place, mode, conversation)
    owner = place.client()
    secrets = [KEY, *(one.stream_key for one in owner.live_streams.list())]
    secrets += [one.token for one in owner.upload_tokens.list() if isinstance(one.token, str)]
    said = "\n".join(results) + place.audit.read_text()
    assert [] == [one for one in secrets if one in said]
    assert said.count("secret:") >= 4


def test_http_beyond_loopback_needs_tokens(place: Place) -> None:
    with pytest.raises(AgentError, match="no tokens are verified"):
        http_app(make_server(place.core), HttpOptions(host="0.0.0.0"))  # noqa: S104 - that is refused
    with pytest.raises(AgentError, match="SHA-256"):
        http_app(make_server(place.core), HttpOptions(tokens=("plain",)))
    with pytest.raises(AgentError, match="issuer needs"):
        http_app(make_server(place.core), HttpOptions(issuer="https://issuer.example"))


@asynccontextmanager
async def web(place: Place, options: HttpOptions) -> AsyncIterator[Callable[..., Awaitable[int]]]:
    """Give what posts a request to the server over HTTP, and gives the status."""
    import httpx2  # noqa: PLC0415 - here alone

    app = http_app(make_server(place.core), options)
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}

    async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app)) as http:

        async def post(**headers: str) -> int:
            usual = {"accept": "application/json, text/event-stream", "host": "127.0.0.1:8765"}
            response = await http.post("http://127.0.0.1:8765/mcp", json=body, headers={**usual, **headers})
            return int(response.status_code)

        yield post


def test_http_refuses_other_hosts_and_origins(place: Place) -> None:
    async def main() -> list[int]:
        async with web(place, HttpOptions()) as post:
            return [await post(host="evil.example"), await post(origin="https://evil.example")]

    assert {421, 403} == set(asyncio.run(main()))


def test_http_with_tokens_refuses_all_others(place: Place) -> None:
    from hashlib import sha256  # noqa: PLC0415 - here alone

    async def main() -> list[int]:
        async with web(place, HttpOptions(tokens=(sha256(b"good").hexdigest(),))) as post:
            return [await post(), await post(authorization="Bearer bad"), await post(authorization="Bearer good")]

    without, bad, good = asyncio.run(main())
    assert (401, 401) == (without, bad)
    assert good not in {401, 403}
    assert None is asyncio.run(HashedTokens(()).verify_token("x"))
