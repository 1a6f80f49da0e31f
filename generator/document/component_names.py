"""Names of components for what comes from other files."""

from __future__ import annotations

import re
from pathlib import PurePath

from generator.document.files import Target
from generator.document.tree import ROOT, Object, escape, split_pointer


def component_pointer(root: Object, kind: str, name: str) -> str:
    """Write the pointer of a component."""
    return "/".join((ROOT, *_section_keys(root, kind), escape(name)))


def section(root: Object, kind: str) -> Object:
    """Give `components.<kind>`, made if it is not there yet; in Swagger 2.0 `definitions` and the like."""
    node = root
    for key in _section_keys(root, kind):
        node = _child(node, key)
    return node


def _section_keys(root: Object, kind: str) -> tuple[str, ...]:
    old = _SWAGGER_SECTIONS.get(kind) if "swagger" in root else None
    return (old,) if old else ("components", kind)


_SWAGGER_SECTIONS = {"schemas": "definitions", "parameters": "parameters", "responses": "responses"}


def free_name(root: Object, kind: str, target: Target) -> str:
    """Name a component after its file or the last token of its fragment; one in use gets the file or folder added."""
    taken = section(root, kind)
    tokens = split_pointer(target.pointer)
    path = PurePath(target.file.source.name)
    name = _clean(tokens[-1] if tokens else path.stem)
    further = f"{name}_{_clean(path.stem if tokens else path.parent.name)}"
    numbered = (f"{further}_{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, further, *numbered) if candidate not in taken)


def _child(node: Object, key: str) -> Object:
    child = node.setdefault(key, {})
    if not isinstance(child, dict):
        child = node[key] = {}
    return child


_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]+")


def _clean(text: str) -> str:
    """Keep what a component's name may hold: https://spec.openapis.org/oas/v3.1.1#fixed-fields-5."""
    return _FORBIDDEN.sub("_", text).strip("_") or "Component"
