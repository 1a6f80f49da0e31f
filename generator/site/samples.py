"""Code in the document itself: `x-codeSamples`, which Redoc and other readers of OpenAPI show beside an operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from generator.document import Document
from generator.output.layers import read_layers, with_choices
from generator.parse import parse_api
from generator.project.project import Project
from generator.project.settings import settle_names
from generator.targets.python.code_samples import CodeSamples
from generator.targets.python.docs import view_samples

KEY: Final = "x-codeSamples"


def add_samples(document: Document, project: Project) -> int:
    """Add code in Python, for the command line and for curl to each operation; return to how many.

    Samples that an operation has already are kept.
    """
    plan, api = project.main, parse_api(document.root)
    settings = settle_names(plan.names, api.title, project.document, plan.metadata, plan.choices)
    layers = with_choices(read_layers(plan.layers, agent=plan.choices.agent), plan.choices)
    added = 0
    for pointer, samples in view_samples(api, settings, layers.additions).items():
        operation = _object_at(document.written.root, pointer)
        if operation is not None and KEY not in operation:
            operation[KEY] = list(_entries(samples))
            added += 1
    return added


def _entries(samples: CodeSamples) -> Iterator[dict[str, str]]:
    named = (
        ("Python", "Python", samples.python),
        ("Shell", "Command line", samples.command),
        ("Shell", "curl", samples.curl),
    )
    for language, label, source in named:
        if source:
            yield {"lang": language, "label": label, "source": source}


def _object_at(root: object, pointer: str) -> dict[str, Any] | None:
    """Give the object at a pointer such as `#/paths/~1videos/get`, None where there is none."""
    found = root
    for part in pointer.removeprefix("#").split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return cast("dict[str, Any]", found) if isinstance(found, dict) else None
