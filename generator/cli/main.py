"""Run one command, and turn whatever stops it into one message and an exit code.

Exit codes: 0 success, 1 problems found, 2 unusable arguments or input, or an internal error, 130 interrupted;
`contract` and `verify` have further ones, which their help lists.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Final

import click
from click.shell_completion import shell_complete

from generator.cli.group import RunState
from generator.cli.root import ROOT
from generator.problems import UnusableInputError
from generator.program import COMPLETION_VARIABLE, DISTRIBUTION, PROGRAM

_INTERRUPTED: Final = 130


def program() -> int:
    """Run the command line of this process. It is short-lived, and goes without collecting garbage, at its end too."""
    gc.disable()
    code = main(sys.argv[1:])
    gc.freeze()
    return code


def main(words: Sequence[str]) -> int:
    """Run one command and return its exit code. `words` are the arguments after the name of the program."""
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        return shell_complete(ROOT, {}, PROGRAM, COMPLETION_VARIABLE, instruction)
    state = RunState()
    try:
        with ROOT.make_context(PROGRAM, list(words), obj=state) as context:
            code = int(ROOT.invoke(context) or 0)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("interrupted\n")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads what is still buffered
        return 1
    except Exception as error:  # noqa: BLE001 # the last resort of the program
        return _fail(error, state)
    return code


def _fail(error: Exception, state: RunState) -> int:
    if state.shows_traceback:
        traceback.print_exc()
    sys.stderr.write(f"{_message(error)}\n")
    return 2


def _message(error: Exception) -> str:
    match error:
        case UnusableInputError():
            return str(error)
        case ModuleNotFoundError(name=str(name)):
            return (
                f"error: the Python module {name} is not installed; install the libraries of the generated package, "
                f"or `{DISTRIBUTION}[release]` for a release"
            )
        case OSError():
            return f"error: {error.filename or 'file system'}: {error.strerror or error}"
        case _:
            text = " ".join(str(error).split())
            return f"internal error: {type(error).__name__}: {text} (report this; --traceback shows where)"
