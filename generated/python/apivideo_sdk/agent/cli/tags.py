"""A tag as a group of commands, each made when it is asked for."""

from __future__ import annotations

import difflib

import click

from ..catalog.entries import AgentCatalog, AgentOperation, AgentTag
from .operations import operation_command


class TagGroup(click.Group):
    """The operations of a tag by their actions."""

    def __init__(self, tag: AgentTag, catalog: AgentCatalog) -> None:
        super().__init__(
            name=tag.name.replace("_", "-"), help=tag.about or tag.title, short_help=tag.about or tag.title
        )
        self._catalog = catalog
        self._operations: dict[str, AgentOperation] = {
            one.action: one for one in catalog.operations if one.tag == tag.name
        }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the actions."""
        return sorted(self._operations)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Give the command of an action."""
        operation = self._operations.get(cmd_name)
        return None if operation is None else operation_command(operation, self._catalog)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of an action; for one that there is not, name the actions, the nearest first."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self._operations, len(self._operations), 0.0)
            raise click.UsageError(f"{error.message} There are: {', '.join(near)}.", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the actions without making their commands."""
        shown = [(name, one.summary) for name, one in sorted(self._operations.items()) if not one.hidden]
        with formatter.section("Actions"):
            formatter.write_dl(shown or [(name, one.summary) for name, one in sorted(self._operations.items())])
