"""`completion SHELL`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from generator.cli.group import Command
from generator.program import COMPLETION_VARIABLE, DISTRIBUTION


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")), help="The shell to complete in.")
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    r"""Print a script that makes a shell complete commands and options.

    \b
    bash:  eval "$(apivideo-generator completion bash)"   in ~/.bashrc
    zsh:   eval "$(apivideo-generator completion zsh)"    in ~/.zshrc
    fish:  apivideo-generator completion fish | source    in ~/.config/fish/config.fish
    """
    form = get_completion_class(shell)
    if form is None:
        raise AssertionError("click completes in every shell that can be chosen")
    click.echo(form(context.find_root().command, {}, DISTRIBUTION, COMPLETION_VARIABLE).source())
    return 0
