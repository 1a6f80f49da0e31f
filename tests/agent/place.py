"""The agent's half of the generated package before an emulator, in this process and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
from apivideo_emulator import World
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.catalog.entries import AgentCatalog, load_catalog
from apivideo_sdk.agent.core.core import AgentCore
from apivideo_sdk.agent.gate.audit import AuditLog
from apivideo_sdk.agent.gate.gate import GATE_URL, Gatekeeper
from apivideo_sdk.agent.gate.policy import Policy

KEY = "canary-key-0123456789"


class Place:
    """An emulator, and what stands before it: `world` moves its clock, `core` is what an agent has."""

    def __init__(self, world: World, http: httpx2.BaseTransport, folder: Path) -> None:
        self.world = world
        self.http = http
        self.folder = folder
        self.audit = folder / "audit.jsonl"
        self.catalog: AgentCatalog = load_catalog()
        self.core = self.make()

    def client(self) -> ApiVideo:
        """A client with the key."""
        return ApiVideo(KEY, base_url="http://emulator.test", http_client=httpx2.Client(transport=self.http))

    def make(self, policy: Policy | None = None) -> AgentCore:
        """A core of its own, whose gate has this policy."""
        gate = Gatekeeper(self.client(), self.catalog, policy=policy, audit=AuditLog(self.audit))

        def connect() -> ApiVideo:
            return ApiVideo(transport=gate, auth="none", base_url=GATE_URL, retries=0)

        return AgentCore(self.catalog, connect, folders=[self.folder], states=self.folder / "state")

    def video(self, title: str = "Keynote", **details: Any) -> str:
        """Make a video, past the gate, and give its id."""
        return self.client().videos.create(title=title, **details).video_id
