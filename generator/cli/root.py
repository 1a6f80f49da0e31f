"""The commands, and the group that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from generator.cli.group import SETTINGS, LazyGroup
from generator.program import DISTRIBUTION, PROGRAM, VERSION

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "init": "Write the settings of a package into pyproject.toml, each with a comment",
        "validate": "Check an OpenAPI document against the specification and the project's rules",
        "bundle": "Write a document and the files it references as one file",
        "generate": "Generate the Python packages of a document",
        "docs": "Build the documentation site of a package",
        "contract": "Check recordings against the document, and list the responses without a recording",
        "diff": "List the changes between two documents, and which of them break clients",
        "drift": "Check whether package, release, recordings and document still match",
        "release": "Plan, build and publish a release",
        "record": "Run scenarios against a server, and save the requests and responses",
        "verify": "Run scenarios again, and list what differs from their recordings",
        "replay": "Serve recorded responses over HTTP",
        "recording": "Import HAR files and found responses, export recordings, and record the API itself",
        "survey": "Run the generator on every document below a folder",
        "completion": "Print a script that makes a shell complete commands and options",
    }
)
"""What each command is for; help of the group reads only this."""

_OF_RECORDINGS: Final = ("contract", "record", "verify", "replay", "recording")

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {name: f"generator.cli.{'recordings.' if name in _OF_RECORDINGS else ''}{name}" for name in COMMANDS}
)
"""The module that declares each command."""

ROOT: Final = LazyGroup(
    table=COMMANDS,
    modules=MODULES,
    help="Generate typed Python SDKs from OpenAPI documents.",
    epilog=f"`{PROGRAM} COMMAND --help` lists the options of a command.",
    context_settings=SETTINGS,
)
"""The command line without the name of the program."""

click.version_option(VERSION, prog_name=DISTRIBUTION)(ROOT)
