"""`bundle [DOCUMENT] [-o FILE]`: one file that other tools can read."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.document import load_document, write_bundle
from generator.project import choose_project
from generator.reach import Reach


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.add_argument("document", nargs="?", type=Path, metavar="DOCUMENT", help="default: the project's")
    parser.add_argument("--overlay", action="append", type=Path, default=[], metavar="FILE", help="apply this overlay")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="JSON or YAML by its ending; default: YAML on standard output"
    )
    parser.add_argument("--allow-remote-refs", action="store_true", help="fetch references to https: and http:")


def run(arguments: argparse.Namespace) -> int:
    """Write the document, overlays applied and every reference local."""
    project = choose_project(Path.cwd(), arguments.document, arguments.overlay)
    reach = Reach(allow_remote_refs=arguments.allow_remote_refs)
    bundle = load_document(project.document, project.overlays, reach=reach)
    write_bundle(bundle, arguments.output)
    return 0
