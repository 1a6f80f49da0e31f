"""Names of the package: those of the project; the others follow from the title of the document."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

from generator.configuration.choices import NO_CHOICES, Choices
from generator.configuration.metadata import NO_METADATA, Metadata
from generator.devices import is_device
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import ProjectNames
from generator.targets.python.package.identifiers import is_plain_name, pascal, snake
from generator.targets.settings import TargetSettings

_TAKEN: Final = frozenset({*sys.stdlib_module_names, "httpx2", "msgspec", "pytest", "tests", "package", "site"})
_DISTRIBUTION: Final = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?", re.IGNORECASE)


def settle_names(
    names: ProjectNames,
    title: str,
    document: Path,
    metadata: Metadata = NO_METADATA,
    choices: Choices = NO_CHOICES,
) -> TargetSettings:
    """Return every name of the package. Raises UnusableInputError for one that Python or an installer would refuse."""
    package = names.package or package_of_title(title) or "api_client"
    stem = title if not names.package and pascal(title) else package
    settings = TargetSettings(
        package=package,
        distribution=names.distribution or package.replace("_", "-"),
        client=names.client or pascal(stem),
        env_prefix=names.env_prefix or snake(stem).upper(),
        version=names.version or "0.1.0",
        metadata=metadata,
        choices=choices,
    )
    _check(settings, document)
    return settings


def package_of_title(title: str) -> str:
    """Return the import name of a title: `api.video` as `api_video`; "" if nothing remains.

    A name that would hide a module of Python, or of what the package needs, ends in `_sdk`.
    """
    name = snake(title)
    return f"{name}_sdk" if _is_taken(name) or not is_plain_name(name or "_") else name


def _is_taken(name: str) -> bool:
    return name in _TAKEN or is_device(name)


def _check(settings: TargetSettings, document: Path) -> None:
    if not is_plain_name(settings.package) or _is_taken(settings.package):
        raise _refusal(document, f"{settings.package!r} cannot be the name of a Python package; choose another")
    if not is_plain_name(settings.client):
        raise _refusal(document, f"{settings.client!r} cannot be the name of a client class; choose another")
    if not _DISTRIBUTION.fullmatch(settings.distribution):
        raise _refusal(document, f"{settings.distribution!r} cannot be the name of a distribution; choose another")
    if not is_plain_name(settings.env_prefix):
        raise _refusal(document, f"{settings.env_prefix!r} cannot begin environment variables; choose another")


def _refusal(document: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(document)), rule="names", message=message))
