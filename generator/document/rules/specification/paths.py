"""Rule of path templates: https://spec.openapis.org/oas/v3.1.1#path-templating-matching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.document.rules.rule import Finding
from generator.document.rules.subject import Subject
from generator.document.tree import ROOT, as_object, escape

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


def check_ambiguous_paths(subject: Subject) -> Iterator[Finding]:
    """No two paths differ in the names of their variables alone."""
    first: dict[str, str] = {}
    for path in as_object(subject.root.get("paths")):
        shape = _VARIABLE.sub("{}", path)
        earlier = first.setdefault(shape, path)
        if path not in {earlier, shape}:
            message = f"path '{path}' matches what '{earlier}' matches; put both under one path"
            yield Finding(pointer=f"{ROOT}/paths/{escape(path)}", message=message)
