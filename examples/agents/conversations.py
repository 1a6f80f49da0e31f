"""Five conversations of an agent with the MCP server, against the emulator; each is written to transcripts/.

What the user and the agent say is scripted; what the tools give is not. Run it with the packages on the path:

    PYTHONPATH=generated/python:generated/emulator python examples/agents/conversations.py [FOLDER]
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import mcp_types as types
from apivideo_emulator import EmulatorServer, Settings
from apivideo_emulator.media.pictures import BLANK_JPEG
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.catalog.entries import load_catalog
from apivideo_sdk.agent.core.core import AgentCore
from apivideo_sdk.agent.gate.gate import GATE_URL, Gatekeeper
from apivideo_sdk.agent.server.server import make_server
from mcp.client.client import Client
from mcp.client.session import ClientRequestContext

HERE = Path(__file__).parent
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PUBLIC = "https://api.example"
LONGEST = 1600


class Conversation:
    """What is said, and what the tools give. `owner` is a client with the key, for what was there before."""

    def __init__(self, title: str, emulator: EmulatorServer, folder: Path) -> None:
        self.lines = [f"# {title}", ""]
        self.emulator = emulator
        self.folder = folder
        self.owner = ApiVideo("the-key-of-the-owner", base_url=emulator.base_url)
        self._client: Client
        self._progress: list[tuple[float, float | None, str | None]] = []

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Let the agent's client talk to the server, behind whose gate the key is."""
        catalog = load_catalog()
        gate = Gatekeeper(ApiVideo("the-key-of-the-owner", base_url=self.emulator.base_url), catalog)
        core = AgentCore(
            catalog,
            lambda: ApiVideo(transport=gate, auth="none", base_url=GATE_URL),
            folders=[self.folder],
            states=self.folder / "state",
        )
        async with Client(make_server(core), mode="2026-07-28", elicitation_callback=self._asked) as client:
            self._client = client
            yield

    def user(self, text: str) -> None:
        """Write what the user says."""
        self.lines += [f"**User:** {text}", ""]

    def agent(self, text: str) -> None:
        """Write what the agent says."""
        self.lines += [f"**Agent:** {text}", ""]

    async def call(self, tool: str, **arguments: object) -> str:
        """Call a tool, and write the call and what it gives."""
        self._progress.clear()
        self.lines += [f"`{tool}` {self._plain(json.dumps(arguments, ensure_ascii=False))}", ""]
        result = await self._client.call_tool(tool, arguments, progress_callback=self._on_progress)
        block = result.content[0]
        text = block.text if isinstance(block, types.TextContent) else ""
        for done, total, message in self._progress[-1:]:
            self.lines += [f"*progress, last of all: {done:g} of {total or 0:g}, {message}*", ""]
        shown = self._plain(text)
        self.lines += ["```text", shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} ...", "```", ""]
        return text

    async def _on_progress(self, progress: float, total: float | None, message: str | None) -> None:
        self._progress.append((progress, total, message))

    async def _asked(self, context: ClientRequestContext, params: types.ElicitRequestParams) -> types.ElicitResult:  # noqa: ARG002 - the client names it
        self.lines += [f"*the client asks its user:* {' '.join(params.message.split())} *yes*", ""]
        return types.ElicitResult(action="accept", content={"confirm": True})

    def _plain(self, text: str) -> str:
        """Leave out what differs from run to run: folders, times of day, and handles of secrets."""
        text = text.replace(str(self.folder), "/videos")
        text = re.sub(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}[.\d]*(?=\+)", r"\1T09:00:00", text)
        return re.sub(r"secret:[0-9a-f]{16}", "secret:0123456789abcdef", text)


async def upload(talk: Conversation) -> None:
    """A file of a user becomes a video that a page shows."""
    talk.user("A visitor sent us holiday.mp4. Publish it, and give me what I put into the page.")
    await talk.call("search", intent="upload a video and get a playback url", limit=3)
    given = await talk.call(
        "run",
        workflow="upload_and_get_playback",
        inputs={"file": str(talk.folder / "holiday.mp4"), "title": "Holiday", "tags": ["visitors"]},
    )
    made = json.loads(given)
    talk.agent(f"The video `{made['videoId']}` plays at {made['player']}; for your page: `{made['iframe']}`")


async def webinar(talk: Conversation) -> None:
    """A live stream with a picture, and a player with a logo."""
    talk.user("Set up Thursday's webinar with cover.jpg and our logo, and tell me where viewers find it.")
    await talk.call("search", intent="set up a webinar with a thumbnail and our logo", limit=2)
    given = await talk.call(
        "run",
        workflow="webinar_setup",
        inputs={
            "name": "Thursday's webinar",
            "thumbnail": str(talk.folder / "cover.jpg"),
            "logo": str(talk.folder / "logo.jpg"),
            "link": "https://shop.example",
        },
    )
    made = json.loads(given)
    talk.agent(
        f"Viewers find it at {made['player']}. The stream key is for the encoder alone, and I do not see it: "
        "`apivideo secret show` with the handle above prints it in your terminal."
    )


async def report(talk: Conversation) -> None:
    """How each video of a campaign is watched, for a page that is made once a day."""
    videos = [talk.owner.videos.create(title=title, tags=["launch"]).video_id for title in ("Teaser", "Keynote")]
    for number, (video, seconds) in enumerate([(videos[0], 20), (videos[1], 340), (videos[1], 900)]):
        at = START - timedelta(hours=20 - number)
        play = {"mediaId": video, "at": at.isoformat(), "watchTime": seconds, "ended": seconds == 900, "country": "FR"}  # noqa: PLR2004 - the longest
        talk.owner.request("POST", "/_emulator/plays", json=play)
    talk.user("The daily figures of our launch videos, please: plays, watch time, completion, and where people leave.")
    await talk.call("call", operation="listVideos", arguments={"tags": ["launch"]})
    span = {"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z"}
    given = [await talk.call("run", workflow="video_report", inputs={"videoId": one, **span}) for one in videos]
    session = json.loads(given[-1])["latestSessions"][0]["session"]["sessionId"]
    await talk.call("call", operation="listPlayerSessionEvents", arguments={"sessionId": session})
    talk.agent(
        "Teaser: 1 play, nobody saw its end. Keynote: 2 plays, one of them to the end. I keep this until tomorrow."
    )


async def long_upload(talk: Conversation) -> None:
    """An upload that outlives the access token, for the API lets it wait: nobody is asked for the key."""
    talk.user("Upload the long recording, even if it takes all night.")
    given = await talk.call("upload", source=str(talk.folder / "recording.mp4"), title="Long recording", wait=False)
    requests = [one.show() for one in talk.emulator.world.requests.every()]
    waits = [one["status"] for one in requests].count(429)
    tokens = [one for one in requests if str(one["path"]).startswith("/auth/")]
    renewed = "renewed before it expired" if len(tokens) > 1 else "used to the end"
    refused = [one["status"] for one in requests].count(401)
    talk.lines += [f"*in the log of the API: {waits} times 429, a token {renewed}, {refused} times 401*", ""]
    talk.agent(f"It is there: {json.loads(given)['assets']['player']}")


async def by_intent(talk: Conversation) -> None:
    """An operation that the agent has never heard of: found, described, called; and what must not happen by itself."""
    video = talk.owner.videos.create(title="Keynote").video_id
    talk.user("Divide the keynote into chapters, the marks are in chapters.vtt. And protect it with Widevine.")
    await talk.call("search", intent="divide a video into chapters and protect it with widevine", limit=3)
    await talk.call("describe", operations=["uploadChapter"])
    await talk.call("call", operation="listVideos", arguments={"title": "keynote"})
    await talk.call("call", operation="uploadChapter", arguments={"video": video, "language": "en"})
    arguments = {"videoId": video, "language": "en", "file": str(talk.folder / "chapters.vtt")}
    await talk.call("call", operation="uploadChapter", arguments=arguments)
    talk.agent("The chapters are there. api.video has no DRM; I can make the video private instead.")
    talk.user("No, delete it then.")
    await talk.call("call", operation="deleteVideo", arguments={"videoId": video})
    talk.agent("It is deleted.")


CONVERSATIONS: dict[str, tuple[str, Callable[[Conversation], Awaitable[None]], dict[str, Any]]] = {
    "1-upload": ("A file of a user becomes a video", upload, {}),
    "2-webinar": ("A live stream for a webinar", webinar, {}),
    "3-report": ("Daily figures of some videos", report, {"speed": 1}),
    "4-long-upload": ("An upload that outlives the token", long_upload, {"speed": 1, "token_lifetime": 2}),
    "5-by-intent": ("An operation is found by what is wanted", by_intent, {}),
}


def run(name: str) -> str:
    """Hold one of the conversations, and give its transcript."""
    title, script, settings = CONVERSATIONS[name]
    settings = {"seed": 1, "speed": 200, "start": START, "ffmpeg": False, "public_url": PUBLIC, **settings}
    with tempfile.TemporaryDirectory() as made, EmulatorServer(Settings(**settings)) as emulator:
        talk = Conversation(title, emulator, Path(made))
        write_files(talk.folder)
        if name == "4-long-upload":
            emulator.world.faults.add({"kind": "429", "operation": "uploadVideoSource", "seconds": 1, "times": 3})
        asyncio.run(held(talk, script))
        talk.owner.close()
    return "\n".join(talk.lines).rstrip() + "\n"


async def held(talk: Conversation, script: Callable[[Conversation], Awaitable[None]]) -> None:
    """Hold a conversation."""
    async with talk.connected():
        await script(talk)


def write_files(folder: Path) -> None:
    """Write what the user has."""
    film = (HERE.parent / "demo.mp4").read_bytes()
    (folder / "holiday.mp4").write_bytes(film)
    (folder / "recording.mp4").write_bytes(film + bytes(9_000_000))
    for name in ("cover.jpg", "logo.jpg"):
        (folder / name).write_bytes(BLANK_JPEG)
    (folder / "chapters.vtt").write_text("WEBVTT\n\n00:00:00.000 --> 00:01:00.000\nWelcome\n")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "transcripts"
    for each in CONVERSATIONS:
        (target / f"{each}.md").write_text(run(each), encoding="utf-8")
        print(target / f"{each}.md")
