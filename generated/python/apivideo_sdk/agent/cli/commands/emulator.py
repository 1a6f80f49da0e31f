"""`emulator` runs a local api.video, which is a distribution of its own."""

from __future__ import annotations

import runpy
import sys
from importlib.util import find_spec
from typing import Final

import click

from ...failures import AgentError
from ...names import COMMAND, DISTRIBUTION, PREFIX
from ..state import say

_MODULE: Final = "apivideo_emulator"


@click.command("emulator", context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def emulator(context: click.Context, options: tuple[str, ...]) -> None:
    """Run a local api.video. OPTIONS are those of the emulator; --help lists them."""
    if find_spec(_MODULE) is None:
        raise AgentError("the emulator is not installed", next_step=f"pip install '{DISTRIBUTION}[emulator]'")
    if not {"-h", "--help"} & set(options):
        say(f"use it elsewhere: export {PREFIX}_BASE_URL=http://127.0.0.1:8099 {PREFIX}_API_KEY=any; {COMMAND} whoami")
    sys.argv[1:] = options
    try:
        runpy.run_module(_MODULE, run_name="__main__")
    except SystemExit as end:
        context.exit(end.code if isinstance(end.code, int) else 1)
