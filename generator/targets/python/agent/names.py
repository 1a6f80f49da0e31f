"""How the command of a package is called, and what it has to know before the package itself is loaded."""

from __future__ import annotations

from generator.ir.api import Api
from generator.targets.python.package.declared import literal
from generator.targets.python.package.package import AgentNames
from generator.targets.settings import TargetSettings


def view_agent_names(api: Api, settings: TargetSettings) -> AgentNames:
    """Name the command after the client: `apivideo` for `ApiVideo`."""
    named = [literal(one.environment) for one in api.servers if one.environment]
    return AgentNames(
        command=settings.client.lower(),
        prefix=settings.env_prefix,
        environments=f"({', '.join(named)}{',' if len(named) == 1 else ''})",
        has_key=bool(api.security_schemes),
    )
