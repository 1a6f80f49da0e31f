"""What a target is given besides the document: how the package is named, and what the layers bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.configuration.choices import NO_CHOICES, Choices, Clients
from generator.configuration.metadata import NO_METADATA, Metadata


class TargetSettings(Struct, frozen=True, kw_only=True):
    """Names of the package to make, as the project gives them.

    package: import name (`apivideo_sdk`). distribution: name to install (`apivideo-sdk`). client: class name of the
    blocking client (`ApiVideo`). env_prefix: prefix of the environment variables it reads (`APIVIDEO`). metadata: what
    an index shows of it. choices: whatever else is chosen for it.
    """

    package: str
    distribution: str
    client: str
    env_prefix: str
    version: str = "0.1.0"
    metadata: Metadata = NO_METADATA
    choices: Choices = NO_CHOICES

    @property
    def has_sync(self) -> bool:
        """Whether the package has a blocking client."""
        return self.choices.clients is not Clients.ASYNC

    @property
    def has_async(self) -> bool:
        """Whether the package has an asynchronous client."""
        return self.choices.clients is not Clients.SYNC

    @property
    def clients(self) -> tuple[str, ...]:
        """Class names of the clients that the package has."""
        return (*([self.client] if self.has_sync else []), *([f"Async{self.client}"] if self.has_async else []))


class Helper(Struct, frozen=True, kw_only=True):
    """A method that is written by hand. usage: its signature. about: what its docstring says below the first line."""

    name: str
    usage: str
    summary: str
    about: str


class Layers(Struct, frozen=True, kw_only=True):
    """What hand-written layers add to generated code, read from their `layer.toml`.

    mixins: generated class -> "module:Class" in `extensions/`, a base class of it. exports: name -> "module:Name",
    also importable from the package itself. extras: name -> what is installed along with it. scripts: command ->
    "module:function" of the package. pytest_plugins: name -> module of the package. document: file in the package that
    carries the document as JSON; none when "". license: SPDX expression; none when "". has_license_file: whether
    there is a LICENSE with its text. helpers: methods that mixins add, by generated class; "Client" for the clients.
    """

    mixins: Mapping[str, str] = {}
    exports: Mapping[str, str] = {}
    extras: Mapping[str, Sequence[str]] = {}
    scripts: Mapping[str, str] = {}
    pytest_plugins: Mapping[str, str] = {}
    document: str = ""
    license: str = ""
    has_license_file: bool = False
    helpers: Mapping[str, Sequence[Helper]] = {}
