"""The command line: which verb is asked for, and how anything that goes wrong is told.

Exit codes: 0 done, 1 problems found, 2 unusable input or an internal error, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, cast

from generator.problems import UnusableInputError

COMMANDS: Final[Mapping[str, str]] = {
    "validate": "check an OpenAPI document",
    "bundle": "write a document as one file that other tools can read",
    "generate": "make the Python SDK of a document",
    "contract": "hold recordings against the document, and show who has seen which answer",
    "diff": "tell what changed between two documents, and whom it breaks",
    "drift": "ask what went apart: package, release, recordings, public document",
    "release": "plan, build and publish a release",
    "record": "play scenarios against a server, and keep what was said",
    "verify": "play scenarios against a server, and say what changed since they were recorded",
    "replay": "answer from recordings over HTTP, for any client in any language",
    "recording": "bring a HAR file in as a recording, and a recording out as HAR or for vcrpy",
    "survey": "try the generator on every document below a folder",
}
"""The verbs, and what each is for; `generator.commands.<verb>` does it."""

DESCRIPTION: Final = "From an OpenAPI document to a typed Python SDK."


class Command(Protocol):
    """What a module in `generator.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options of the verb."""
        ...

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and give the exit code."""
        ...


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb and give its exit code; `words` are the arguments after the program's name."""
    words = sys.argv[1:] if words is None else words
    verb = next((word for word in words if word in COMMANDS), "")
    command = cast("Command", importlib.import_module(f"generator.commands.{verb}")) if verb else None
    arguments = _parser(verb, command).parse_args(words)
    if command is None:
        raise AssertionError("argparse lets nothing but the verbs through")
    return _run(command, arguments)


def _parser(verb: str, command: Command | None) -> argparse.ArgumentParser:
    """Build the parser. Only the verb that was asked for knows its options."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=DESCRIPTION)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, purpose in COMMANDS.items():
        verb_parser = verbs.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        verb_parser.add_argument("--traceback", action="store_true", help="show where in the code an error came from")
        if command is not None and name == verb:
            command.add_arguments(verb_parser)
    return parser


def _run(command: Command, arguments: argparse.Namespace) -> int:
    try:
        code = command.run(arguments)
        sys.stdout.flush()
    except UnusableInputError as error:
        return _fail(str(error), arguments)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has left; say nothing more
        return 1
    except OSError as error:
        return _fail(f"error: {error.filename or 'file system'}: {error.strerror or error}", arguments)
    except Exception as error:  # noqa: BLE001 # the last resort of the program
        name = type(error).__name__
        line = f"internal error: {name}: {' '.join(str(error).split())} (report this; --traceback shows where)"
        return _fail(line, arguments)
    return code


def _fail(line: str, arguments: argparse.Namespace) -> int:
    if arguments.traceback:
        traceback.print_exc()
    sys.stderr.write(f"{line}\n")
    return 2
