"""`release plan|build|publish`: the next version and its changelog, the files of it, and their way to an index.

Each step is a module of its own, imported when it is asked for.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import date
from pathlib import Path

from generator.release.programs import ReleaseError

DIST = Path("dist")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the steps and their options."""
    steps = parser.add_subparsers(dest="step", metavar="STEP", required=True)
    _add_plan(steps.add_parser("plan", help="give the next version and its changelog; changes nothing without --write"))
    _add_build(steps.add_parser("build", help="make wheel, sdist, bill of materials and checksums, and try them out"))
    _add_publish(steps.add_parser("publish", help="bring them to an index; says what it would do without --upload"))


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base",
        default="",
        metavar="DOCUMENT",
        help="compare with this, a file or REVISION:PATH; default: the last release",
    )
    parser.add_argument("--revision", default="", metavar="DOCUMENT", help="show the plan of another document")
    parser.add_argument("--version", default="", help="release as this, which must not promise less than the next one")
    parser.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="default: today")
    parser.add_argument("--write", action="store_true", help="write the entry and the version, and generate")


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dist", type=Path, default=DIST, metavar="DIR", help="default: %(default)s")
    parser.add_argument(
        "--python",
        action="append",
        default=[],
        metavar="VERSION",
        help="build with this Python; name two; default: this one and another that is found",
    )
    parser.add_argument("--expect", default="", metavar="VERSION", help="refuse to build another one; `v1.2.0` will do")
    parser.add_argument("--no-smoke", action="store_true", help="do not try the wheel in an empty environment")


def _add_publish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dist", type=Path, default=DIST, metavar="DIR", help="default: %(default)s")
    parser.add_argument(
        "--index-url",
        default="",
        metavar="URL",
        help="where the index is read (PEP 503); default: $UV_PUBLISH_CHECK_URL",
    )
    parser.add_argument(
        "--upload-url", default="", metavar="URL", help="where it takes files; default: $UV_PUBLISH_URL, then uv's own"
    )
    parser.add_argument("--upload", action="store_true", help="send what is missing")


def run(arguments: argparse.Namespace) -> int:
    """Do one step; exit 1 with one line that says what is in the way of a release."""
    step = importlib.import_module(f"generator.commands.release.{arguments.step}")
    try:
        return int(step.run(arguments))
    except ReleaseError as error:
        sys.stdout.write(f"{error.said}\n" if error.said else "")
        sys.stderr.write(f"release {arguments.step}: {error}\n")
        return 1
