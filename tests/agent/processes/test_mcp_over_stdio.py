"""The MCP server as clients start it: a process that is spoken to over standard input and output."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from apivideo_emulator import EmulatorServer
from apivideo_emulator.analytics.plays import SESSION
from mcp.client.client import Client

from tests.agent.processes.machine import DEMO, KEY, Machine
from tests.emulator.browsing import browsing, wait_for
from tests.tools import FFMPEG, needs_browser, needs_ffmpeg

pytestmark = pytest.mark.slow

Conversation = Callable[[Client], Awaitable[None]]


def talk(machine: Machine, conversation: Conversation, *words: str, **options: Any) -> None:
    async def main() -> None:
        with machine.logged() as log:
            async with machine.client(log, *words, **options) as client:
                await conversation(client)

    asyncio.run(main())


async def text_of(client: Client, tool: str, **arguments: Any) -> str:
    block = (await client.call_tool(tool, arguments)).content[0]
    assert isinstance(block, types.TextContent)
    return block.text


@needs_ffmpeg
@needs_browser
def test_from_an_intent_to_a_video_that_plays_in_a_browser_in_three_calls(
    machine: Machine, server: EmulatorServer, tmp_path: Path
) -> None:
    machine.login()
    film = machine.folder / "talk.mp4"
    _make_film(film)
    calls: list[str] = []
    reached: list[float] = []
    messages: list[str | None] = []
    answers: list[Any] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        assert 4 == total
        reached.append(progress)
        messages.append(message)

    async def call(client: Client, tool: str, **arguments: Any) -> str:
        calls.append(tool)
        result = await client.call_tool(tool, arguments, progress_callback=on_progress)
        assert not result.is_error, result
        return result.content[0].text  # type: ignore[union-attr] # it is text

    async def conversation(client: Client) -> None:
        found = await call(client, "search", intent="upload a video and get a playback url")
        workflow = found.splitlines()[0].partition(":")[0]
        await call(client, "describe", operations=[workflow])
        answers.append(
            json.loads(await call(client, "run", workflow=workflow, inputs={"file": str(film), "title": "Talk"}))
        )

    talk(machine, conversation, "--root", str(machine.folder))

    (answer,) = answers
    assert ["search", "describe", "run"] == calls
    assert f"upload: {film.stat().st_size} of {film.stat().st_size} bytes" in messages
    assert sorted(set(reached)) == reached
    assert answer["playable"]
    with browsing(f"{answer['player']}#autoplay;muted", tmp_path / "browser"):
        assert 1 < wait_for(lambda: _seconds_watched(server, answer["videoId"]))


def _make_film(file: Path) -> None:
    """Six seconds, of more than one part."""
    assert FFMPEG is not None
    subprocess.run(
        [FFMPEG, "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=d=6:s=640x360:r=25", "-pix_fmt", "yuv420p", file],
        check=True,
    )


def _seconds_watched(server: EmulatorServer, video: str) -> float | None:
    """Give the seconds that players reported of a video, once they are more than one."""
    with server.world.transaction():
        watched = sum(one["watchTime"] for one in server.world.store.every(SESSION) if one["mediaId"] == video)
    return float(watched) if watched > 1 else None


def test_three_commands_lead_from_nothing_to_a_playback_address(machine: Machine) -> None:
    """The second and third of them; the first one is `pip install`, see the rehearsal of a release."""
    machine.login()
    client_home = machine.folder / "user"
    installed = machine.run(
        "mcp", "install", "cursor", "--root", str(DEMO.parent), env={**machine.environment, "HOME": str(client_home)}
    )
    entry = json.loads((client_home / ".cursor" / "mcp.json").read_text())["mcpServers"]["apivideo"]

    async def conversation(client: Client) -> None:
        video = json.loads(await text_of(client, "upload", source=str(DEMO)))
        assert video["assets"]["player"].startswith(machine.base_url)

    assert 0 == installed.returncode, installed.stderr
    assert KEY not in json.dumps(entry)
    talk(machine, conversation, *entry["args"][entry["args"].index("mcp") + 1 :])


def test_the_key_is_in_nothing_that_an_agent_reads(machine: Machine) -> None:
    machine.login()
    said: list[str] = []

    async def conversation(client: Client) -> None:
        said.append((await client.list_tools()).model_dump_json())
        for tool, arguments in (
            ("search", {}),
            ("call", {"operation": "createLiveStream", "arguments": {"name": "Talk"}}),
            ("call", {"operation": "getAccount"}),
            ("call", {"operation": "createAccessToken", "arguments": {"apiKey": "x"}}),
            ("call", {"operation": "getVideo", "arguments": {"videoId": "viNone"}}),
            ("call", {"operation": "deleteVideo", "arguments": {"videoId": "viNone"}}),
        ):
            said.append(await text_of(client, tool, **arguments))
        said.append(_environments_of_children())

    talk(machine, conversation)
    files = {file.name: file.read_bytes() for file in machine.folder.rglob("*") if file.is_file()}
    assert {"audit.jsonl", "server.log", "handles"} <= files.keys()
    assert "apivideo_sdk" in said[-1]
    assert [] == [text for text in said if KEY in text]
    assert [] == [name for name, content in files.items() if KEY.encode() in content]


def _environments_of_children() -> str:
    """Give command line and environment of the server, as others of the same user can read them."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            folder = Path("/proc") / child
            found += [(folder / name).read_bytes().decode() for name in ("cmdline", "environ")]
    return "\n".join(found)


