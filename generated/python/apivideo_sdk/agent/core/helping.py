"""Runs a workflow for a program: with its own client, and without a gate between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..catalog.entries import load_catalog
from ..clock import WaitClock
from .core import AgentCore

if TYPE_CHECKING:
    from ...runtime.client import SyncClient


def run_with(client: SyncClient, workflow: str, inputs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Run a workflow with a client, which stays open; files may be anywhere. Raises AgentError."""
    core = AgentCore(load_catalog(), lambda: client, folders=None)
    return core.run(workflow, inputs, WaitClock())
