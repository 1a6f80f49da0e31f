"""Changes written for people and tools: text, JSON, Markdown, GitHub annotations, SARIF, HTML."""

from __future__ import annotations

from generator.changes.report.render import ReportedChanges, ReportForm, render

__all__ = ["ReportForm", "ReportedChanges", "render"]