def test_a_broker_that_is_killed_in_an_upload_is_said_and_the_upload_goes_on_later(
    machine: Machine, server: EmulatorServer
) -> None:
    film = machine.folder / "film.mp4"
    film.write_bytes(DEMO.read_bytes())
    answers: list[str] = []

    with machine.broker() as broker:

        async def kill_at_the_start(progress: float, total: float | None, message: str | None) -> None:  # noqa: ARG001 - named so
            broker.kill()

        async def conversation(client: Client) -> None:
            result = await client.call_tool(
                "upload", {"source": str(film), "wait": False}, progress_callback=kill_at_the_start
            )
            answers.append(result.content[0].text)  # type: ignore[union-attr] # it is text
            assert "videos" in await text_of(client, "search")  # the server lives

        server.world.faults.add({"kind": "latency", "operation": "uploadVideoSource", "seconds": 20, "times": 1})
        talk(machine, conversation, "--root", str(machine.folder))
    server.world.faults.clear()
    with machine.broker():
        talk(machine, _upload_again(film, answers), "--root", str(machine.folder))

    assert "next: " in answers[0]
    assert "Traceback" not in answers[0] + machine.errors.read_text()
    assert "film" == json.loads(answers[1])["title"]
    assert 1 == len(server.world.store.every("video"))


def _upload_again(film: Path, answers: list[str]) -> Conversation:
    async def conversation(client: Client) -> None:
        answers.append(await text_of(client, "upload", source=str(film), wait=False))

    return conversation


def test_the_output_is_the_protocol_alone_and_the_end_of_input_is_the_end(machine: Machine) -> None:
    process = machine.start("mcp", stdin=subprocess.PIPE, env={**machine.environment, "APIVIDEO_API_KEY": KEY})
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        "no JSON",
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "call", "arguments": {"operation": "getAccount"}},
        },
        {"jsonrpc": "2.0", "id": 3, "method": "no/such"},
    ]
    assert process.stdin is not None
    assert process.stdout is not None
    for one in messages:
        process.stdin.write(f"{one if isinstance(one, str) else json.dumps(one)}\n")
    process.stdin.flush()
    answers: dict[int, Any] = {}
    while {1, 2, 3} - answers.keys():
        answer = json.loads(process.stdout.readline())
        answers[answer.get("id")] = answer
    rest, errors = process.communicate(timeout=20)

    assert "" == rest
    assert 0 == process.returncode
    assert "environment" in answers[2]["result"]["content"][0]["text"]
    assert "error" in answers[3]
    assert re.search("keeps it in the keyring", errors)  # the warning of level 0
    assert "Traceback" not in errors
